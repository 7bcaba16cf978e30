import type { Accounted } from '../contract.ts';
import { type TrueFalseBody, wordOf } from './notation.ts';

function line(answer: boolean, mark: Accounted['mark'], rationale: string | undefined): Accounted {
  return { mark, index: answer ? 0 : 1, text: wordOf(answer), ...(rationale === undefined ? {} : { rationale }) };
}

/** The given answer, then the right one where it was not given. */
export function accountOfTruth(body: TrueFalseBody, response: boolean | undefined): readonly Accounted[] {
  if (response === body.answer) return [line(response, 'chosen-right', body.feedback)];
  const missed = line(body.answer, 'missed', body.notChosen ?? body.feedback);
  return response === undefined ? [missed] : [line(response, 'chosen-wrong', body.otherFeedback), missed];
}
