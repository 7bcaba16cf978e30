import { describe, expect, it } from 'vitest';
import {
  chanceOfChiSquare,
  incompleteBeta,
  logGamma,
  normalQuantile,
  quantileOfF,
  shareBelowF,
  shareBelowNormal,
} from '../../../../src/core/analysis/test-theory/distributions-of-chance.ts';

// Values by R 4.2.2: pf, qf, pchisq, pnorm.
describe('the distributions of chance', () => {
  it('are those of R', () => {
    expect(shareBelowF(2.5, 3, 7)).toBeCloseTo(0.85649054372106, 12);
    expect(quantileOfF(0.975, 999, 3996)).toBeCloseTo(1.10145123333341, 10);
    expect(quantileOfF(0.025, 29, 551)).toBeCloseTo(0.54795653223805, 10);
    expect(1 - chanceOfChiSquare(3.84, 1)).toBeCloseTo(0.94995647875129, 12);
    expect(1 - chanceOfChiSquare(250, 200)).toBeCloseTo(0.99062086833117, 12);
    expect(shareBelowNormal(-3)).toBeCloseTo(0.00134989803163, 12);
  });

  it('are those of the printed tables', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 10);
    expect([shareBelowNormal(0), shareBelowF(0, 3, 7)]).toEqual([0.5, 0]);
    expect(shareBelowNormal(1.959963984540054)).toBeCloseTo(0.975, 10);
    expect(logGamma(11)).toBeCloseTo(Math.log(3_628_800), 10);
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 12);
    // With whole numbers it is the tail of a binomial: I_x(2, 3) = P(at least 2 of 4) at x.
    expect(incompleteBeta(0.3, 2, 3)).toBeCloseTo(1 - 0.7 ** 4 - 4 * 0.3 * 0.7 ** 3, 12);
    expect([chanceOfChiSquare(0, 3), incompleteBeta(0, 1, 2), incompleteBeta(1, 1, 2)]).toEqual([1, 0, 1]);
  });
});
