import type { Fraction } from '../grading/fraction.ts';
import type { LateRule } from './late.ts';

/** The attempts of which a student's mark is made; `best` is the highest share after lateness, the earlier of equals. */
export const attemptsRules = ['first', 'last', 'best', 'mean'] as const;
export type AttemptsRule = (typeof attemptsRules)[number];

/**
 * Which of two responses of one student to one item in one attempt counts: the earlier or later by the time of the
 * submission, then by path, line and column. `error` takes the first and reports an error.
 */
export const duplicatesRules = ['error', 'first', 'last'] as const;
export type DuplicatesRule = (typeof duplicatesRules)[number];

/** An item without a row counts as `blank`, or is left out of the student's total and of what could be reached. */
export const missingRules = ['blank', 'omit'] as const;
export type MissingRule = (typeof missingRules)[number];

/** How submissions become marks. The rule of each item stands in the paper. */
export interface Policy {
  readonly attempts: AttemptsRule;
  readonly duplicates: DuplicatesRule;
  readonly missing: MissingRule;
  readonly late?: LateRule;
  /** From 0 to 1; who reaches it exactly has passed. Compared before anything is rounded. */
  readonly passMark?: Fraction;
}

/** What holds where a teacher says nothing. */
export const usualPolicy: Policy = { attempts: 'last', duplicates: 'error', missing: 'blank' };
