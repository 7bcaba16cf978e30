import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareNaturally } from '../../src/shell/natural-order.ts';

describe('the natural order', () => {
  it.each([
    [
      ['10-b.md', '2-a.md', '1.md'],
      ['1.md', '2-a.md', '10-b.md'],
    ],
    [
      ['b', 'A', 'a', 'B'],
      ['A', 'a', 'B', 'b'],
    ],
    [
      ['q10x', 'q9y', 'q'],
      ['q', 'q9y', 'q10x'],
    ],
    [
      ['a2', 'a02', 'a002'],
      ['a002', 'a02', 'a2'],
    ],
    [
      ['v1.10', 'v1.9', 'v1.9.1'],
      ['v1.9', 'v1.9.1', 'v1.10'],
    ],
    [
      ['99999999999999999999', '100000000000000000000', '3'],
      ['3', '99999999999999999999', '100000000000000000000'],
    ],
    [
      ['0', '00', 'a', ''],
      ['', '0', '00', 'a'],
    ],
  ])('puts %j as %j', (names, sorted) => {
    expect([...names].sort(compareNaturally)).toEqual(sorted);
  });

  it('is an order: what it says of two it says the other way round, and of three it is of one mind', () => {
    const name = fc.string({ unit: fc.constantFrom('a', 'B', '0', '1', '9', '-'), maxLength: 6 });
    const sign = (one: string, other: string) => Math.sign(compareNaturally(one, other));
    fc.assert(
      fc.property(name, name, name, (a, b, c) => {
        expect(sign(a, b)).toBe(-sign(b, a) || 0);
        expect(sign(a, b) === 0).toBe(a === b);
        if (sign(a, b) <= 0 && sign(b, c) <= 0) expect(sign(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
