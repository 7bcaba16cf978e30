import { formatNumericAnswer } from '../../grading/number.ts';
import type { Accounted, ItemWith } from '../contract.ts';
import { literal } from '../support/markdown.ts';
import type { NumericBody, Target } from './body.ts';
import { fullResponse, gradeNumber, targetMet } from './grade.ts';

const rationaleOf = (text: string | undefined): { rationale?: string } =>
  text === undefined ? {} : { rationale: text };

/** The target that the key meets, as the author wrote it. */
function expectedTarget(body: NumericBody): Target | undefined {
  return targetMet(body, fullResponse(body) ?? '');
}

/** What was expected, as text: `3.14 ± 0.01`. */
export function expectedText(body: NumericBody): string {
  const target = expectedTarget(body);
  return target === undefined ? '' : formatNumericAnswer(target.answer);
}

/** The number that was given, then what was expected unless it earned everything. */
export function accountOfNumber(item: ItemWith<NumericBody>, response: string | undefined): readonly Accounted[] {
  const target = expectedTarget(item.body);
  const expected: Accounted = {
    mark: 'expected',
    text: literal(expectedText(item.body)),
    ...rationaleOf(target?.notChosen ?? target?.feedback),
  };
  if (response === undefined) return [expected];
  const given = { text: literal(response), ...rationaleOf(targetMet(item.body, response)?.feedback) };
  const right = gradeNumber(item, response).verdict === 'right';
  return right ? [{ mark: 'chosen-right', ...given }] : [{ mark: 'given', ...given }, expected];
}
