import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trueRetention } from '../../../src/core/analysis/retention.ts';
import type { ReviewPoint } from '../../../src/core/history/review-points.ts';
import { between, point } from './samples.ts';

const today = 1000;

/** Hits and all of young, mature and both, in 7, 30, 90 and all days. */
const counts = (points: readonly ReviewPoint[]) =>
  trueRetention(points, today).map(({ days, young, mature, both }) => [
    days,
    ...[young, mature, both].map(({ hits, of }) => `${hits}/${of}`),
  ]);

describe('trueRetention', () => {
  it('tells young and mature apart at 21 days, and periods by the learner’s day', () => {
    const points = [
      point(today - 90, { card: 'a', before: between(), rating: 'again' }),
      point(today - 89, { card: 'b', before: between({ intervalDays: 21 }) }),
      point(today - 29, { card: 'c', before: between({ intervalDays: 20 }) }),
      point(today - 6, { card: 'd', before: between({ intervalDays: 300 }), rating: 'again' }),
      point(today, { card: 'e', before: between({ intervalDays: 1 }), rating: 'hard' }),
    ];
    expect(counts(points)).toEqual([
      [7, '1/1', '0/1', '1/2'],
      [30, '2/2', '0/1', '2/3'],
      [90, '2/2', '1/2', '3/4'],
      [null, '2/3', '1/2', '3/5'],
    ]);
  });

  it('counts the first showing of a card on a day alone', () => {
    const points = [
      point(today, { before: between(), rating: 'again' }),
      point(today, { before: between() }),
      point(today, { card: 'b', before: between() }),
    ];
    expect(counts(points)[0]).toEqual([7, '1/2', '0/0', '1/2']);
  });

  it('counts no new card, none in steps and none that was crammed, nor one that was crammed before on that day', () => {
    const points = [
      point(today, { card: 'a' }),
      point(today, { card: 'b', before: between({ phase: 'learning' }) }),
      point(today, { card: 'c', before: between({ phase: 'relearning' }) }),
      point(today, { card: 'd', before: between(), mode: 'cram' }),
      point(today, { card: 'd', before: between() }),
    ];
    expect(counts(points)[3]).toEqual([null, '0/0', '0/0', '0/0']);
  });

  it('never counts less in a longer period, and young and mature make up both', () => {
    const reviews = fc.array(
      fc.record({
        card: fc.constantFrom('a', 'b', 'c'),
        day: fc.integer({ min: today - 200, max: today }),
        rating: fc.constantFrom('again' as const, 'good' as const),
        intervalDays: fc.nat(60),
      }),
    );
    fc.assert(
      fc.property(reviews, (drawn) => {
        const points = drawn
          .toSorted((one, other) => one.day - other.day)
          .map(({ card, day, rating, intervalDays }) =>
            point(day, { card, rating, before: between({ intervalDays }) }),
          );
        const found = trueRetention(points, today);
        for (const { young, mature, both } of found) {
          expect(young.of + mature.of).toBe(both.of);
          expect(young.hits + mature.hits).toBe(both.hits);
        }
        const totals = found.map(({ both }) => both.of);
        expect(totals).toEqual(totals.toSorted((one, other) => one - other));
        expect(totals.at(-1)).toBe(new Set(drawn.map(({ card, day }) => `${card} ${day}`)).size);
      }),
    );
  });
});
