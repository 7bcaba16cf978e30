import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tableOf } from '../../../src/core/analysis/test-theory/score-table.ts';
import { histogram, wrightMap } from '../../../src/core/item-report/figures.ts';
import { fixed, grouped, percent, points, short } from '../../../src/core/item-report/numbers.ts';
import { matrixOf } from '../analysis/test-theory/samples.ts';

const binsOf = (totals: readonly number[]) => histogram(tableOf(matrixOf(totals.map((total) => [total]))));

describe('a histogram', () => {
  it('has a bin for each total where they are few whole numbers', () => {
    expect(binsOf([0, 2, 2, 3])).toEqual([
      { from: 0, to: 1, students: 1, label: '0' },
      { from: 1, to: 2, students: 0, label: '1' },
      { from: 2, to: 3, students: 2, label: '2' },
      { from: 3, to: 4, students: 1, label: '3' },
    ]);
  });

  it('takes several totals together where they are many, and fractions by their edges', () => {
    expect(binsOf([1, 40]).map(({ label }) => label)).toEqual([
      '0 to 4',
      '5 to 9',
      '10 to 14',
      '15 to 19',
      '20 to 24',
      '25 to 29',
      '30 to 34',
      '35 to 39',
      '40 to 44',
    ]);
    expect(binsOf([0.5, 0.6, 1]).map(({ label, students }) => [label, students])).toEqual([
      ['0.5 to 0.55', 1],
      ['0.55 to 0.6', 0],
      ['0.6 to 0.65', 1],
      ['0.65 to 0.7', 0],
      ['0.7 to 0.75', 0],
      ['0.75 to 0.8', 0],
      ['0.8 to 0.85', 0],
      ['0.85 to 0.9', 0],
      ['0.9 to 0.95', 0],
      ['0.95 to 1', 0],
      ['1 to 1.05', 1],
    ]);
  });

  it('counts every student once, in at most twelve bins that follow each other', () => {
    const total = fc.oneof(fc.integer({ min: -50, max: 5000 }), fc.double({ min: -10, max: 1e6, noNaN: true }));
    fc.assert(
      fc.property(fc.array(total, { minLength: 1, maxLength: 40 }), (totals) => {
        const bins = binsOf(totals);
        expect(bins.length).toBeLessThanOrEqual(12);
        expect(bins.reduce((sum, { students }) => sum + students, 0)).toBe(totals.length);
      }),
    );
  });

  it('has no bin without students, or where the totals are too large for any step', () => {
    expect([binsOf([]), binsOf([0, 1e308])]).toEqual([[], []]);
  });
});

describe('a Wright map', () => {
  const item = (id: string, difficulty: number | null) => ({ id, difficulty, se: 1, infit: 1, outfit: 1 });
  const able = (score: number, ability: number, students: number) => ({ score, ability, se: 1, students });

  it('has the able and the difficult on top, each in the row of its place', () => {
    const rows = wrightMap({
      items: [item('easy', -1), item('hard', 1), item('both', 1.1), item('none', null)],
      abilities: [able(1, -0.9, 5), able(2, 0, 0), able(3, 0.1, 7)],
      logLikelihood: null,
      andersen: [],
    });
    expect(rows.filter(({ students, items }) => students + items.length > 0)).toEqual([
      { at: 1.2000000000000002, students: 0, items: ['both'] },
      { at: 1, students: 0, items: ['hard'] },
      { at: 0.2, students: 7, items: [] },
      { at: -0.8, students: 5, items: [] },
      { at: -1, students: 0, items: ['easy'] },
    ]);
    expect(rows).toHaveLength(12);
  });

  it('is empty where no item has a difficulty', () => {
    expect(wrightMap({ items: [item('a', null)], abilities: [], logLikelihood: null, andersen: [] })).toEqual([]);
  });
});

describe('numbers', () => {
  it('are written as tables of statistics have them', () => {
    expect([0.624, -0.12, -0.001, 1, null].map((value) => short(value))).toEqual(['.62', '−.12', '.00', '1.00', '–']);
    expect([3.824, -1.2, 14, -0.001, null].map((value) => points(value))).toEqual(['3.82', '−1.2', '14', '0', '–']);
    expect([fixed(1, 1), fixed(-0.04, 1), percent(0.614), percent(null), grouped(1204)]).toEqual([
      '1.0',
      '0.0',
      '61 %',
      '–',
      '1,204',
    ]);
  });
});
