import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fsrs6 } from '../../../src/core/schedule/fsrs6.ts';
import { defaultWeights } from '../../../src/core/schedule/settings.ts';
import { gainUntil, untilInterval, untilOrder } from '../../../src/core/schedule/until.ts';
import { card } from './samples.ts';

const model = fsrs6(defaultWeights);
const today = 20_010;

/** R = (1 + F·t/S)^−w20, computed here anew. */
const recall = (stability: number, days: number): number =>
  (1 + ((0.9 ** (-1 / 0.1542) - 1) * days) / stability) ** -0.1542;

describe('gainUntil', () => {
  it('is the recall on the day after a review today, on average over how it ends, less that without one', () => {
    // 10 days after a review at stability 10: known with 0.9, forgotten with 0.1.
    const good = model.next(card(), 10, 'good').stability;
    const again = model.next(card(), 10, 'again').stability;
    const expected = 0.9 * recall(good, 30) + 0.1 * recall(again, 30) - recall(10, 40);
    expect(gainUntil(card(), { today, untilDay: today + 30, model })).toBeCloseTo(expected, 6);
  });

  it('is what is not known today, on the day itself and after it', () => {
    for (const untilDay of [today, today - 5])
      expect(gainUntil(card(), { today, untilDay, model })).toBeCloseTo(0.1, 6);
  });
});

describe('untilOrder', () => {
  it('begins with the card that gains most', () => {
    const cards = [
      { key: 'firm', siblings: 'a', state: card({ stability: 3000 }) },
      { key: 'due', siblings: 'b', state: card() },
      { key: 'reviewed today', siblings: 'c', state: card({ lastDay: today }) },
      { key: 'lost', siblings: 'd', state: card({ stability: 0.5, lastDay: today - 60 }) },
    ];
    const aim = { today, untilDay: today + 20, model };
    const ordered = untilOrder(cards, aim);
    const gains = ordered.map(({ state }) => gainUntil(state, aim));
    expect(gains).toEqual(gains.toSorted((a, b) => b - a));
    // A second review on one day adds nothing to a stability of 10: S · max(1, S^−w19 · e^(w17 · w18)).
    expect(ordered.map(({ key }) => key)).toEqual(['lost', 'due', 'firm', 'reviewed today']);
  });
});

describe('untilInterval', () => {
  const interval = (stability: number, days: number, daysLeft: number, retention = 0.9): number =>
    untilInterval({ stability }, days, { today, untilDay: today + daysLeft, model, retention });

  it.each([
    ['stays where the review falls well before the day', 10, 10, 30, 10],
    ['stays where it falls on the day before', 10, 10, 11, 10],
    ['is cut to the day before where recall on the day would be too low', 10, 14, 12, 11],
    ['is cut to the day itself where recall on it will be high enough', 50, 48, 20, 20],
    ['is one day where tomorrow is the day', 0.5, 3, 1, 1],
    ['stays on the day', 10, 14, 0, 14],
    ['stays after the day', 10, 14, -3, 14],
  ])('%s', (_, stability, days, daysLeft, expected) => {
    expect(interval(stability, days, daysLeft)).toBe(expected);
  });

  it('goes by the retention that is aimed at', () => {
    // 20 days at stability 50 leave 0.955.
    expect(interval(50, 48, 20, 0.95)).toBe(20);
    expect(interval(50, 48, 20, 0.96)).toBe(19);
  });

  it('is never beyond the day, and before it where recall there would be below the retention', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 2000, noNaN: true }),
        fc.integer({ min: 1, max: 2000 }),
        fc.integer({ min: 2, max: 400 }),
        fc.double({ min: 0.7, max: 0.99, noNaN: true }),
        (stability, days, daysLeft, retention) => {
          const cut = interval(stability, days, daysLeft, retention);
          expect(cut).toBeGreaterThanOrEqual(1);
          expect(cut).toBeLessThanOrEqual(Math.min(days, daysLeft));
          if (recall(stability, daysLeft) < retention - 1e-6) expect(cut).toBeLessThan(daysLeft);
        },
      ),
    );
  });
});
