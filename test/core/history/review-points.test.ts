import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardsOfLog } from '../../../src/core/history/cards.ts';
import type { Fact, HistoryEvent } from '../../../src/core/history/event.ts';
import { fsrsCsv } from '../../../src/core/history/fsrs-csv.ts';
import { attemptPoints, type ReviewPoint, reviewPoints } from '../../../src/core/history/review-points.ts';
import { dayOfDate } from '../../../src/core/schedule/day.ts';
import { defaultSettings, defaultWeights } from '../../../src/core/schedule/settings.ts';
import { review, seen } from '../../support/simulated-study.ts';
import { attempt } from './samples.ts';

const settingsOf = () => defaultSettings;
const first = dayOfDate('2026-11-01') ?? 0;
const [a, b] = ['00000000000000aa', '00000000000000bb'];

/** Facts with the day, counted from the first of November, and the minute after noon in UTC at which each happened. */
function log(...told: readonly (readonly [day: number, minute: number, fact: Fact])[]): readonly HistoryEvent[] {
  return told.map(([day, minute, fact], at) => ({
    id: `dev.p.${String(at).padStart(6, '0')}`,
    at: (first + day) * 86_400_000 + (12 * 60 + minute) * 60_000,
    offset: 0,
    ...fact,
  }));
}

const pointsOf = (events: readonly HistoryEvent[]): readonly ReviewPoint[] => [
  ...reviewPoints(events, cardsOfLog(events, settingsOf), settingsOf),
];

/** FSRS-6 as it is published: the recall t days after a review that left the stability S. */
const recall = (days: number, stability: number, decay = 0.1542): number =>
  (1 + ((0.9 ** (-1 / decay) - 1) * days) / stability) ** -decay;

