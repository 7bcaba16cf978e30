import type { Fraction } from '../../grading/fraction.ts';
import type { NumericAnswer } from '../../grading/number.ts';
import type { Feedback } from '../support/feedback.ts';

/** A number or range that a response is held against. */
export interface Target extends Feedback {
  /** False for a wrong answer that was expected. */
  readonly right: boolean;
  readonly answer: NumericAnswer;
  readonly credit?: Fraction;
}

/** The targets in the author's order: the first that a response meets decides. */
export interface NumericBody {
  readonly targets: readonly Target[];
}
