import { add, equal, one } from '../../grading/fraction.ts';
import { formatNumericAnswer, matches, type NumericAnswer, readNumber } from '../../grading/number.ts';
import { scoreCredit, scoreWhole } from '../../grading/rules.ts';
import type { Score } from '../../grading/score.ts';
import type { ItemWith } from '../contract.ts';
import type { NumericBody, Target } from './body.ts';

const isFull = ({ right, credit }: Target): boolean => right && (credit === undefined || equal(credit, one));

/** The target that a response meets, the first in the author's order. */
export function targetMet({ targets }: NumericBody, response: string): Target | undefined {
  const given = readNumber(response);
  return given.is === 'number' ? targets.find(({ answer }) => matches(answer, given)) : undefined;
}

/** The score of a response that is a number. */
export function gradeNumber({ body, points, partial }: ItemWith<NumericBody>, response: string): Score {
  const met = targetMet(body, response);
  if (met === undefined || !met.right) return scoreWhole(false, points, partial);
  if (met.credit === undefined || partial !== 'weights') return scoreWhole(isFull(met), points, partial);
  return scoreCredit(met.credit, points);
}

/** Numbers that meet an answer: its middle, or the ends of a range and one beyond an end that is open. */
function numbersOf(answer: NumericAnswer): readonly string[] {
  const unit = answer.unit === undefined ? {} : { unit: answer.unit };
  const { low, high } = answer.is === 'range' ? answer : { low: answer.value, high: answer.value };
  const values = [low, high, ...(low === undefined ? [] : [add(low, one)])].filter((value) => value !== undefined);
  return values.map((value) => formatNumericAnswer({ is: 'exact', value, ...unit }));
}

/** The first number that earns everything; nothing where none does. */
export function fullResponse(body: NumericBody): string | undefined {
  const earnsAll = (text: string): boolean => {
    const met = targetMet(body, text);
    return met !== undefined && isFull(met);
  };
  return body.targets
    .filter(isFull)
    .flatMap(({ answer }) => numbersOf(answer))
    .find(earnsAll);
}
