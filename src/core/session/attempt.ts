import { type Fraction, max, min, subtract, sum, toText, zero } from '../grading/fraction.ts';
import type { Score } from '../grading/score.ts';
import type { Accounted, Json } from '../item-types/contract.ts';
import type { Item } from '../item-types/index.ts';

/** One item asked once and responded to. */
export interface Attempt {
  /** The item's place in the paper, from 0. */
  readonly place: number;
  readonly round: number;
  /** The value that reads back as the same response; null for a blank. */
  readonly response: Json;
  /** After the cost of the hints. */
  readonly score: Score;
  readonly account: readonly Accounted[];
  /** Hints that had been taken. */
  readonly hints: number;
  /** All the time that the item was in front of the learner in this round. */
  readonly durationMs: number;
  readonly atMs: number;
  /** Whether the item's time ended before the learner did. */
  readonly timedOut: boolean;
}

/** A list that grows at its head without being copied. */
export type Attempts = { readonly head: Attempt; readonly rest: Attempts } | undefined;

/** The attempts as an array, the oldest first. */
export function attemptsInOrder(attempts: Attempts): readonly Attempt[] {
  const list: Attempt[] = [];
  for (let rest = attempts; rest; rest = rest.rest) list.push(rest.head);
  return list.reverse();
}

/** The last attempt at each place in a round. Of several in round 0 the last counts: only an exam lets one change. */
export function standing(attempts: Attempts, round: number): ReadonlyMap<number, Attempt> {
  const found = new Map<number, Attempt>();
  for (let rest = attempts; rest; rest = rest.rest) {
    const { head } = rest;
    if (head.round === round && !found.has(head.place)) found.set(head.place, head);
  }
  return found;
}

/** The points that the first `taken` hints of an item cost. */
export function hintCost(item: Item, taken: number): Fraction {
  return sum(item.hints.slice(0, taken).map((hint) => hint.cost ?? zero));
}

/** A score less the cost of hints, which take no more than there is; the verdict stays. */
export function afterHints(score: Score, cost: Fraction): Score {
  const paid = min(cost, max(zero, score.earned));
  if (paid.n === 0n) return score;
  const earned = subtract(score.earned, paid);
  return { ...score, earned, arithmetic: `${score.arithmetic}; ${toText(paid)} less for hints` };
}

/** Whether an attempt leaves something to learn: it was wrong, partly right or blank. */
export function isMissed({ score }: Attempt): boolean {
  return score.verdict !== 'right' && score.verdict !== 'unrated';
}

export interface Points {
  readonly earned: Fraction;
  readonly possible: Fraction;
}

/** The sum of some points. */
export function totalOf(points: readonly Points[]): Points {
  return { earned: sum(points.map((each) => each.earned)), possible: sum(points.map((each) => each.possible)) };
}
