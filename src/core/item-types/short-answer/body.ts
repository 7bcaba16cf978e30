import type { Fraction } from '../../grading/fraction.ts';
import type { TextRule } from '../../grading/text.ts';
import type { Feedback } from '../support/feedback.ts';

/** A text or pattern that a response is held against, with what the author says to who gave it. */
export interface Answer extends Feedback {
  /** False for a wrong answer that was expected. */
  readonly right: boolean;
  readonly is: 'text' | 'pattern';
  /** The text, or what stands between the slashes. */
  readonly text: string;
  readonly flags?: string;
  readonly credit?: Fraction;
}

/** The answers in the author's order: the first that fits a response decides. */
export interface ShortAnswerBody extends TextRule {
  readonly answers: readonly Answer[];
}
