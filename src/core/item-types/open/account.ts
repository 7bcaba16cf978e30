import type { Accounted } from '../contract.ts';
import { literal } from '../support/markdown.ts';
import type { OpenResponse } from './decode.ts';
import type { OpenBody } from './notation.ts';

/** What was written, the key points that it makes, those that it lacks, and the model answer. */
export function accountOfOpen({ points, model }: OpenBody, response: OpenResponse | undefined): readonly Accounted[] {
  const made = response?.points ?? [];
  const isUnrated = response === undefined || response.points === null;
  const lines = points.map(({ text, note }, index): Accounted => {
    const mark = made.includes(index) ? 'chosen-right' : isUnrated ? 'expected' : 'missed';
    return { mark, index, text, ...(note === undefined ? {} : { rationale: note }) };
  });
  const text = response?.text ?? '';
  return [
    ...(text === '' ? [] : [{ mark: 'given', text: literal(text) } as const]),
    ...lines.filter(({ mark }) => mark === 'chosen-right'),
    ...lines.filter(({ mark }) => mark !== 'chosen-right'),
    ...(model === '' ? [] : [{ mark: 'expected', text: model } as const]),
  ];
}
