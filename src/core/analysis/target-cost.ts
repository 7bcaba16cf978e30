import { sumOf } from './numbers.ts';
import type { StudiedCard } from './studied-card.ts';

/** What it would cost to aim at a probability of recall. */
export interface TargetCost {
  readonly target: number;
  readonly reviewsPerDay: number;
  /** At the median duration of a review; `null` where there was none. */
  readonly timePerDayMs: number | null;
}

const targets = [0.8, 0.85, 0.9, 0.95, 0.97] as const;

/**
 * The load that each target would bring, from the memories as they are now: the sum over the cards that are not
 * suspended of `(1 + (1 − target) · steps) / interval(stability, target)`. A card is due once in each interval, and the
 * share of `1 − target` that is forgotten then comes back once for each relearning step. It is an estimate for
 * comparison: that forgetting shortens later intervals is not in it, so a low target costs somewhat more than it says.
 */
export function targetCosts(cards: readonly StudiedCard[], medianReviewMs: number | null): readonly TargetCost[] {
  const active = cards.filter(({ isSuspended }) => !isSuspended);
  return targets.map((target) => {
    const reviewsPerDay = sumOf(
      active.map((card) => (1 + (1 - target) * card.relearningSteps) / card.intervalAt(target)),
    );
    return { target, reviewsPerDay, timePerDayMs: medianReviewMs === null ? null : reviewsPerDay * medianReviewMs };
  });
}
