import type { Bin } from '../analysis/distributions.ts';
import type { HardCard } from '../analysis/hardest.ts';
import type { Share } from '../analysis/share.ts';
import type { Statistics } from '../analysis/study-statistics.ts';
import { dateText } from '../schedule/day.ts';
import type { PlaceOf } from './stats-view.ts';

/**
 * The statistics as published JSON: shares from 0 to 1, times in ms, days as `2026-11-25`, `null` where there is nothing
 * to compute from. The names are a contract:
 *
 * - `today` { day, reviews, newCards, attempts, timeMs, right }; a share is { hits, of, share, low, high }, the last
 *   two the ends of its 95 % interval.
 * - `cards` { studied, inSteps, young, mature, suspended }, `streak` { current, longest }, in days.
 * - `time` { totalMs, perDayMs, medianReviewMs }; `perDayMs` is the mean of the active days of the last 30.
 * - `days` [{ day, answers, timeMs }], 26 weeks from a Monday on.
 * - `retention` [{ days, young, mature, both }], `days` 7, 30, 90 or `null` for all.
 * - `aim` { target, observed, verdict }, the verdict above, as-aimed or below.
 * - `forecast` { overdue, dailyLoad, days [{ day, due }] }, 30 days from today on.
 * - `stability`, `difficulty`, `retrievability` [{ from, to, cards }], `to` excluded, and `null` in the last.
 * - `calibration` { reviews, logLoss, binnedError, bins [{ from, to, reviews, predicted, observed }] }.
 * - `targets` [{ target, reviewsPerDay, timePerDayMs }].
 * - `hardest`, `leeches` [{ card, deck, text, lapses, difficulty, isSuspended, path, line }].
 */
export function statsToJson(statistics: Statistics, placeOf: PlaceOf) {
  const { today, cards, activity, retention, aim, forecast, distributions, calibration } = statistics;
  const hard = (card: HardCard) => {
    const place = placeOf(card.card);
    return { ...card, path: place?.path ?? null, line: place?.line ?? null };
  };
  return {
    today: { day: dateText(today), ...activity.today, right: shareToJson(activity.today.right) },
    cards,
    streak: activity.streak,
    time: activity.time,
    days: activity.days.map(({ day, answers, timeMs }) => ({ day: dateText(day), answers, timeMs })),
    retention: retention.map(({ days, young, mature, both }) => ({
      days,
      young: shareToJson(young),
      mature: shareToJson(mature),
      both: shareToJson(both),
    })),
    aim: { target: aim.target, observed: shareToJson(aim.observed), verdict: aim.verdict },
    forecast: {
      overdue: forecast.overdue,
      dailyLoad: forecast.dailyLoad,
      days: forecast.days.map((due, ahead) => ({ day: dateText(today + ahead), due })),
    },
    stability: distributions.stability.map(binToJson),
    difficulty: distributions.difficulty.map(binToJson),
    retrievability: distributions.retrievability.map(binToJson),
    calibration: {
      reviews: calibration.reviews,
      logLoss: calibration.logLoss,
      binnedError: calibration.binnedError,
      bins: calibration.bins.map(({ from, to, reviews, predicted, observed }) => ({
        from,
        to,
        reviews,
        predicted,
        observed,
      })),
    },
    targets: statistics.targetCosts.map(({ target, reviewsPerDay, timePerDayMs }) => ({
      target,
      reviewsPerDay,
      timePerDayMs,
    })),
    hardest: statistics.hardest.map(hard),
    leeches: statistics.leeches.map(hard),
  };
}

function shareToJson({ hits, of, share, low, high }: Share) {
  return { hits, of, share, low, high };
}

function binToJson({ from, to, cards }: Bin) {
  return { from, to, cards };
}
