import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CardState, type Rating, ratings } from '../../../src/core/schedule/card-state.ts';
import { fuzzRange } from '../../../src/core/schedule/fsrs6.ts';
import { type Ahead, type Scheduler, schedulerOf } from '../../../src/core/schedule/scheduler.ts';
import { defaultSettings, type ScheduleSettings } from '../../../src/core/schedule/settings.ts';
import { anyRating, anyReviews, anySettings, card, noon, plain } from './samples.ts';

const seed = { seed: 'asyncio/loop' };
const scheduler = schedulerOf(plain);

/** The card after reviews, each when it fell due. */
function whenDue(given: readonly Rating[], { review }: Scheduler = scheduler): readonly CardState[] {
  let when = noon(20_000);
  let state: CardState | undefined;
  return given.map((rating) => {
    state = review(state, rating, when, seed);
    when = state.dueAt === undefined ? noon(state.dueDay) : { at: state.dueAt, day: when.day };
    return state;
  });
}

/** The card after reviews that are so many days apart. */
function reviewed(
  reviews: readonly { rating: Rating; waitedDays: number }[],
  { review }: Scheduler,
): CardState | undefined {
  let day = 20_000;
  let state: CardState | undefined;
  for (const { rating, waitedDays } of reviews) {
    day += waitedDays;
    state = review(state, rating, noon(day), seed);
  }
  return state;
}

const minutes = (ahead: Ahead): number => ('minutes' in ahead ? ahead.minutes : ahead.days * 1440);

describe('a review', () => {
  it('gives the published intervals for the reference ratings', () => {
    // open-spaced-repetition: Good 6 times, Again twice, Good 5 times, each when due, default weights of FSRS-6.
    const given = [...'GGGGGGAAGGGGG'].map((letter): Rating => (letter === 'G' ? 'good' : 'again'));
    expect(whenDue(given).map(({ intervalDays }) => intervalDays)).toEqual([
      0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21,
    ]);
  });

  it('tells all of the card, first in steps and then in days', () => {
    const [first, second] = whenDue(['good', 'good']);
    const { at } = noon(20_000);
    expect(first).toEqual({
      // The third weight; 6.4133 − e^(2 · 0.8334) + 1.
      stability: 2.3065,
      difficulty: expect.closeTo(7.4133 - Math.exp(1.6668), 7),
      phase: 'learning',
      step: 1,
      lastAt: at,
      lastDay: 20_000,
      dueAt: at + 600_000,
      dueDay: 20_000,
      intervalDays: 0,
      reps: 1,
      lapses: 0,
    });
    expect(second).toMatchObject({
      phase: 'review',
      step: 0,
      lastAt: at + 600_000,
      lastDay: 20_000,
      dueDay: 20_002,
      intervalDays: 2,
      reps: 2,
      lapses: 0,
    });
    expect(second).not.toHaveProperty('dueAt');
  });

  it('takes a card that was forgotten through its steps and counts the lapse once', () => {
    const states = whenDue(['easy', 'again', 'again', 'hard', 'good']);
    expect(states.map(({ phase, lapses }) => [phase, lapses])).toEqual([
      ['review', 0],
      ['relearning', 1],
      ['relearning', 1],
      ['relearning', 1],
      ['review', 1],
    ]);
  });

  it('leads straight to days where there are no steps', () => {
    const stepless = schedulerOf({ ...plain, learningSteps: [], relearningSteps: [] });
    const states = whenDue(['again', 'good', 'again'], stepless);
    expect(states.map(({ phase, lapses }) => [phase, lapses])).toEqual([
      ['review', 0],
      ['review', 0],
      ['review', 1],
    ]);
    for (const { intervalDays } of states) expect(intervalDays).toBeGreaterThanOrEqual(1);
  });

  it('on a later day changes the memory of a card in steps as after days, and goes on in its steps', () => {
    const [learning] = whenDue(['good']);
    const later = scheduler.review(learning, 'again', noon(20_003), seed);
    expect(later).toMatchObject({
      phase: 'learning',
      step: 0,
      dueDay: 20_003,
      ...scheduler.model.next(learning, 3, 'again'),
    });
  });

  it('keeps a card in its phase for a step of days', () => {
    const slow = schedulerOf({ ...plain, learningSteps: [10, 2 * 1440 + 60] });
    const { at } = noon(20_000);
    expect(slow.review(undefined, 'good', { at, day: 20_000 }, seed)).toMatchObject({
      phase: 'learning',
      step: 1,
      dueAt: at + (2 * 1440 + 60) * 60_000,
      dueDay: 20_002,
      intervalDays: 0,
    });
  });

  it('counts a clock that was set back as the same day', () => {
    const state = card();
    const back = scheduler.review(state, 'good', noon(19_990), seed);
    const same = scheduler.review(state, 'good', noon(20_000), seed);
    expect(back.stability).toBe(same.stability);
    expect(back).toMatchObject({ lastDay: 19_990, dueDay: 19_990 + same.intervalDays });
  });

  it('is at some time', () => {
    for (const when of [
      { at: Number.NaN, day: 20_000 },
      { at: 0, day: Number.NaN },
      { at: 0, day: 0.5 },
    ])
      expect(() => scheduler.review(undefined, 'good', when, seed)).toThrow(RangeError);
  });

  it('is the same each time and leaves the card as it was', () => {
    fc.assert(
      fc.property(anySettings, anyReviews, anyRating, (settings, reviews, rating) => {
        const scheduler = schedulerOf(settings);
        const state = Object.freeze(reviewed(reviews, scheduler));
        const when = noon((state?.lastDay ?? 20_000) + 5);
        const once = scheduler.review(state, rating, when, seed);
        expect(schedulerOf(settings).review(state, rating, when, seed)).toEqual(once);
      }),
    );
  });

  it('gives between one day and the longest interval, and minutes within steps', () => {
    fc.assert(
      fc.property(anySettings, anyReviews, anyRating, (settings, reviews, rating) => {
        const state = reviewed([...reviews, { rating, waitedDays: 1 }], schedulerOf(settings));
        if (state?.dueAt === undefined) {
          expect(state?.intervalDays).toBeGreaterThanOrEqual(1);
          expect(state?.intervalDays).toBeLessThanOrEqual(settings.maximumDays);
          expect(state?.dueDay).toBe((state?.lastDay ?? 0) + (state?.intervalDays ?? 0));
        } else {
          expect(state.intervalDays).toBe(0);
          expect(state.dueAt).toBeGreaterThan(state.lastAt);
        }
      }),
    );
  });
});

