import { expect, it } from 'vitest';
import { fraction, one, zero } from '../../../src/core/grading/fraction.ts';
import type { Verdict } from '../../../src/core/grading/score.ts';
import { ratingOf } from '../../../src/core/schedule/rating-of.ts';

it.each<[Verdict, string, number, string | undefined]>([
  ['right', '1', 0, 'good'],
  ['right', '1', 1, 'hard'],
  ['right', '3/4', 2, 'hard'],
  ['partly', '4/5', 0, 'hard'],
  ['partly', '4/5', 1, 'hard'],
  ['partly', '799/1000', 0, 'again'],
  ['partly', '1/2', 0, 'again'],
  ['wrong', '0', 0, 'again'],
  ['wrong', '0', 1, 'again'],
  ['blank', '0', 0, 'again'],
  ['unrated', '0', 0, undefined],
  ['unrated', '0', 1, undefined],
])('a response that is %s with %s of the points and %i hints is rated', (verdict, share, hints, rating) => {
  const [n = 0, d = 1] = share.split('/').map(Number);
  for (const possible of [one, fraction(5), fraction(1, 3)])
    expect(
      ratingOf({ verdict, earned: fraction(BigInt(n) * possible.n, BigInt(d) * possible.d), possible }, hints),
    ).toBe(rating);
});

it('rates a right response to an item without points', () => {
  expect(ratingOf({ verdict: 'right', earned: zero, possible: zero }, 0)).toBe('good');
});
