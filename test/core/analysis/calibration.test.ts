import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrationOf, logLossOf, type Outcome, outcomesOf } from '../../../src/core/analysis/calibration.ts';
import { between, point } from './samples.ts';

const outcome = (predicted: number, isRecalled = true): Outcome => ({ predicted, isRecalled });

describe('outcomesOf', () => {
  it('takes the reviews a day or more after the one before', () => {
    const points = [
      point(1),
      point(1, { before: between({ elapsedDays: 0 }) }),
      point(2, { before: between({ elapsedDays: 1, predicted: 0.8 }), rating: 'again' }),
      point(3, { before: between({ elapsedDays: 1, predicted: 0.7 }), rating: 'hard' }),
      point(3, { before: between(), mode: 'cram' }),
    ];
    expect(outcomesOf(points)).toEqual([outcome(0.8, false), outcome(0.7)]);
  });
});

describe('logLossOf', () => {
  it('is the mean of the logarithms, by hand', () => {
    // −ln 0.9 = 0.10536, −ln 0.2 = 1.60944
    expect(logLossOf([outcome(0.9), outcome(0.8, false)])).toBeCloseTo(0.857399, 6);
  });

  it('stays finite for a prediction that was sure and wrong', () => {
    expect(logLossOf([outcome(1, false)])).toBeCloseTo(6 * Math.LN10, 6);
    expect(logLossOf([outcome(0)])).toBeCloseTo(6 * Math.LN10, 6);
  });

  it('is nothing without a review', () => {
    expect(logLossOf([])).toBeNull();
  });

  it('is least, of all constant predictions, at the share that was recalled', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 50 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (hits, misses, other) => {
          const loss = (predicted: number) =>
            logLossOf([
              ...Array.from({ length: hits }, () => outcome(predicted)),
              ...Array.from({ length: misses }, () => outcome(predicted, false)),
            ]) ?? 0;
          expect(loss(hits / (hits + misses))).toBeLessThanOrEqual(loss(other) + 1e-9);
        },
      ),
    );
  });
});

describe('calibrationOf', () => {
  it('compares prediction and outcome in bins, by hand', () => {
    const found = calibrationOf([
      outcome(0.81, false),
      outcome(0.82),
      outcome(0.83),
      outcome(0.84),
      outcome(0.95),
      outcome(0.97),
    ]);
    expect(found.reviews).toBe(6);
    expect(found.bins.map(({ from, to, reviews, observed }) => [from, to, reviews, observed])).toEqual([
      [0.8, 0.85, 4, 0.75],
      [0.95, 1, 2, 1],
    ]);
    expect(found.bins.map(({ predicted }) => predicted.toFixed(6))).toEqual(['0.825000', '0.960000']);
    // √((4 · 0.075² + 2 · 0.04²) / 6)
    expect(found.binnedError).toBeCloseTo(0.065447, 6);
  });

  it('puts certainty into the last bin', () => {
    expect(calibrationOf([outcome(1), outcome(0)]).bins.map(({ from }) => from)).toEqual([0, 0.95]);
  });

  it('is nothing without a review', () => {
    expect(calibrationOf([])).toEqual({ reviews: 0, bins: [], logLoss: null, binnedError: null });
  });

  it('loses no review, and its error lies between 0 and 1', () => {
    const outcomes = fc.array(
      fc.record({ predicted: fc.double({ min: 0, max: 1, noNaN: true }), isRecalled: fc.boolean() }),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(outcomes, (drawn) => {
        const { bins, binnedError } = calibrationOf(drawn);
        expect(bins.reduce((sum, { reviews }) => sum + reviews, 0)).toBe(drawn.length);
        expect(binnedError).toBeGreaterThanOrEqual(0);
        expect(binnedError).toBeLessThanOrEqual(1);
      }),
    );
  });
});
