import { describe, expect, it } from 'vitest';
import { matrixOf } from '../../../src/core/marking/matrix.ts';
import { handedIn, marked } from './samples.ts';

describe('the matrix of the marks', () => {
  it('has the points or the gap of each student and item, and what was chosen', () => {
    const all = marked([
      handedIn('ada', { fruits: 'A,B,C,D', legs: '', wet: 'true', order: '' }),
      handedIn('bob', { fruits: 'pear', legs: 'eight' }, { line: 12 }),
    ]);
    expect(matrixOf(all)).toEqual({
      students: ['ada', 'bob'],
      items: [
        {
          id: 'fruits',
          possible: 1,
          options: ['A', 'B', 'C', 'D', 'E'].map((option) => ({ option, key: 'ABC'.includes(option) })),
        },
        { id: 'legs', possible: 2 },
        { id: 'wet', possible: 1 },
        { id: 'order', possible: 1 },
      ],
      scores: [
        [0.5, 'omitted', 1, 'not-reached'],
        [1 / 3, 0, 'not-attempted', 'not-attempted'],
      ],
      chosen: [
        [['A', 'B', 'C', 'D'], undefined, undefined, undefined],
        [['B'], undefined, undefined, undefined],
      ],
    });
  });

  it('has the mean of several attempts, and not attempted for what is left out', () => {
    const attempts = [
      handedIn('ada', { legs: '8' }, { attempt: 1 }),
      handedIn('ada', { legs: '7' }, { attempt: 2, line: 9 }),
    ];
    const { scores } = matrixOf(marked(attempts, { attempts: 'mean', missing: 'omit' }));
    expect(scores).toEqual([['not-attempted', 1, 'not-attempted', 'not-attempted']]);
  });
});
