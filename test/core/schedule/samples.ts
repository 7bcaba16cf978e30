import fc from 'fast-check';
import { type CardState, type Rating, ratings } from '../../../src/core/schedule/card-state.ts';
import { defaultSettings, type ScheduleSettings } from '../../../src/core/schedule/settings.ts';

export const dayMs = 86_400_000;

/** Noon of a day at UTC. */
export const noon = (day: number): { at: number; day: number } => ({ at: (day + 0.5) * dayMs, day });

export const plain: ScheduleSettings = { ...defaultSettings, fuzz: false };

/** A card in days, as the tests want it. */
export const card = (change: Partial<CardState> = {}): CardState => ({
  stability: 10,
  difficulty: 5,
  phase: 'review',
  step: 0,
  lastAt: noon(20_000).at,
  lastDay: 20_000,
  dueDay: 20_010,
  intervalDays: 10,
  reps: 3,
  lapses: 0,
  ...change,
});

export const anyRating = fc.constantFrom<Rating>(...ratings);

export const anyWeights = fc.constantFrom<readonly number[]>(
  defaultSettings.weights,
  // Every weight at its lowest and at its highest, but that the first four rise: a first easy is never worth less.
  [0.001, 0.001, 0.001, 0.001, 1, 0.001, 0.001, 0.001, 0, 0, 0.001, 0.001, 0.001, 0.001, 0, 0, 1, 0, 0, 0.01, 0.1],
  [100, 100, 100, 100, 10, 4, 4, 0.75, 4.5, 0.8, 3.5, 5, 0.25, 0.9, 4, 1, 6, 2, 2, 0.8, 0.8],
);

/** Settings within their ranges. */
export const anySettings: fc.Arbitrary<ScheduleSettings> = fc.record({
  weights: anyWeights,
  retention: fc.double({ min: 0.7, max: 0.99, noNaN: true }),
  learningSteps: fc.constantFrom([], [1], [1, 10], [5, 30, 600], [0.5, 0.75]),
  relearningSteps: fc.constantFrom([], [10], [10, 60]),
  maximumDays: fc.constantFrom(1, 5, 365, 36_500),
  fuzz: fc.boolean(),
  dayStartsAtHour: fc.constant(4),
  easyDays: fc.array(fc.constantFrom(0, 0.5, 1), { minLength: 7, maxLength: 7 }),
  leechLapses: fc.constant(8),
});

/** Reviews one after the other, each so many days after the one before. */
export const anyReviews = fc.array(
  fc.record({
    rating: anyRating,
    waitedDays: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 10 }), fc.integer({ min: 0, max: 2000 })),
  }),
  { maxLength: 12 },
);