describe('a preview', () => {
  it('shows what the published steps give', () => {
    expect(scheduler.preview(undefined, noon(20_000), seed)).toEqual({
      again: { minutes: 1 },
      hard: { minutes: 6 },
      good: { minutes: 10 },
      // The fourth weight: 8.2956 days at a retention of 0.9.
      easy: { days: 8 },
    });
  });

  it('shows for each rating what the review gives', () => {
    fc.assert(
      fc.property(anySettings, anyReviews, fc.integer({ min: 0, max: 400 }), (settings, reviews, waited) => {
        const scheduler = schedulerOf(settings);
        const state = reviewed(reviews, scheduler);
        const when = noon((state?.lastDay ?? 20_000) + waited);
        const shown = scheduler.preview(state, when, seed);
        for (const rating of ratings) {
          const { dueAt, intervalDays } = scheduler.review(state, rating, when, seed);
          expect(shown[rating]).toEqual(
            dueAt === undefined ? { days: intervalDays } : { minutes: (dueAt - when.at) / 60_000 },
          );
        }
      }),
    );
  });

  it('never gives a better rating less time, whatever the days are chosen by', () => {
    const load = fc.option(fc.func(fc.integer({ min: 0, max: 20 })), { nil: undefined });
    const recorded = fc.option(fc.integer({ min: 1, max: 500 }), { nil: undefined });
    fc.assert(
      fc.property(
        anySettings,
        anyReviews,
        fc.integer({ min: 0, max: 400 }),
        load,
        recorded,
        (settings, reviews, waited, load, recordedDays) => {
          const scheduler = schedulerOf(settings);
          const state = reviewed(reviews, scheduler);
          const choice = { ...seed, ...(load && { load }), ...(recordedDays && { recordedDays }) };
          const shown = scheduler.preview(state, noon((state?.lastDay ?? 20_000) + waited), choice);
          const all = ratings.map((rating) => minutes(shown[rating]));
          expect(all).toEqual(all.toSorted((a, b) => a - b));
        },
      ),
    );
  });

  it('gives good a day more than hard and easy a day more than good between days, up to the longest interval', () => {
    fc.assert(
      fc.property(anySettings, anyReviews, (settings, reviews) => {
        const scheduler = schedulerOf(settings);
        const state = reviewed([...reviews, { rating: 'easy', waitedDays: 0 }], scheduler);
        const { hard, good, easy } = scheduler.preview(state, noon((state?.lastDay ?? 0) + 1), seed);
        const day = 1440;
        expect(minutes(good)).toBeGreaterThanOrEqual(Math.min(minutes(hard) + day, settings.maximumDays * day));
        expect(minutes(easy)).toBeGreaterThanOrEqual(Math.min(minutes(good) + day, settings.maximumDays * day));
      }),
    );
  });
});

