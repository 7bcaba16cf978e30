import { describe, expect, it } from 'vitest';
import { meterText, percentText } from '../../../src/core/layout/meter.ts';

describe('meterText', () => {
  it.each([
    [0, 4, '····'],
    [1, 4, '████'],
    [0.5, 4, '██··'],
    [0.25, 10, '██▌·······'],
    [1 / 32, 4, '▏···'],
    [2, 4, '████'],
    [-1, 4, '····'],
    [Number.NaN, 4, '····'],
  ])('fills %s of %s columns', (share, cells, text) => {
    expect(meterText(share, cells)).toBe(text);
  });
});

describe('percentText', () => {
  it('says all and nothing only of all and nothing', () => {
    expect([0, 0.001, 0.5, 0.754, 0.999, 1].map(percentText)).toEqual(['0 %', '1 %', '50 %', '75 %', '99 %', '100 %']);
  });
});
