/**
 * What the systems mean by their words, and what each makes of a gap.
 *
 * | gap | ctt | moodle | canvas | psych |
 * | --- | --- | --- | --- | --- |
 * | omitted | earns 0 | earns 0 | leaves the item's statistics | missing |
 * | not reached | leaves the item's statistics | earns 0 | leaves the item's statistics | missing |
 * | not attempted | leaves the item's statistics | leaves the item's statistics | the same | missing |
 *
 * In the student's total every gap earns 0, save in psych, where the total is the mean of the items that were answered. Alpha
 * rests, in ctt, on the students who attempted every item; in moodle and canvas on the variances of each item as above and
 * of all totals; in psych on covariances of each two items over the students who have both.
 *
 * What a system does not define is `null` under it:
 *
 * - ctt has all but what is named after psych.
 * - moodle has facility, sd (n − 1), the random guess score, intended and effective weight, the discrimination index, which
 *   is our item-rest correlation, efficiency, skewness, kurtosis, the coefficient of internal consistency, which is alpha,
 *   and the standard error. Moodle shows them times 100. Source: quiz_statistics and core_question\statistics of Moodle.
 * - canvas has the difficulty index, which is the facility of a right or wrong item, sd over n, point-biserial correlations
 *   with the total, and alpha from 16 items on. It knows items with one key only; where a matrix has options, others count
 *   in the total alone. Source: canvas-lms, quizzes/quiz_statistics/item_analysis.
 * - psych has what `alpha` of R's psych 2.2.9 prints: raw and standardised alpha, Guttman's λ₆, the average correlation, Feldt's
 *   interval, raw.r (item-total), std.r, r.cor and r.drop (item-rest); mean and sd of the test are those of a student's mean
 *   score, not of the sum. Skewness and kurtosis are those of its `describe`.
 */
import { deviation, squares } from './moments.ts';
import type { System } from './response-matrix.ts';
import { type ScoreColumn, state } from './score-table.ts';

export interface Conventions {
  /** By state of a cell, 1 where the student counts in the statistics of the item. */
  readonly counted: readonly number[];
  /** What is subtracted from n in a standard deviation. */
  readonly lessThanN: 0 | 1;
  /** The smallest test with an alpha. */
  readonly itemsForAlpha: number;
  /** The statistics that the system defines. */
  readonly has: ReadonlySet<Defined>;
}

/** What not every system defines. */
export type Defined =
  | 'item-total'
  | 'item-rest'
  | 'biserial'
  | 'groups'
  | 'thirds'
  | 'chance'
  | 'guess-corrected'
  | 'weights'
  | 'deleted'
  | 'interval'
  | 'sem'
  | 'shape'
  | 'option-correlation';

export const conventions: Readonly<Record<Exclude<System, 'psych'>, Conventions>> = {
  ctt: {
    counted: counting('scored', 'omitted'),
    lessThanN: 1,
    itemsForAlpha: 2,
    has: new Set([
      'item-total',
      'item-rest',
      'biserial',
      'groups',
      'thirds',
      'chance',
      'guess-corrected',
      'weights',
      'deleted',
      'interval',
      'sem',
      'shape',
      'option-correlation',
    ]),
  },
  moodle: {
    counted: counting('scored', 'omitted', 'notReached'),
    lessThanN: 1,
    itemsForAlpha: 2,
    has: new Set(['item-rest', 'chance', 'weights', 'sem', 'shape']),
  },
  canvas: {
    counted: counting('scored'),
    lessThanN: 0,
    itemsForAlpha: 16,
    has: new Set(['item-total', 'groups', 'option-correlation']),
  },
};

function counting(...states: readonly (keyof typeof state)[]): readonly number[] {
  const counted = [0, 0, 0, 0];
  for (const each of states) counted[state[each]] = 1;
  return counted;
}

/** For each student 1 where they count in the statistics of the item. */
export function countedIn({ states }: ScoreColumn, { counted }: Pick<Conventions, 'counted'>): Uint8Array {
  const counts = new Uint8Array(states.length);
  for (let row = 0; row < counts.length; row += 1) counts[row] = counted[states[row] ?? 0] ?? 0;
  return counts;
}

/** The numbers of the students who count; the same column where all do. */
export function those(numbers: Float64Array, counts: Uint8Array): Float64Array {
  return counts.includes(0) ? numbers.filter((_, row) => counts[row] === 1) : numbers;
}

/** The standard deviation over n − 1 or n; `null` of no number. */
export function deviationBy(numbers: Float64Array, lessThanN: 0 | 1): number | null {
  if (lessThanN === 1) return deviation(numbers);
  return numbers.length === 0 ? null : Math.sqrt(squares(numbers) / numbers.length);
}
