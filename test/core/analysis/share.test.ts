import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareOf } from '../../../src/core/analysis/share.ts';

describe('shareOf', () => {
  // R. G. Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998), table I,
  // method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('gives the published interval of %i in %i', (hits, of, low, high) => {
    const found = shareOf(hits, of);
    expect(found.share).toBe(hits / of);
    expect(found.low).toBeCloseTo(low, 4);
    expect(found.high).toBeCloseTo(high, 4);
  });

  it('gives no number where nothing was observed', () => {
    expect(shareOf(0, 0)).toEqual({ hits: 0, of: 0, share: null, low: null, high: null });
  });

  it('keeps the share within its interval and the interval within 0 and 1, and mirrors it for the misses', () => {
    const observed = fc.nat(2000).chain((hits) => fc.nat(2000).map((misses) => ({ hits, of: hits + misses + 1 })));
    fc.assert(
      fc.property(observed, ({ hits, of }) => {
        const { low, share, high } = shareOf(hits, of);
        const other = shareOf(of - hits, of);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low ?? 2).toBeLessThanOrEqual((share ?? 0) + 1e-12);
        expect(high ?? -1).toBeGreaterThanOrEqual((share ?? 0) - 1e-12);
        expect(1 - (other.high ?? 0)).toBeCloseTo(low ?? 2, 10);
      }),
    );
  });
});
