import { difference, isNear } from '../../grading/text.ts';
import type { Accounted, ItemWith } from '../contract.ts';
import { literal } from '../support/markdown.ts';
import type { ShortAnswerBody } from './body.ts';
import { fullResponse, gradeText } from './grade.ts';
import { answerGiven } from './match.ts';

/** The answer to show as the right one. */
export function expectedText(body: ShortAnswerBody): string {
  return fullResponse(body) ?? '';
}

const rationaleOf = (text: string | undefined): { rationale?: string } =>
  text === undefined ? {} : { rationale: text };

function expected(body: ShortAnswerBody): Accounted {
  const text = expectedText(body);
  const answer = answerGiven(body, text);
  return { mark: 'expected', text: literal(text), ...rationaleOf(answer?.notChosen ?? answer?.feedback) };
}

/** What was typed, with what differs where it is a slip of the fingers, then what was expected. */
export function accountOfText(item: ItemWith<ShortAnswerBody>, response: string | undefined): readonly Accounted[] {
  const { body } = item;
  if (response === undefined) return [expected(body)];
  const given = answerGiven(body, response);
  const rationale = rationaleOf(given?.feedback);
  if (gradeText(item, response).verdict === 'right') {
    return [{ mark: 'chosen-right', text: literal(response), ...rationale }];
  }
  const right = body.answers.filter((answer) => answer.right && answer.is === 'text').map(({ text }) => text);
  const near = given === undefined ? right.find((text) => isNear(response, text, body)) : undefined;
  return [
    {
      mark: 'given',
      text: literal(response),
      ...rationale,
      ...(near === undefined ? {} : { difference: difference(response, near) }),
    },
    expected(body),
  ];
}
