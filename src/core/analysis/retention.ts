import type { ReviewPoint } from '../history/review-points.ts';
import { type Share, shareOf } from './share.ts';

/** A card whose interval has reached so many days is mature. */
export const matureDays = 21;

/** The true retention of some days. */
export interface RetentionOf {
  /** How many days up to today; `null` for all. */
  readonly days: number | null;
  readonly young: Share;
  readonly mature: Share;
  readonly both: Share;
}

const periods = [7, 30, 90, null] as const;

/**
 * True retention: of the cards that fell due in days, how many were recalled the first time they were shown on a day.
 * A review counts where its card was in the phase `review`, was shown for the first time on that day, and was not
 * crammed; any rating but again is a recall. Young and mature are told apart by the interval before, at 21 days.
 * Source: "True retention" in the manual of Anki. `points` stand in the order of time; `today` is a learner's day.
 */
export function trueRetention(points: readonly ReviewPoint[], today: number): readonly RetentionOf[] {
  const counted = firstOfDays(points);
  return periods.map((days) => {
    const within = days === null ? counted : counted.filter(({ day }) => day > today - days);
    const young = within.filter(({ intervalDays }) => intervalDays < matureDays);
    const mature = within.filter(({ intervalDays }) => intervalDays >= matureDays);
    return { days, young: recalled(young), mature: recalled(mature), both: recalled(within) };
  });
}

interface Counted {
  readonly day: number;
  readonly intervalDays: number;
  readonly isRecalled: boolean;
}

function firstOfDays(points: readonly ReviewPoint[]): readonly Counted[] {
  const lastDays = new Map<string, number>();
  const counted: Counted[] = [];
  for (const { card, day, mode, before, rating } of points) {
    const isFirst = lastDays.get(card) !== day;
    lastDays.set(card, day);
    if (!isFirst || mode === 'cram' || before?.phase !== 'review') continue;
    counted.push({ day, intervalDays: before.intervalDays, isRecalled: rating !== 'again' });
  }
  return counted;
}

function recalled(reviews: readonly Counted[]): Share {
  return shareOf(reviews.filter(({ isRecalled }) => isRecalled).length, reviews.length);
}