describe('the chosen day', () => {
  const fuzzed = schedulerOf(defaultSettings);
  // A card of 10 days that was due today: the plain interval after good, and the days around it.
  const state = card();
  const today = noon(20_010);
  const planned = scheduler.review(state, 'good', today, seed).intervalDays;
  const range = fuzzRange(planned, 10, defaultSettings.maximumDays);
  const good = (choice: Parameters<Scheduler['review']>[3], settings: Partial<ScheduleSettings> = {}): number =>
    schedulerOf({ ...defaultSettings, ...settings }).review(state, 'good', today, choice).intervalDays;

  it('lies in the published range around the plain interval', () => {
    fc.assert(
      fc.property(
        fc.string(),
        anyReviews,
        anyRating,
        fc.integer({ min: 0, max: 400 }),
        (seed, reviews, rating, waited) => {
          const state = reviewed(reviews, fuzzed);
          const elapsed = state === undefined ? 0 : waited;
          const when = noon((state?.lastDay ?? 20_000) + waited);
          const plainly = scheduler.review(state, rating, when, { seed }).intervalDays;
          const varied = fuzzed.review(state, rating, when, { seed }).intervalDays;
          const { first, last } =
            plainly < 2.5
              ? { first: plainly, last: plainly }
              : fuzzRange(plainly, elapsed, defaultSettings.maximumDays);
          expect(varied).toBeGreaterThanOrEqual(first);
          expect(varied).toBeLessThanOrEqual(last);
        },
      ),
    );
  });

  it('is the one that was recorded, as long as it lies in the range', () => {
    for (const recordedDays of [range.first, planned, range.last])
      expect(good({ ...seed, recordedDays })).toBe(recordedDays);
    for (const recordedDays of [range.first - 1, range.last + 1, planned + 0.5, Number.NaN])
      expect(good({ ...seed, recordedDays })).toBe(good(seed));
  });

  it('is not moved where intervals are not to be varied', () => {
    expect(good({ ...seed, recordedDays: planned + 1, load: (day) => day }, { fuzz: false })).toBe(planned);
  });

  it('is the one with the least load, though another was drawn', () => {
    for (let days = range.first; days <= range.last; days += 1) {
      const load = (day: number): number => (day === today.day + days ? 3 : 4);
      expect(good({ ...seed, load })).toBe(days);
    }
  });
});

describe('schedulerOf', () => {
  it.each<[string, Partial<ScheduleSettings>]>([
    ['a retention below 0.7', { retention: 0.69 }],
    ['a retention of 1', { retention: 1 }],
    ['a retention that is no number', { retention: Number.NaN }],
    ['a step of no time', { learningSteps: [1, 0] }],
    ['a step that is no number', { relearningSteps: [Number.NaN] }],
    ['a longest interval below a day', { maximumDays: 0 }],
    ['a longest interval that is not whole', { maximumDays: 10.5 }],
    ['six weekdays', { easyDays: [1, 1, 1, 1, 1, 1] }],
    ['a weekday that takes less than nothing', { easyDays: [1, 1, 1, 1, 1, 1, -1] }],
    ['a day that begins at 24', { dayStartsAtHour: 24 }],
    ['a leech without a lapse', { leechLapses: 0 }],
    ['weights of FSRS-5', { weights: defaultSettings.weights.slice(0, 19) }],
  ])('refuses %s', (_, change) => {
    expect(() => schedulerOf({ ...defaultSettings, ...change })).toThrow(RangeError);
  });

  it('asks another model where it is given one', () => {
    const doubling = schedulerOf(plain, {
      name: 'doubling',
      next: (memory) => ({ stability: (memory?.stability ?? 0.5) * 2, difficulty: 1 }),
      retrievability: () => 1,
      intervalDays: (stability) => stability,
    });
    expect(whenDue(['easy', 'hard', 'hard', 'hard'], doubling).map(({ intervalDays }) => intervalDays)).toEqual([
      1, 2, 4, 8,
    ]);
  });
});
