/** How far the score of a test would be the same with other items of the sort. */
import { alphaOf, type Points, spreadsOf } from './alpha.ts';
import { quantileOfF } from './distributions-of-chance.ts';
import { deviation, mean, products, squares } from './moments.ts';
import { at } from './score-table.ts';

export interface Interval {
  readonly low: number;
  readonly high: number;
  /** The share of such intervals that hold the true value. */
  readonly level: number;
}

export interface Reliability {
  readonly alpha: number | null;
  readonly alphaInterval: Interval | null;
  readonly kr20: number | null;
  readonly sem: number | null;
  /** By item: alpha of the test without it. */
  readonly alphaIfDeleted: readonly (number | null)[];
}

/**
 * Alpha and what follows from it, of a complete table.
 *
 * - `alpha = k/(k−1) · (1 − Σ s²ᵢ / s²ₜ)`, s²ᵢ the variance of an item, s²ₜ of the total. Source: L. J. Cronbach,
 *   Coefficient alpha and the internal structure of tests, Psychometrika 16 (1951), 297–334.
 * - `kr20 = k/(k−1) · (1 − Σ pq / s²)` of the number right, s² over n, where every item gives all or nothing. Source: G. F.
 *   Kuder and M. W. Richardson, The theory of the estimation of test reliability, Psychometrika 2 (1937), 151–160.
 * - `sem = sₜ · √(1 − alpha)`, in points; for an alpha below zero, as if it were zero.
 * - `alphaIfDeleted`, the same alpha of the other items; `null` below three items.
 *
 * All are `null` where they would divide by nothing: below two items or students, or totals that do not vary.
 */
export function reliabilityOf(columns: readonly Points[]): Reliability {
  const k = columns.length;
  const n = columns[0]?.points.length ?? 0;
  const { totals, spreads, sum, total, alpha } = spreadsOf(columns);
  const spread = deviation(totals);
  return {
    alpha,
    alphaInterval: alpha === null ? null : feldtInterval(alpha, n, k),
    kr20: kr20Of(columns, n),
    sem: alpha === null || spread === null ? null : spread * Math.sqrt(1 - Math.max(0, alpha)),
    alphaIfDeleted: columns.map(({ points }, item) => {
      const own = at(spreads, item);
      const rest = total + own - 2 * products(points, totals);
      return n < 2 ? null : alphaOf(k - 1, sum - own, rest <= total * 1e-12 ? 0 : rest);
    }),
  };
}

function kr20Of(columns: readonly Points[], n: number): number | null {
  const k = columns.length;
  if (n < 2 || !columns.every(isAllOrNothing)) return null;
  const right = new Float64Array(n);
  let sum = 0;
  for (const { points, possible } of columns) {
    const p = (mean(points) ?? 0) / possible;
    sum += p * (1 - p);
    for (let row = 0; row < n; row += 1) right[row] = (right[row] ?? 0) + (points[row] ?? 0) / possible;
  }
  return alphaOf(k, sum, squares(right) / n);
}

const known = new WeakMap<Float64Array, { readonly possible: number; readonly is: boolean }>();

/** True where each student earned all the points of an item or none; the points must not change afterwards. */
export function isAllOrNothing({ points, possible }: Points): boolean {
  const before = known.get(points);
  if (before?.possible === possible) return before.is;
  const is = givesAllOrNothing(points, possible);
  known.set(points, { possible, is });
  return is;
}

function givesAllOrNothing(points: Float64Array, possible: number): boolean {
  if (!(possible > 0)) return false;
  for (let row = 0; row < points.length; row += 1) {
    const score = points[row] ?? 0;
    if (score !== 0 && score !== possible) return false;
  }
  return true;
}

/**
 * The 95 % interval of an alpha of n students and k items, `1 − (1 − alpha) · F`, F being the 97.5 % and the 2.5 % point of
 * the distribution with n − 1 and (n − 1)(k − 1) degrees of freedom. Source: L. S. Feldt, D. J. Woodruff and F. A. Salih,
 * Statistical inference for coefficient alpha, Applied Psychological Measurement 11 (1987), 93–103.
 */
export function feldtInterval(alpha: number, n: number, k: number): Interval {
  const end = (share: number): number => 1 - (1 - alpha) * quantileOfF(share, n - 1, (n - 1) * (k - 1));
  return { low: end(0.975), high: end(0.025), level: 0.95 };
}
