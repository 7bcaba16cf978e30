import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fraction, one, toText, zero } from '../../../src/core/grading/fraction.ts';
import { longestRising } from '../../../src/core/grading/order.ts';
import { type RuleName, rulesFor, scoreOrder } from '../../../src/core/grading/rules.ts';

const share = (rule: RuleName, given: readonly number[], lines?: number): string =>
  toText(scoreOrder(rule, given, one, lines).earned);
const orders = fc
  .integer({ min: 2, max: 8 })
  .chain((lines) => fc.shuffledSubarray([...Array(lines).keys()], { minLength: lines, maxLength: lines }));

/** The longest common subsequence with 0, 1, 2, … by trying every subsequence. */
function slowLongest(given: readonly number[]): number {
  let longest = 0;
  for (let picks = 0; picks < 2 ** given.length; picks += 1) {
    const picked = given.filter((_, index) => (picks >> index) & 1);
    const rises = picked.every((entry, index) => index === 0 || entry > (picked[index - 1] ?? entry));
    if (rises) longest = Math.max(longest, picked.length);
  }
  return longest;
}

describe('scoreOrder', () => {
  it.each<[string, readonly number[], string, string, string]>([
    // given, longest-common-subsequence, adjacent-pairs, position
    ['the first line last', [1, 2, 3, 4, 0], '4/5', '3/4', '0'],
    ['two neighbours swapped', [0, 2, 1, 3, 4], '4/5', '1/4', '3/5'],
    ['the reverse', [4, 3, 2, 1, 0], '0', '0', '1/5'],
    ['two halves swapped', [2, 3, 4, 0, 1], '3/5', '3/4', '0'],
  ])('earns for %s what each rule says', (_, given, subsequence, pairs, position) => {
    expect(share('longest-common-subsequence', given)).toBe(subsequence);
    expect(share('adjacent-pairs', given)).toBe(pairs);
    expect(share('position', given)).toBe(position);
    expect(share('exact', given)).toBe('0');
  });

  it('counts the lines that were left out', () => {
    expect(share('longest-common-subsequence', [0, 2, 3], 5)).toBe('3/5');
    expect(share('adjacent-pairs', [0, 2, 3], 5)).toBe('1/4');
    expect(share('position', [0, 2, 3], 5)).toBe('1/5');
    expect(share('exact', [0, 1, 2], 5)).toBe('0');
  });

  it('gives everything for the right order, also of eleven lines', () => {
    const right = [...Array(11).keys()];
    for (const rule of rulesFor('order')) {
      expect(scoreOrder(rule, right, fraction(3))).toEqual({
        earned: fraction(3),
        possible: fraction(3),
        verdict: 'right',
        rule,
        arithmetic: 'all 11 lines in order',
      });
    }
  });

  it('gives something only for some order', () => {
    for (const rule of rulesFor('order')) {
      expect(scoreOrder(rule, [], one)).toMatchObject({ earned: zero, verdict: 'wrong' });
      expect(scoreOrder(rule, [1, 0], one, 2)).toMatchObject({ earned: zero, verdict: 'wrong' });
    }
  });

  it('says how it came to the score', () => {
    const arithmetic = (rule: RuleName): string => scoreOrder(rule, [1, 0, 2], one).arithmetic;
    expect(arithmetic('longest-common-subsequence')).toBe('2 of 3 lines in order');
    expect(arithmetic('adjacent-pairs')).toBe('0 of 2 neighbours right');
    expect(arithmetic('position')).toBe('1 of 3 lines in place');
    expect(arithmetic('exact')).toBe('not the right order');
  });

  it('finds the longest subsequence as trying all of them does', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { maxLength: 9 }), (given) => {
        expect(longestRising(given)).toBe(slowLongest(given));
      }),
    );
  });

  it('gives all points for the right order alone', () => {
    fc.assert(
      fc.property(fc.constantFrom(...rulesFor('order')), orders, (rule, given) => {
        const isRight = given.every((entry, index) => entry === index);
        const score = scoreOrder(rule, given, one);
        expect(score.verdict === 'right').toBe(isRight);
        expect(toText(score.earned) === '1').toBe(isRight);
      }),
    );
  });
});
