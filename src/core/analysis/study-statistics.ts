/**
 * What a history says of its learner, as plain values: numbers from 0 to 1 for shares, ms for time, learner's days for
 * dates, and `null` where there is nothing to compute from. Nothing here knows how a memory is modelled; each card
 * brings its recall and its intervals along. How each number is made stands with its function.
 */
import type { AttemptPoint, ReviewPoint } from '../history/review-points.ts';
import { type Activity, activityOf } from './activity.ts';
import { type Calibration, calibrationOf, outcomesOf } from './calibration.ts';
import { type Distributions, distributionsOf } from './distributions.ts';
import { type Forecast, forecastOf } from './forecast.ts';
import { type HardCard, hardestOf, leechesOf } from './hardest.ts';
import { meanOf } from './numbers.ts';
import { matureDays, type RetentionOf, trueRetention } from './retention.ts';
import { type Share, shareOf } from './share.ts';
import type { StudiedCard } from './studied-card.ts';
import { type TargetCost, targetCosts } from './target-cost.ts';

/** How many cards stand where. */
export interface CardCounts {
  /** Reviewed at least once; the rest are parts of it, `suspended` across the others. */
  readonly studied: number;
  readonly inSteps: number;
  readonly young: number;
  readonly mature: number;
  readonly suspended: number;
}

/** The retention of the last 30 days beside what the decks aim at. */
export interface Aim {
  /** The mean over the cards, since each deck may have its own; `null` without a card. */
  readonly target: number | null;
  readonly observed: Share;
  /** `as-aimed` where the target lies in the 95 % interval of what was observed. */
  readonly verdict: 'above' | 'as-aimed' | 'below' | null;
}

export interface Statistics {
  readonly today: number;
  readonly cards: CardCounts;
  readonly activity: Activity;
  readonly retention: readonly RetentionOf[];
  readonly aim: Aim;
  readonly forecast: Forecast;
  readonly distributions: Distributions;
  readonly calibration: Calibration;
  readonly targetCosts: readonly TargetCost[];
  readonly hardest: readonly HardCard[];
  readonly leeches: readonly HardCard[];
}

/** What statistics are made from: reviews in the order of time, and the cards as they stand. */
export interface StudyData {
  readonly points: readonly ReviewPoint[];
  readonly attempts: readonly AttemptPoint[];
  readonly cards: readonly StudiedCard[];
  /** The learner's day. */
  readonly today: number;
}

const aimDays = 30;

/** What a history says of its learner. */
export function studyStatistics({ points, attempts, cards, today }: StudyData): Statistics {
  const activity = activityOf(points, attempts, today);
  const retention = trueRetention(points, today);
  return {
    today,
    cards: countsOf(cards),
    activity,
    retention,
    aim: aimOf(cards, retention),
    forecast: forecastOf(cards, today),
    distributions: distributionsOf(cards),
    calibration: calibrationOf(outcomesOf(points)),
    targetCosts: targetCosts(cards, activity.time.medianReviewMs),
    hardest: hardestOf(cards),
    leeches: leechesOf(cards),
  };
}

function countsOf(cards: readonly StudiedCard[]): CardCounts {
  const inDays = cards.filter(({ state }) => state.phase === 'review');
  const mature = inDays.filter(({ state }) => state.intervalDays >= matureDays).length;
  return {
    studied: cards.length,
    inSteps: cards.length - inDays.length,
    young: inDays.length - mature,
    mature,
    suspended: cards.filter(({ isSuspended }) => isSuspended).length,
  };
}

function aimOf(cards: readonly StudiedCard[], retention: readonly RetentionOf[]): Aim {
  const target = meanOf(cards.map((card) => card.target));
  const observed = retention.find(({ days }) => days === aimDays)?.both ?? shareOf(0, 0);
  return { target, observed, verdict: target === null ? null : verdictOf(target, observed) };
}

function verdictOf(target: number, { low, high }: Share): Aim['verdict'] {
  if (low === null || high === null) return null;
  if (target < low) return 'above';
  return target > high ? 'below' : 'as-aimed';
}
