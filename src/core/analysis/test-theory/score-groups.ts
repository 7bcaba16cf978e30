/**
 * Groups of students by their score in the test. Students with the same score at the edge of a group share its last
 * places equally, each as a fraction of a student: the groups have exactly their size, and no order of the students can
 * change them.
 */

import type { Ranked } from './ranked.ts';
import { at } from './score-table.ts';

/** By place of a score among the different ones, which part of a student with it belongs to the group, 0 to 1. */
export type Membership = Float64Array;

export interface ScoreGroups {
  readonly lower: Membership;
  /** Those in neither of the others. */
  readonly middle: Membership;
  readonly upper: Membership;
}

/** The lowest and the highest share of the students by score, such as .27; `null` where all have the same score. */
export function scoreGroups(scores: Ranked, share: number): ScoreGroups | null {
  const upper = highest(scores, share);
  if (upper === null) return null;
  const lower = partsOf(countsOf(scores), share * scores.places.length);
  return { lower, upper, middle: lower.map((part, score) => Math.max(0, 1 - part - at(upper, score))) };
}

/** The highest share alone; `null` where all have the same score. */
export function highest(scores: Ranked, share: number): Membership | null {
  if (scores.values.length < 2) return null;
  return partsOf(countsOf(scores).reverse(), share * scores.places.length).reverse();
}

/** How many students have each score. */
function countsOf({ values, places }: Ranked): Float64Array<ArrayBuffer> {
  const counts = new Float64Array(values.length);
  for (let row = 0; row < places.length; row += 1) counts[places[row] ?? 0] = at(counts, places[row] ?? 0) + 1;
  return counts;
}

function partsOf(counts: Float64Array, places: number): Float64Array<ArrayBuffer> {
  let left = places;
  return counts.map((count) => {
    const part = Math.max(0, Math.min(1, left / count));
    left -= count;
    return part;
  });
}

/**
 * The groups that Canvas forms, the lowest and highest 27 %: cut at `round(.73 n)` and `round(.27 n)` of the ranking,
 * and whoever ties with the first of a group moves up into it. Source: canvas-lms, item_analysis/summary.rb.
 */
export function scoreGroupsOfCanvas(scores: Ranked): ScoreGroups | null {
  const n = scores.places.length;
  if (n === 0) return null;
  const ranking = scores.places.toSorted();
  const floorOf = (cut: number): number => at(ranking, Math.min(n - 1, Math.round(cut * n)));
  const [top, middle] = [floorOf(0.73), floorOf(0.27)];
  const group = (isIn: (score: number) => boolean): Membership =>
    scores.values.map((_, score) => (isIn(score) ? 1 : 0));
  return {
    upper: group((score) => score >= top),
    middle: group((score) => score < top && score >= middle),
    lower: group((score) => score < middle),
  };
}