describe('reviewPoints', () => {
  it('tells each review with what was known before it', () => {
    const points = pointsOf(
      log(
        [0, 0, seen(a)],
        [0, 0, review(a, 'good', { durationMs: 5000 })],
        [0, 12, review(a, 'good', { days: 2 })],
        [5, 0, review(a, 'again', { durationMs: 9000 })],
        [5, 11, review(a, 'good', { days: 1 })],
      ),
    );
    expect(points.map(({ before: _, at: __, ...rest }) => rest)).toEqual([
      { card: a, deck: 'asyncio', day: first, rating: 'good', mode: 'study', verdict: 'right', durationMs: 5000 },
      { card: a, deck: 'asyncio', day: first, rating: 'good', mode: 'study', verdict: 'right', durationMs: 6000 },
      { card: a, deck: 'asyncio', day: first + 5, rating: 'again', mode: 'study', verdict: 'wrong', durationMs: 9000 },
      { card: a, deck: 'asyncio', day: first + 5, rating: 'good', mode: 'study', verdict: 'right', durationMs: 6000 },
    ]);
    expect(points.map(({ before }) => before && [before.phase, before.elapsedDays, before.intervalDays])).toEqual([
      undefined,
      ['learning', 0, 0],
      ['review', 5, 2],
      ['relearning', 0, 0],
    ]);
    const [, second, third, fourth] = points.map(({ before }) => before);
    // The first rating sets the stability to its weight.
    expect(second?.stability).toBe(defaultWeights[2]);
    expect(second?.predicted).toBe(1);
    expect(third?.predicted).toBeCloseTo(recall(5, third?.stability ?? 0), 6);
    expect(third?.predicted).toBeLessThan(0.9);
    expect(fourth?.stability).toBeLessThan(third?.stability ?? 0);
  });

  it('leaves out what was undone, and tells what was corrected as it was corrected', () => {
    const events = log(
      [0, 0, review(a, 'again')],
      [0, 1, { is: 'undone', of: 'dev.p.000000' }],
      [0, 2, review(a, 'again')],
      [0, 3, { is: 'corrected', of: 'dev.p.000002', rating: 'easy', verdict: 'right', days: 8 }],
      [8, 0, review(a, 'good', { days: 20 })],
    );
    const [one, other, ...none] = pointsOf(events);
    expect(none).toEqual([]);
    expect([one?.rating, one?.verdict, one?.before]).toEqual(['easy', 'right', undefined]);
    expect(other?.before?.phase).toBe('review');
    expect(other?.before?.intervalDays).toBe(8);
    expect(other?.before?.stability).toBe(defaultWeights[3]);
  });

  it('begins anew after a reset', () => {
    const points = pointsOf(
      log([0, 0, review(a, 'easy', { days: 8 })], [3, 0, { is: 'reset', card: a }], [4, 0, review(a, 'good')]),
    );
    expect(points.map(({ before }) => before)).toEqual([undefined, undefined]);
  });

  it('marks what was crammed and lets it change nothing', () => {
    const points = pointsOf(
      log(
        [0, 0, review(a, 'easy', { days: 8 })],
        [2, 0, review(a, 'again', { mode: 'cram' })],
        [8, 0, review(a, 'good')],
      ),
    );
    expect(points.map(({ mode, before }) => [mode, before?.elapsedDays])).toEqual([
      ['study', undefined],
      ['cram', 2],
      ['study', 8],
    ]);
    expect(points[2]?.before?.stability).toBe(points[1]?.before?.stability);
  });

  it('takes the interval from a day that the learner set', () => {
    const points = pointsOf(
      log([0, 0, review(a, 'good')], [1, 0, { is: 'due-set', card: a, day: '2026-11-25' }], [24, 0, review(a, 'good')]),
    );
    expect(points[1]?.before?.phase).toBe('review');
    expect(points[1]?.before?.intervalDays).toBe(24);
  });

  it('counts two keys of one card as one', () => {
    const points = pointsOf(
      log(
        [0, 0, { ...seen(a), item: 'same' }],
        [0, 1, { ...seen(b), item: 'same' }],
        [0, 2, review(a, 'easy', { days: 8 })],
        [8, 0, review(b, 'good')],
      ),
    );
    expect(points.map(({ card }) => card)).toEqual([a, a]);
    expect(points[1]?.before?.elapsedDays).toBe(8);
  });

  it('predicts by the weights that were fitted last', () => {
    const weights = defaultWeights.map((weight, at) => (at === 3 ? 20 : weight));
    const points = pointsOf(
      log(
        [0, 0, review(a, 'easy', { days: 8 })],
        [10, 0, review(a, 'good')],
        [11, 0, { is: 'weights', weights, reviews: 500, before: 0.4, after: 0.3, reschedule: false }],
      ),
    );
    expect(points[1]?.before?.stability).toBe(20);
    expect(points[1]?.before?.predicted).toBeCloseTo(recall(10, 20), 6);
  });

  it('counts a day from four in the morning', () => {
    const night = log(
      [0, 15 * 60, review(a, 'good')],
      [1, -8 * 60 - 1, review(a, 'good')],
      [1, -8 * 60, review(a, 'good')],
    );
    expect(pointsOf(night).map(({ day }) => day - first)).toEqual([0, 0, 1]);
  });

  it('tells the same of a log in which something was undone as of one in which it never was', () => {
    const rated = fc.array(
      fc.record({
        day: fc.nat(40),
        card: fc.constantFrom(a, b),
        rating: fc.constantFrom('again' as const, 'hard' as const, 'good' as const, 'easy' as const),
        isUndone: fc.boolean(),
      }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(rated, (drawn) => {
        const reviews = log(
          ...drawn
            .toSorted((one, other) => one.day - other.day)
            .map(({ day, card, rating }, at) => [day, at, review(card, rating)] as const),
        );
        const gone = reviews.filter((_, at) => drawn.toSorted((one, other) => one.day - other.day)[at]?.isUndone);
        const undoings = log(...gone.map(({ id }) => [50, 0, { is: 'undone', of: id }] as const)).map((event) => ({
          ...event,
          id: `z${event.id}`,
        }));
        const kept = reviews.filter((event) => !gone.includes(event));
        expect(pointsOf([...reviews, ...undoings])).toEqual(pointsOf(kept));
        expect(pointsOf(reviews)).toHaveLength(reviews.length);
      }),
    );
  });
});

describe('attemptPoints', () => {
  it('gives the last response to an item in a round, on the learner’s day', () => {
    const events = log(
      [0, 0, attempt('s1', 1)],
      [0, 1, { ...attempt('s1', 2), verdict: 'right', durationMs: 9000 }],
      [1, 0, { ...attempt('s1', 3), round: 1, durationMs: 100 }],
      [2, 0, { ...attempt('s2', 1), durationMs: 200 }],
    );
    expect(attemptPoints(events, settingsOf)).toEqual([
      { deck: 'asyncio', item: 'loop', day: first, verdict: 'right', durationMs: 9000 },
      { deck: 'asyncio', item: 'loop', day: first + 1, verdict: 'partly', durationMs: 100 },
      { deck: 'asyncio', item: 'loop', day: first + 2, verdict: 'partly', durationMs: 200 },
    ]);
  });
});

describe('fsrsCsv', () => {
  it('writes a line a review as the optimisers read it, without what was crammed', () => {
    const events = log(
      [0, 0, review(a, 'good', { durationMs: 5000 })],
      [0, 12, review(a, 'hard')],
      [0, 13, review(a, 'easy', { mode: 'cram' })],
      [0, 14, review(a, 'easy', { days: 4 })],
      [4, 0, review(a, 'again')],
      [4, 11, review(a, 'good', { days: 1 })],
    );
    const noon = first * 86_400_000 + 12 * 3_600_000;
    const minute = 60_000;
    expect([...fsrsCsv(pointsOf(events))]).toEqual([
      'card_id,review_time,review_rating,review_state,review_duration',
      `${a},${noon},3,0,5000`,
      `${a},${noon + 12 * minute},2,1,6000`,
      `${a},${noon + 14 * minute},4,1,6000`,
      `${a},${noon + 4 * 86_400_000},1,2,6000`,
      `${a},${noon + 4 * 86_400_000 + 11 * minute},3,3,6000`,
    ]);
  });
});
