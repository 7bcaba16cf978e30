import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Outcomes } from '../../../src/core/bulk/outcomes.ts';
import { addCells, pointsTable } from '../../../src/core/bulk/points-table.ts';
import { add, type Fraction, fraction, zero } from '../../../src/core/grading/fraction.ts';
import type { ItemMark } from '../../../src/core/marking/mark.ts';
import { usualPolicy } from '../../../src/core/marking/policy.ts';
import { pointsCell } from '../../../src/core/report/gradebook-csv.ts';

const points = fc
  .record({ n: fc.integer({ min: -40, max: 200 }), d: fc.constantFrom(1, 2, 3, 4, 7) })
  .map(({ n, d }) => fraction(n, d));

const mark = fc
  .record({
    earned: points,
    possible: fc.integer({ min: 0, max: 9 }),
    kind: fc.constantFrom('given', 'given', 'unrated', 'none'),
  })
  .map(
    ({ earned, possible, kind }): ItemMark => ({
      state: kind === 'none' ? 'not-attempted' : 'answered',
      response: null,
      score: {
        verdict: kind === 'unrated' ? 'unrated' : 'partly',
        earned: kind === 'given' ? earned : zero,
        possible: fraction(possible),
        rule: 'all-or-nothing',
        arithmetic: '',
      },
      remarks: [],
      place: { path: '' },
    }),
  );

/** Items of few outcomes and of many, so that groups of every size come about. */
const outcomes: fc.Arbitrary<readonly Outcomes[]> = fc.array(
  fc
    .oneof(fc.array(mark, { minLength: 1, maxLength: 4 }), fc.array(mark, { minLength: 90, maxLength: 110 }))
    .map((marks): Outcomes => ({ marks, known: new Map(), toldBy: 'result' })),
  { minLength: 1, maxLength: 12 },
);

describe('the points of many outcomes', () => {
  it('are the cells and the exact sums of a row, however items are put together', () => {
    fc.assert(
      fc.property(
        outcomes,
        fc.array(fc.nat(), { minLength: 12, maxLength: 12 }),
        fc.constantFrom('blank', 'omit'),
        (all, picks, missing) => {
          const table = pointsTable(all, { ...usualPolicy, missing });
          if (table === undefined) throw new Error('These sums are small.');
          const row = all.map(({ marks }, item) => (picks[item] ?? 0) % marks.length);
          const chosen = all.flatMap(({ marks }, item) => marks[row[item] ?? 0] ?? []);
          const isOut = ({ state }: ItemMark): boolean => missing === 'omit' && state === 'not-attempted';
          const counted = chosen.filter((each) => !isOut(each) && each.score.verdict !== 'unrated');
          const cells = chosen.map((each) => `,${pointsCell(counted.includes(each) ? each.score : undefined) ?? ''}`);
          const sumOf = (of: 'earned' | 'possible'): Fraction =>
            counted.reduce((sum, { score }) => add(sum, score[of]), zero);

          const view = new DataView(new ArrayBuffer(3 + table.longest));
          const sums = { earned: 0, possible: 0, unrated: 0 };
          const end = addCells(table, Uint16Array.from([9, ...row]), 1, sums, view, 3);
          expect(Buffer.from(view.buffer, 3, end - 3).toString()).toBe(cells.join(''));
          expect(fraction(sums.earned, table.denominator)).toEqual(sumOf('earned'));
          expect(fraction(sums.possible, table.denominator)).toEqual(sumOf('possible'));
          expect(sums.unrated).toBe(chosen.filter((each) => !isOut(each) && each.score.verdict === 'unrated').length);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('are none where their sums are no small whole numbers of any common part', () => {
    const of = (earned: Fraction): Outcomes => {
      const [made] = fc.sample(mark, { numRuns: 1, seed: 1 });
      if (made === undefined) throw new Error('There is no sample.');
      return {
        marks: [{ ...made, score: { ...made.score, verdict: 'partly', earned } }],
        known: new Map(),
        toldBy: 'result',
      };
    };
    expect(pointsTable([of(fraction(1, 67108865n))], usualPolicy)).toBeUndefined();
    expect(pointsTable([of(fraction(33554432)), of(fraction(33554432))], usualPolicy)).toBeUndefined();
    expect(pointsTable([of(fraction(33554432))], usualPolicy)).toBeDefined();
  });
});
