import type { Fraction } from './fraction.ts';
import type { RuleName } from './rule.ts';

/** `blank` is no response at all; `unrated` is what neither the machine nor the learner has judged. */
export type Verdict = 'right' | 'partly' | 'wrong' | 'blank' | 'unrated';

/** What grading returned, exact. `earned <= possible`, and not below zero but under a rule that goes there. */
export interface Score {
  readonly earned: Fraction;
  readonly possible: Fraction;
  readonly verdict: Verdict;
  readonly rule: RuleName;
  /** How the rule came to the share, for a person: `2 of 3 right, 1 wrong: (2 − 1) / 3`. */
  readonly arithmetic: string;
}
