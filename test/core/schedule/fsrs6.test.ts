import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Memory, type Rating, ratings } from '../../../src/core/schedule/card-state.ts';
import { areWeights, fsrs6, fuzzRange } from '../../../src/core/schedule/fsrs6.ts';
import { defaultWeights } from '../../../src/core/schedule/settings.ts';
import { anyWeights } from './samples.ts';

const model = fsrs6(defaultWeights);
const stability = fc.double({ min: 0.001, max: 36_500, noNaN: true });
const anyMemory = fc.record({ stability, difficulty: fc.double({ min: 1, max: 10, noNaN: true }) });
const days = fc.integer({ min: 0, max: 40_000 });

describe('areWeights', () => {
  const changed = (at: number, weight: number): number[] => defaultWeights.with(at, weight);

  it('takes 21 weights within the bounds of FSRS-6, the bounds included', () => {
    expect(areWeights(defaultWeights)).toBe(true);
    fc.assert(fc.property(anyWeights, (weights) => areWeights(weights)));
  });

  it.each([
    ['17 weights', defaultWeights.slice(0, 17)],
    ['19 weights', defaultWeights.slice(0, 19)],
    ['22 weights', [...defaultWeights, 0.1]],
    ['no weights', []],
    ['a weight that is no number', changed(3, Number.NaN)],
    ['a weight without end', changed(0, Number.POSITIVE_INFINITY)],
    ['a stability that is too small', changed(0, 0.0009)],
    ['a difficulty above 10', changed(4, 10.1)],
    ['a decay below 0.1', changed(20, 0.0999)],
    ['a decay above 0.8', changed(20, 0.8001)],
  ])('refuses %s', (_, weights) => {
    expect(areWeights(weights)).toBe(false);
    expect(() => fsrs6(weights)).toThrow(RangeError);
  });
});

describe('the memory', () => {
  it('is the published one after the reference ratings', () => {
    // open-spaced-repetition: again and five times good, 0, 0, 1, 3, 8 and 21 days apart, default weights of FSRS-6.
    const reviews: readonly (readonly [Rating, number])[] = [
      ['again', 0],
      ['good', 0],
      ['good', 1],
      ['good', 3],
      ['good', 8],
      ['good', 21],
    ];
    const memory = reviews.reduce<Memory | undefined>(
      (known, [rating, waited]) => model.next(known, waited, rating),
      undefined,
    );
    expect(memory?.stability).toBeCloseTo(53.62691, 4);
    expect(memory?.difficulty).toBeCloseTo(6.3574867, 5);
  });

  it('begins with the first four weights as stability, however many days are said to have passed', () => {
    expect(ratings.map((rating) => model.next(undefined, 0, rating).stability)).toEqual(defaultWeights.slice(0, 4));
    expect(model.next(undefined, 400, 'good')).toEqual(model.next(undefined, 0, 'good'));
  });

  it('stays in its ranges and is the stronger the better the rating', () => {
    fc.assert(
      fc.property(anyWeights, anyMemory, days, (weights, memory, elapsedDays) => {
        const { next } = fsrs6(weights);
        const after = ratings.map((rating) => next(memory, elapsedDays, rating));
        for (const { stability, difficulty } of after) {
          expect(stability).toBeGreaterThanOrEqual(0.001);
          expect(stability).toBeLessThanOrEqual(36_500);
          expect(difficulty).toBeGreaterThanOrEqual(1);
          expect(difficulty).toBeLessThanOrEqual(10);
        }
        const stabilities = after.map((memory) => memory.stability);
        expect(stabilities).toEqual(stabilities.toSorted((a, b) => a - b));
      }),
    );
  });

  it('is not made from days or memories that are no numbers or out of range', () => {
    const memory = { stability: 3, difficulty: 5 };
    for (const waited of [-1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => model.next(memory, waited, 'good')).toThrow(RangeError);
    for (const stability of [0, -1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => model.next({ stability, difficulty: 5 }, 1, 'good')).toThrow(RangeError);
    for (const difficulty of [0, 0.99, 10.01, Number.NaN])
      expect(() => model.next({ stability: 3, difficulty }, 1, 'good')).toThrow(RangeError);
  });
});

describe('the probability of recall', () => {
  it('follows the published curve', () => {
    // R = (1 + F·t/S)^(−w20) with F = 0.9^(−1/w20) − 1, computed here anew, without the rounding to 8 decimals.
    fc.assert(
      fc.property(anyWeights, stability, days, (weights, stability, elapsedDays) => {
        const decay = weights[20] ?? Number.NaN;
        const factor = 0.9 ** (-1 / decay) - 1;
        const expected = (1 + (factor * elapsedDays) / stability) ** -decay;
        expect(Math.abs(fsrs6(weights).retrievability({ stability }, elapsedDays) - expected)).toBeLessThan(2e-8);
      }),
    );
  });

  it('is 1 at once, 0.9 after as many days as the stability, and never rises', () => {
    fc.assert(
      fc.property(stability, days, days, (stability, one, other) => {
        const recall = (waited: number): number => model.retrievability({ stability }, waited);
        expect(recall(0)).toBe(1);
        expect(recall(stability)).toBeCloseTo(0.9, 7);
        expect(recall(Math.max(one, other))).toBeLessThanOrEqual(recall(Math.min(one, other)));
      }),
    );
  });

  it('has fallen to the retention when the interval is over', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 10_000, noNaN: true }),
        fc.double({ min: 0.7, max: 0.99, noNaN: true }),
        (stability, retention) => {
          const interval = model.intervalDays(stability, retention);
          expect(model.retrievability({ stability }, interval)).toBeCloseTo(retention, 6);
        },
      ),
    );
    expect(model.intervalDays(50, 0.9)).toBeCloseTo(50, 4);
    // It remembers the last retention only.
    expect(model.intervalDays(50, 0.8)).toBeGreaterThan(100);
    expect(model.intervalDays(50, 0.9)).toBeCloseTo(50, 4);
  });
});

describe('fuzzRange', () => {
  // By hand: 1 day + 15 % from 2.5 to 7 + 10 % from 7 to 20 + 5 % beyond, rounded.
  it.each([
    [3, 1, 36_500, 2, 4],
    [7, 3, 36_500, 5, 9],
    [10, 3, 36_500, 8, 12],
    [20, 9, 36_500, 17, 23],
    [100, 40, 36_500, 93, 107],
    [1000, 400, 36_500, 948, 1052],
    [100, 40, 100, 93, 100],
    [10, 9, 36_500, 10, 12],
    [10, 60, 36_500, 8, 12],
  ])('of %d days, %d after the last review and %d at most, is %d to %d', (interval, waited, most, first, last) => {
    expect(fuzzRange(interval, waited, most)).toEqual({ first, last });
  });
});
