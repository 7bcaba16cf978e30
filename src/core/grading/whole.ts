import { compare, divide, equal, type Fraction, max, min, multiply, one, sum, toText, zero } from './fraction.ts';
import type { RuleName } from './rule.ts';
import type { Score, Verdict } from './score.ts';

/** The share kept between nothing and all. */
export function clamp(share: Fraction): Fraction {
  return max(zero, min(one, share));
}

/** The score of a share of the points. */
export function scoreShare(
  share: Fraction,
  points: Fraction,
  rule: RuleName,
  verdict: Verdict,
  arithmetic: string,
): Score {
  return { earned: multiply(clamp(share), points), possible: points, verdict, rule, arithmetic };
}

/** Right for all, wrong for nothing, partly between. */
export function verdictOf(share: Fraction): Verdict {
  if (compare(share, one) >= 0) return 'right';
  return compare(share, zero) <= 0 ? 'wrong' : 'partly';
}

/** The score of a response that is right or wrong as a whole. */
export function scoreWhole(right: boolean, points: Fraction, rule: RuleName = 'all-or-nothing'): Score {
  return scoreShare(right ? one : zero, points, rule, right ? 'right' : 'wrong', right ? 'right' : 'wrong');
}

/** The score of a response that earns a set share of the points, as an accepted answer with a credit does. */
export function scoreCredit(share: Fraction, points: Fraction): Score {
  const credit = clamp(share);
  return scoreShare(credit, points, 'weights', verdictOf(credit), `credit ${toText(credit)}`);
}

/** The score of no response. */
export function blankScore(points: Fraction, rule: RuleName = 'all-or-nothing'): Score {
  return scoreShare(zero, points, rule, 'blank', 'no response');
}

/** The score of a response that nobody has judged yet. */
export function unratedScore(points: Fraction, rule: RuleName = 'all-or-nothing'): Score {
  return scoreShare(zero, points, rule, 'unrated', 'not rated yet');
}

/** The score of a response that made some of the key points, `made` by their places from 0; weights are above zero. */
export function rubricScore(weights: readonly Fraction[], made: Iterable<number>, points: Fraction): Score {
  const found = new Set(made);
  const reached = sum(weights.filter((_, index) => found.has(index)));
  const total = sum(weights);
  const share = equal(total, zero) ? zero : divide(reached, total);
  const count = weights.filter((_, index) => found.has(index)).length;
  const arithmetic = `${count} of ${weights.length} key points: ${toText(reached)} of ${toText(total)}`;
  return scoreShare(share, points, 'weights', verdictOf(share), arithmetic);
}
