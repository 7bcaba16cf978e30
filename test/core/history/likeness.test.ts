import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { likeness, likeTexts, piecesOf } from '../../../src/core/history/likeness.ts';

const like = (one: string, other: string): number => likeness(piecesOf(one), piecesOf(other));

describe('the likeness of two texts', () => {
  // By hand: “ab” has the pieces “ ab” and “ab ”, “abc” has “ ab”, “abc” and “bc ”; “aaaa” has “aaa” twice.
  it.each([
    ['ab', 'ab', 1],
    ['ab', 'abc', 2 / 5],
    ['aaaa', 'aaa', 6 / 7],
    ['abc', 'xyz', 0],
    ['', '', 0],
  ])('of “%s” and “%s” is %d', (one, other, expected) => {
    expect(like(one, other)).toBeCloseTo(expected, 12);
  });

  it('does not see case, white space and Unicode form', () => {
    expect(like('The  CAFE\u0301\n', ' the caf\u00e9')).toBe(1);
  });

  it('lies from 0 to 1, is the same from both sides, and 1 for the same text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const found = like(one, other);
        expect(found).toBeGreaterThanOrEqual(0);
        expect(found).toBeLessThanOrEqual(1);
        expect(like(other, one)).toBe(found);
        if (piecesOf(one).size > 0) expect(like(one, one)).toBe(1);
      }),
    );
  });

  it('is found among many as among two', () => {
    const texts = fc.array(fc.string({ maxLength: 12 }), { maxLength: 8 });
    fc.assert(
      fc.property(texts, texts, fc.constantFrom(0.1, 0.5, 0.75), (some, others, least) => {
        const each = some.map((text) =>
          others
            .map((other, at) => ({ at, likeness: like(text, other) }))
            .filter((found) => found.likeness >= least)
            .sort((a, b) => b.likeness - a.likeness || a.at - b.at),
        );
        expect(likeTexts(some, others, least)).toEqual(each);
      }),
    );
  });
});
