import { alphaOf, completeColumns } from './alpha.ts';
import { type Conventions, deviationBy } from './conventions.ts';
import type { OwnStatistics } from './item-statistics.ts';
import { kurtosis, mean, skewness, squares } from './moments.ts';
import { type Interval, type Reliability, reliabilityOf } from './reliability.ts';
import type { ScoreTable } from './score-table.ts';

/** The statistics of the whole test. What the system does not define, or cannot be computed, is `null`. */
export interface TestStatistics {
  /** Those who attempted something. */
  readonly students: number;
  readonly items: number;
  /** Those who attempted every item. */
  readonly complete: number;
  /** The points possible. */
  readonly possible: number;
  /** Of the totals, in points; in psych of the students' mean scores. */
  readonly mean: number | null;
  readonly sd: number | null;
  readonly skewness: number | null;
  readonly kurtosis: number | null;
  readonly alpha: number | null;
  readonly alphaInterval: Interval | null;
  readonly kr20: number | null;
  /** The standard error of measurement, in points. */
  readonly sem: number | null;
  /** Alpha of the standardised items, Guttman's λ₆ and the mean correlation of two items; of psych only. */
  readonly alphaStandardized: number | null;
  readonly guttman6: number | null;
  readonly averageCorrelation: number | null;
}

/** The reliability of a table by our own rules, over the students who attempted every item. */
export function ownReliability(table: ScoreTable): Reliability & { readonly complete: number } {
  const columns = completeColumns(table);
  return { ...reliabilityOf(columns), complete: columns[0]?.points.length ?? 0 };
}

/** The statistics of the test under the rules of ctt, moodle or canvas, from those of the items that count in alpha. */
export function testStatistics(
  table: ScoreTable,
  rules: Conventions,
  own: readonly OwnStatistics[],
  reliability: ReturnType<typeof ownReliability>,
): TestStatistics {
  const { totals, items, students } = table;
  const sd = deviationBy(totals, rules.lessThanN);
  const hasOwn = rules.has.has('interval');
  const alpha = hasOwn ? reliability.alpha : alphaOfSystem(totals, rules, own);
  const semOfSystem = alpha === null || sd === null || alpha > 1 ? null : sd * Math.sqrt(1 - alpha);
  return {
    students: students.length,
    items: items.length,
    complete: reliability.complete,
    possible: items.reduce((sum, { possible }) => sum + possible, 0),
    mean: mean(totals),
    sd,
    skewness: rules.has.has('shape') ? skewness(totals) : null,
    kurtosis: rules.has.has('shape') ? kurtosis(totals) : null,
    alpha,
    alphaInterval: hasOwn ? reliability.alphaInterval : null,
    kr20: hasOwn ? reliability.kr20 : null,
    sem: hasOwn ? reliability.sem : rules.has.has('sem') ? semOfSystem : null,
    alphaStandardized: null,
    guttman6: null,
    averageCorrelation: null,
  };
}

/** Alpha of variances that each rest on the students who count in them, as Moodle and Canvas have it. */
function alphaOfSystem(totals: Float64Array, rules: Conventions, own: readonly OwnStatistics[]): number | null {
  if (own.length < rules.itemsForAlpha || totals.length <= rules.lessThanN) return null;
  const sum = own.reduce((all, { variance }) => all + (variance ?? 0), 0);
  return alphaOf(own.length, sum, squares(totals) / (totals.length - rules.lessThanN));
}
