import { difference, isNear, sameText } from '../../grading/text.ts';
import type { Accounted } from '../contract.ts';
import { literal } from '../support/markdown.ts';
import { type ClozeBody, type Gap, gapsOf, shownAnswer } from './body.ts';

/** True where a text belongs into a gap. */
export function fits(body: ClozeBody, gap: Gap, text: string): boolean {
  return text !== '' && gap.answers.some((answer) => sameText(text, answer, body));
}

function given(body: ClozeBody, gap: Gap, index: number, text: string): Accounted {
  if (fits(body, gap, text)) return { mark: 'chosen-right', index, text: literal(text) };
  const near = gap.answers.find((answer) => isNear(text, answer, body));
  return {
    mark: 'chosen-wrong',
    index,
    text: literal(text),
    ...(near === undefined ? {} : { difference: difference(text, near) }),
  };
}

/** What was filled in, gap by gap, then what belongs into the gaps that are not right. */
export function accountOfGaps(body: ClozeBody, response: readonly string[] | undefined): readonly Accounted[] {
  const gaps = gapsOf(body);
  const texts = gaps.map((_, index) => response?.[index] ?? '');
  const filled = gaps.flatMap((gap, index) => {
    const text = texts[index] ?? '';
    return text === '' ? [] : [given(body, gap, index, text)];
  });
  const expected = gaps.flatMap((gap, index): readonly Accounted[] =>
    fits(body, gap, texts[index] ?? '') ? [] : [{ mark: 'expected', index, text: literal(shownAnswer(gap)) }],
  );
  return [...filled, ...expected];
}
