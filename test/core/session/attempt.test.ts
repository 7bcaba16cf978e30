import { describe, expect, it } from 'vitest';
import { fraction, toText } from '../../../src/core/grading/fraction.ts';
import { afterHints } from '../../../src/core/session/attempt.ts';

describe('the cost of hints', () => {
  const left = (earned: readonly [number, number], cost: readonly [number, number]) => {
    const score = {
      possible: fraction(1),
      verdict: 'wrong',
      rule: 'right-minus-wrong-below-zero',
      arithmetic: 'x',
    } as const;
    const kept = afterHints({ ...score, earned: fraction(...earned) }, fraction(...cost));
    return [toText(kept.earned), kept.arithmetic];
  };

  it('takes no more than there is, and nothing from what is below nothing', () => {
    expect(left([1, 2], [1, 4])).toEqual(['1/4', 'x; 1/4 less for hints']);
    expect(left([1, 2], [3, 4])).toEqual(['0', 'x; 1/2 less for hints']);
    expect(left([-1, 2], [1, 4])).toEqual(['-1/2', 'x']);
    expect(left([1, 2], [0, 1])).toEqual(['1/2', 'x']);
  });
});
