/** How an item tells the able students from the others, beside plain correlations. */
import { normalDensity, normalQuantile } from './distributions-of-chance.ts';
import type { Comoments, Joint } from './joint.ts';
import { at } from './score-table.ts';

/**
 * The biserial correlation `r_bis = r_pb · √(p(1 − p)) / φ(z)` of an item that gives all or nothing, with p the share of
 * students who got it right, z the normal quantile of p and φ the normal density: what the correlation would be if a normal
 * trait had been cut in two. It may exceed 1. `null` where p is 0 or 1. Source: F. M. Lord and M. R. Novick, Statistical
 * theories of mental test scores (1968), 15.5.
 */
export function biserial(pointBiserial: number | null, p: number): number | null {
  if (pointBiserial === null || p <= 0 || p >= 1) return null;
  return (pointBiserial * Math.sqrt(p * (1 - p))) / normalDensity(normalQuantile(p));
}

/**
 * The discrimination efficiency of an item, at most 1: the covariance of its points with the points for the rest of the
 * test, over the largest that the same points and the same rests could have, with both in rising order. `null` where one of
 * them does not vary. Source: Moodle, quiz statistics, "discriminative efficiency", which Moodle shows times 100.
 */
export function discriminationEfficiency(
  joint: Joint,
  { n, mean, points, rests, pointsRests }: Comoments,
): number | null {
  if (points === 0 || rests === 0) return null;
  const rising = (of: (pair: number) => number): readonly (readonly [value: number, count: number])[] =>
    Array.from(joint.counts, (count, pair) => [of(pair), count] as const).sort(([one], [other]) => one - other);
  const ofPoints = rising((pair) => at(joint.points, pair));
  const ofRests = rising((pair) => at(joint.totals, pair) - at(joint.points, pair));
  const middle = ofRests.reduce((sum, [rest, count]) => sum + rest * count, 0) / n;
  // Both lists hold the same students, and are walked side by side, as many at a time as both have left of one value.
  let [largest, place, used] = [0, 0, 0];
  for (const [score, count] of ofPoints) {
    let left = count;
    while (left > 0) {
      const [rest, size] = ofRests[place] ?? [middle, left + used];
      const both = Math.min(left, size - used);
      largest += both * (score - (mean ?? 0)) * (rest - middle);
      left -= both;
      used += both;
      if (used === size) [place, used] = [place + 1, 0];
    }
  }
  return pointsRests / largest;
}

/**
 * The effective weight of each item, 0 to 1, the sum being 1: the root of the covariance of its points with the totals, over
 * the sum of these roots. `null` for an item whose covariance is below zero, and for all where none is above. Source:
 * Moodle, quiz statistics, "effective weight", which Moodle shows times 100.
 */
export function effectiveWeights(covariances: readonly (number | null)[]): readonly (number | null)[] {
  const roots = covariances.map((covariance) => (covariance === null || covariance < 0 ? null : Math.sqrt(covariance)));
  const sum = roots.reduce<number>((all, root) => all + (root ?? 0), 0);
  return roots.map((root) => (root === null || sum === 0 ? null : root / sum));
}
