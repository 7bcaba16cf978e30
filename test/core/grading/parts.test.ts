import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fraction, one, toText } from '../../../src/core/grading/fraction.ts';
import { scoreParts } from '../../../src/core/grading/rules.ts';

const two = fraction(2);

describe('scoreParts', () => {
  it('earns the share of the parts that are right', () => {
    expect(scoreParts('proportional', [true, false, true], two)).toEqual({
      earned: fraction(4, 3),
      possible: two,
      verdict: 'partly',
      rule: 'proportional',
      arithmetic: '2 of 3 right',
    });
    expect(scoreParts('proportional', [false, false], two)).toMatchObject({ earned: fraction(0), verdict: 'wrong' });
    expect(scoreParts('proportional', [true, true], two)).toMatchObject({ earned: two, verdict: 'right' });
  });

  it('earns all or nothing where the rule says so', () => {
    expect(scoreParts('all-or-nothing', [true, false], two)).toEqual({
      earned: fraction(0),
      possible: two,
      verdict: 'wrong',
      rule: 'all-or-nothing',
      arithmetic: '1 of 2 right, and only all of them count',
    });
    expect(scoreParts('all-or-nothing', [true, true], two)).toMatchObject({ earned: two, verdict: 'right' });
  });

  it('counts credits, kept between nothing and one', () => {
    const score = scoreParts('proportional', [fraction(1, 2), true, fraction(3), fraction(-1)], one);
    expect(toText(score.earned)).toBe('5/8');
    expect(score.arithmetic).toBe('5/2 of 4 right');
    expect(scoreParts('all-or-nothing', [fraction(1, 2), true], one).verdict).toBe('wrong');
    expect(scoreParts('all-or-nothing', [one, true], one).verdict).toBe('right');
  });

  it('earns nothing without parts', () => {
    expect(scoreParts('proportional', [], one)).toMatchObject({ earned: fraction(0), verdict: 'wrong' });
    expect(scoreParts('all-or-nothing', [], one)).toMatchObject({ earned: fraction(0), verdict: 'wrong' });
  });

  it('counts the right parts whatever their order', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1 }), (parts) => {
        const right = parts.filter((part) => part).length;
        expect(scoreParts('proportional', parts, one).earned).toEqual(fraction(right, parts.length));
        expect(scoreParts('all-or-nothing', parts, one).earned).toEqual(fraction(right === parts.length ? 1 : 0));
      }),
    );
  });
});
