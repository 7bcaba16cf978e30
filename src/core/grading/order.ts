import { type Fraction, fraction, one, zero } from './fraction.ts';
import type { RuleName } from './rule.ts';
import type { Score } from './score.ts';
import { scoreShare, verdictOf } from './whole.ts';

/** How many entries the longest strictly rising subsequence has: what is common with 0, 1, 2, … */
export function longestRising(given: readonly number[]): number {
  // The smallest last entry of a rising run of each length; it stays sorted, so each entry finds its place by halving.
  const lasts: number[] = [];
  for (const entry of given) {
    let [low, high] = [0, lasts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((lasts[middle] ?? 0) < entry) low = middle + 1;
      else high = middle;
    }
    lasts[low] = entry;
  }
  return lasts.length;
}

function inOrder(given: readonly number[], lines: number): readonly [Fraction, string] {
  const rising = longestRising(given);
  // A line alone is in no order, and the reverse should earn nothing.
  const count = rising < 2 ? 0 : rising;
  return [fraction(count, lines), `${count} of ${lines} lines in order`];
}

function pairs(given: readonly number[], lines: number): readonly [Fraction, string] {
  const count = given.filter((entry, index) => index > 0 && given[index - 1] === entry - 1).length;
  return [lines < 2 ? zero : fraction(count, lines - 1), `${count} of ${lines - 1} neighbours right`];
}

function places(given: readonly number[], lines: number): readonly [Fraction, string] {
  const count = given.filter((entry, index) => entry === index).length;
  return [fraction(count, lines), `${count} of ${lines} lines in place`];
}

function shareOf(rule: RuleName, given: readonly number[], lines: number): readonly [Fraction, string] {
  if (rule === 'longest-common-subsequence') return inOrder(given, lines);
  if (rule === 'adjacent-pairs') return pairs(given, lines);
  if (rule === 'position') return places(given, lines);
  return [zero, 'not the right order'];
}

/**
 * The score of an order. `given` holds the lines by their right places, from 0, each at most once, and `lines` says how
 * many there are where some were left out.
 */
export function scoreOrder(
  rule: RuleName,
  given: readonly number[],
  points: Fraction,
  lines: number = given.length,
): Score {
  const isRight = lines > 0 && given.length === lines && given.every((entry, index) => entry === index);
  if (isRight) return scoreShare(one, points, rule, 'right', `all ${lines} lines in order`);
  const [share, arithmetic] = lines === 0 ? ([zero, 'no lines'] as const) : shareOf(rule, given, lines);
  return scoreShare(share, points, rule, verdictOf(share), arithmetic);
}
