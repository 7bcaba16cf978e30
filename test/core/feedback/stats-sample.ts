import { shareOf } from '../../../src/core/analysis/share.ts';
import type { Statistics } from '../../../src/core/analysis/study-statistics.ts';
import { dayOfDate } from '../../../src/core/schedule/day.ts';

/** A Wednesday. */
const today = dayOfDate('2026-11-25') ?? 0;
const monday = dayOfDate('2026-06-01') ?? 0;

/** Nothing before September, then more from week to week, and every ninth day off. */
const answersOn = (day: number): number => {
  const since = day - (dayOfDate('2026-09-07') ?? 0);
  return since < 0 || day > today || since % 9 === 8 ? 0 : Math.min(40, 3 + ((since * 7) % 11) + Math.floor(since / 4));
};

/** Statistics of a learner, made up by hand. */
export const sample: Statistics = {
  today,
  cards: { studied: 214, inSteps: 6, young: 120, mature: 88, suspended: 3 },
  activity: {
    today: { reviews: 14, newCards: 3, attempts: 5, timeMs: 372_000, right: shareOf(12, 14) },
    days: Array.from({ length: 182 }, (_, at) => ({
      day: monday + at,
      answers: answersOn(monday + at),
      timeMs: answersOn(monday + at) * 9000,
    })),
    streak: { current: 8, longest: 12 },
    time: { totalMs: 9_000_000, perDayMs: 1_080_000, medianReviewMs: 7500 },
  },
  retention: [
    { days: 7, young: shareOf(70, 80), mature: shareOf(19, 20), both: shareOf(89, 100) },
    { days: 30, young: shareOf(270, 300), mature: shareOf(95, 100), both: shareOf(365, 400) },
    { days: 90, young: shareOf(810, 900), mature: shareOf(95, 100), both: shareOf(905, 1000) },
    { days: null, young: shareOf(1010, 1130), mature: shareOf(0, 0), both: shareOf(1010, 1130) },
  ],
  aim: { target: 0.9, observed: shareOf(365, 400), verdict: 'as-aimed' },
  forecast: {
    overdue: 3,
    days: [14, 9, 12, 0, 3, 6, 4, 21, 2, 1, 0, 0, 5, 6, 2, 2, 1, 1, 3, 2, 0, 1, 1, 1, 2, 0, 0, 1, 1, 4],
    dailyLoad: 13.4,
  },
  distributions: {
    stability: [
      { from: 0, to: 1, cards: 4 },
      { from: 1, to: 7, cards: 40 },
      { from: 7, to: 21, cards: 70 },
      { from: 21, to: 90, cards: 60 },
      { from: 90, to: 365, cards: 39 },
      { from: 365, to: null, cards: 1 },
    ],
    difficulty: [
      { from: 1, to: 3, cards: 20 },
      { from: 3, to: 5, cards: 74 },
      { from: 5, to: 7, cards: 80 },
      { from: 7, to: 9, cards: 40 },
      { from: 9, to: null, cards: 0 },
    ],
    retrievability: [
      { from: 0, to: 0.5, cards: 0 },
      { from: 0.5, to: 0.7, cards: 2 },
      { from: 0.7, to: 0.8, cards: 8 },
      { from: 0.8, to: 0.9, cards: 30 },
      { from: 0.9, to: 0.95, cards: 104 },
      { from: 0.95, to: null, cards: 70 },
    ],
  },
  calibration: {
    reviews: 1330,
    bins: [
      { from: 0.6, to: 0.65, reviews: 10, predicted: 0.63, observed: 0.5 },
      { from: 0.8, to: 0.85, reviews: 320, predicted: 0.83, observed: 0.86 },
      { from: 0.9, to: 0.95, reviews: 1000, predicted: 0.92, observed: 0.92 },
    ],
    logLoss: 0.3124,
    binnedError: 0.0216,
  },
  targetCosts: [
    { target: 0.8, reviewsPerDay: 4.26, timePerDayMs: 32_000 },
    { target: 0.85, reviewsPerDay: 8.1, timePerDayMs: 61_000 },
    { target: 0.9, reviewsPerDay: 13.9, timePerDayMs: 104_000 },
    { target: 0.95, reviewsPerDay: 31.2, timePerDayMs: 234_000 },
    { target: 0.97, reviewsPerDay: 1204, timePerDayMs: 9_030_000 },
  ],
  hardest: [
    {
      card: 'aa',
      deck: 'asyncio',
      text: 'What keeps a **task** alive?\nMore.',
      lapses: 9,
      difficulty: 9.1,
      isSuspended: true,
    },
    { card: 'bb', deck: 'notes', text: '', lapses: 1, difficulty: 8, isSuspended: false },
  ],
  leeches: [
    {
      card: 'aa',
      deck: 'asyncio',
      text: 'What keeps a **task** alive?\nMore.',
      lapses: 9,
      difficulty: 9.1,
      isSuspended: true,
    },
  ],
};

/** The statistics of a learner who has not begun. */
export const nothing: Statistics = {
  ...sample,
  cards: { studied: 0, inSteps: 0, young: 0, mature: 0, suspended: 0 },
  activity: {
    today: { reviews: 0, newCards: 0, attempts: 0, timeMs: 0, right: shareOf(0, 0) },
    days: sample.activity.days.map(({ day }) => ({ day, answers: 0, timeMs: 0 })),
    streak: { current: 0, longest: 0 },
    time: { totalMs: 0, perDayMs: null, medianReviewMs: null },
  },
  aim: { target: null, observed: shareOf(0, 0), verdict: null },
  calibration: { reviews: 0, bins: [], logLoss: null, binnedError: null },
  hardest: [],
  leeches: [],
};
