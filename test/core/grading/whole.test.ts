import { describe, expect, it } from 'vitest';
import { fraction, one } from '../../../src/core/grading/fraction.ts';
import { blankScore, rubricScore, scoreCredit, scoreWhole, unratedScore } from '../../../src/core/grading/rules.ts';

const two = fraction(2);

describe('scores of a whole response', () => {
  it('are all or nothing', () => {
    expect(scoreWhole(true, two)).toEqual({
      earned: two,
      possible: two,
      verdict: 'right',
      rule: 'all-or-nothing',
      arithmetic: 'right',
    });
    expect(scoreWhole(false, two, 'exact')).toEqual({
      earned: fraction(0),
      possible: two,
      verdict: 'wrong',
      rule: 'exact',
      arithmetic: 'wrong',
    });
  });

  it('are a share where the author gave a credit', () => {
    expect(scoreCredit(fraction(1, 2), two)).toEqual({
      earned: one,
      possible: two,
      verdict: 'partly',
      rule: 'weights',
      arithmetic: 'credit 1/2',
    });
    expect(scoreCredit(fraction(3, 2), two)).toMatchObject({ earned: two, verdict: 'right', arithmetic: 'credit 1' });
    expect(scoreCredit(fraction(-1, 2), two)).toMatchObject({ earned: fraction(0), verdict: 'wrong' });
  });

  it('are nothing for no response and for one that nobody judged', () => {
    expect(blankScore(two, 'coverage')).toEqual({
      earned: fraction(0),
      possible: two,
      verdict: 'blank',
      rule: 'coverage',
      arithmetic: 'no response',
    });
    expect(unratedScore(two)).toMatchObject({ earned: fraction(0), verdict: 'unrated', arithmetic: 'not rated yet' });
  });
});

describe('rubricScore', () => {
  const weights = [fraction(3), fraction(1), fraction(2)];

  it('earns the weight of the points made over the weight of all', () => {
    expect(rubricScore(weights, [0, 2], one)).toEqual({
      earned: fraction(5, 6),
      possible: one,
      verdict: 'partly',
      rule: 'weights',
      arithmetic: '2 of 3 key points: 5 of 6',
    });
    expect(rubricScore(weights, new Set([0, 1, 2]), two)).toMatchObject({ earned: two, verdict: 'right' });
    expect(rubricScore(weights, [], two)).toMatchObject({ earned: fraction(0), verdict: 'wrong' });
  });

  it('counts a point once and ignores places that do not exist', () => {
    expect(rubricScore(weights, [1, 1, 7, -1], one).earned).toEqual(fraction(1, 6));
  });

  it('earns nothing where there are no points to make', () => {
    expect(rubricScore([], [0], one)).toMatchObject({ earned: fraction(0), verdict: 'wrong' });
  });
});
