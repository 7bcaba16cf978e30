/** How cards are scheduled. Every length in steps is in minutes, every interval in days. */
export interface ScheduleSettings {
  /** The 21 weights of FSRS-6. */
  readonly weights: readonly number[];
  /** The probability of recall at which a card falls due, from 0.7 to 0.99. */
  readonly retention: number;
  /** The steps of a new card within its first days, in minutes; empty for none. */
  readonly learningSteps: readonly number[];
  /** The steps of a card that was forgotten, in minutes. */
  readonly relearningSteps: readonly number[];
  readonly maximumDays: number;
  /** Whether intervals are varied a little, always the same for the same card, so that cards do not stay in one bunch. */
  readonly fuzz: boolean;
  /** The hour of local time at which a day begins. */
  readonly dayStartsAtHour: number;
  /** How much of the usual load each weekday takes, from Monday: 1 all of it, 0 none that can be moved. */
  readonly easyDays: readonly number[];
  /** After so many lapses a card is called a leech. */
  readonly leechLapses: number;
}

/** The weights with which FSRS-6 begins, fitted over many learners (open-spaced-repetition, ts-fsrs 5.4). */
export const defaultWeights: readonly number[] = [
  0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629, 1.6483,
  0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
];

/** The settings of a learner who set none. */
export const defaultSettings: ScheduleSettings = {
  weights: defaultWeights,
  retention: 0.9,
  learningSteps: [1, 10],
  relearningSteps: [10],
  maximumDays: 36_500,
  fuzz: true,
  dayStartsAtHour: 4,
  easyDays: [1, 1, 1, 1, 1, 1, 1],
  leechLapses: 8,
};

/** Throws a RangeError where a setting other than the weights, which the model checks, lies out of its range. */
export function checkSettings(settings: ScheduleSettings): void {
  const { retention, learningSteps, relearningSteps, maximumDays, dayStartsAtHour, easyDays, leechLapses } = settings;
  const steps = [...learningSteps, ...relearningSteps];
  const sound =
    retention >= 0.7 &&
    retention <= 0.99 &&
    steps.every((minutes) => minutes > 0 && minutes < Infinity) &&
    isCount(maximumDays) &&
    dayStartsAtHour >= 0 &&
    dayStartsAtHour < 24 &&
    easyDays.length === 7 &&
    easyDays.every((share) => share >= 0 && share <= 1) &&
    isCount(leechLapses);
  if (!sound)
    throw new RangeError(`Cards cannot be scheduled by ${JSON.stringify({ ...settings, weights: undefined })}.`);
}

const isCount = (n: number): boolean => Number.isSafeInteger(n) && n >= 1;
