import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../../../src/core/analysis/test-theory/analyse.ts';
import { analysisToJson } from '../../../../src/core/analysis/test-theory/analysis-json.ts';
import type { Gap, MatrixCell, System } from '../../../../src/core/analysis/test-theory/response-matrix.ts';
import { tableOf, tableOfColumns } from '../../../../src/core/analysis/test-theory/score-table.ts';
import { matrixOf, numbers } from './samples.ts';
import * as second from './second-implementation.ts';

const by = (as: System = 'ctt') => ({ as, rasch: false, twoPl: false }) as const;

/** Scores in quarters of a point, which add without rounding. */
const grid = (cell: fc.Arbitrary<number>) =>
  fc
    .tuple(fc.integer({ min: 4, max: 25 }), fc.integer({ min: 3, max: 7 }))
    .chain(([n, k]) => fc.array(fc.array(cell, { minLength: k, maxLength: k }), { minLength: n, maxLength: n }));
const quarters = grid(fc.integer({ min: 0, max: 4 }).map((quarter) => quarter / 4));
const rightWrong = grid(fc.constantFrom(0, 1));

const close = (found: number | null | undefined, wanted: number): void => {
  if (Number.isFinite(wanted)) expect(found).toBeCloseTo(wanted, 8);
  else expect(found).toBeNull();
};

describe('the statistics of ctt', () => {
  it('are those of the definitions written out', () => {
    fc.assert(
      fc.property(quarters, (scores) => {
        const { test, items } = analyse(matrixOf(scores), by());
        const sums = second.totals(scores);
        const spread = second.variance(sums);
        close(test.mean, second.mean(sums));
        close(test.sd, Math.sqrt(spread));
        close(test.alpha, spread === 0 ? Number.NaN : second.alpha(scores));
        for (const [item, found] of items.entries()) {
          const own = second.column(scores, item);
          const rest = sums.map((sum, row) => sum - (own[row] ?? 0));
          close(found.facility, second.mean(own));
          close(found.itemTotal, second.variance(own) === 0 ? Number.NaN : second.correlation(own, sums));
          close(found.itemRest, second.variance(own) === 0 ? Number.NaN : second.correlation(own, rest));
          const without = scores.map((row) => row.filter((_, other) => other !== item));
          close(found.alphaIfDeleted, second.variance(rest) === 0 ? Number.NaN : second.alpha(without));
        }
      }),
    );
  });

  it('are the same to the last digit in whatever order the students come', () => {
    fc.assert(
      fc.property(quarters, fc.func(fc.integer()), (scores, key) => {
        const matrix = matrixOf(scores);
        const order = [...scores.keys()].sort((a, b) => key(a) - key(b));
        const mixed = {
          ...matrix,
          students: order.map((row) => matrix.students[row] ?? ''),
          scores: order.map((row) => scores[row] ?? []),
        };
        expect(analyse(mixed, by())).toEqual(analyse(matrix, by()));
      }),
    );
  });

  it('follow the items when these change places', () => {
    fc.assert(
      fc.property(rightWrong, (scores) => {
        const turned = analyse(matrixOf(scores.map((row) => row.toReversed())), by());
        const straight = analyse(matrixOf(scores), by());
        close(turned.test.alpha, straight.test.alpha ?? Number.NaN);
        for (const [item, found] of turned.items.toReversed().entries())
          close(found.itemRest, straight.items[item]?.itemRest ?? Number.NaN);
      }),
    );
  });

  it('keep correlations, spread and alpha when everybody is given a point on an item', () => {
    fc.assert(
      fc.property(rightWrong, (scores) => {
        const more = analyse(matrixOf(scores.map(([first = 0, ...rest]) => [first + 1, ...rest])), by());
        const less = analyse(matrixOf(scores), by());
        close(more.test.mean, (less.test.mean ?? 0) + 1);
        for (const name of ['alpha', 'sd', 'sem', 'skewness', 'kurtosis'] as const)
          close(more.test[name], less.test[name] ?? Number.NaN);
        for (const [item, found] of more.items.entries())
          for (const name of ['itemTotal', 'itemRest', 'alphaIfDeleted'] as const)
            close(found[name], less.items[item]?.[name] ?? Number.NaN);
      }),
    );
  });

  it('find parallel items perfectly reliable, and KR-20 equal to alpha', () => {
    fc.assert(
      fc.property(rightWrong, (scores) => {
        const parallel = analyse(matrixOf(scores.map(([first = 0]) => [first, first, first])), by());
        const isVaried = new Set(scores.map(([first]) => first)).size > 1;
        expect(parallel.test.alpha === null).toBe(!isVaried);
        if (isVaried) expect(parallel.test.alpha).toBeCloseTo(1, 12);
        const { test } = analyse(matrixOf(scores), by());
        close(test.kr20, test.alpha ?? Number.NaN);
      }),
    );
  });

  it('double the length by the formula of Spearman and Brown where the halves are parallel', () => {
    fc.assert(
      fc.property(rightWrong, (scores) => {
        // Standing twice, each item has its own double among the others: alpha = 2k/(2k−1) · (1 − Σs²/(2·s²ₜ)).
        const k = scores[0]?.length ?? 0;
        const one = analyse(matrixOf(scores), by()).test.alpha;
        const two = analyse(matrixOf(scores.map((row) => [...row, ...row])), by()).test.alpha;
        const ratio = one === null ? Number.NaN : 1 - (one * (k - 1)) / k;
        close(two, ((2 * k) / (2 * k - 1)) * (1 - ratio / 2));
      }),
    );
  });

  it('have weights that add up to one, and no efficiency above one', () => {
    fc.assert(
      fc.property(quarters, (scores) => {
        const { items } = analyse(matrixOf(scores), by());
        const weights = items.flatMap(({ effectiveWeight }) => effectiveWeight ?? []);
        if (weights.length > 0) expect(weights.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 10);
        expect(items.reduce((sum, { intendedWeight }) => sum + (intendedWeight ?? 0), 0)).toBeCloseTo(1, 10);
        for (const { discriminationEfficiency } of items)
          expect(discriminationEfficiency ?? 0).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });
});

describe('the statistics of moodle', () => {
  it('are those of its calculator, walked step by step', () => {
    fc.assert(
      fc.property(quarters, (scores) => {
        const { items } = analyse(matrixOf(scores), by('moodle'));
        const wanted = items.map((_, item) => second.moodleItem(scores, item));
        const roots = wanted.map(({ covarianceWithOverallMark: c }) =>
          c < -1e-12 ? Number.NaN : Math.sqrt(Math.max(0, c)),
        );
        const sum = roots.reduce((all, root) => all + (root || 0), 0);
        for (const [item, found] of items.entries()) {
          close(found.itemRest, wanted[item]?.discriminationIndex ?? Number.NaN);
          close(
            found.discriminationEfficiency,
            found.itemRest === null ? Number.NaN : (wanted[item]?.discriminativeEfficiency ?? Number.NaN),
          );
          if (sum > 1e-6 && (roots[item] ?? 0) > 1e-6) close(found.effectiveWeight, (roots[item] ?? 0) / sum);
        }
      }),
    );
  });
});

describe('any matrix at all', () => {
  const cell = fc.oneof(
    fc.constantFrom<number | Gap>(0, 1, 'omitted', 'not-reached', 'not-attempted'),
    fc.double({ min: 0, max: 3, noNaN: true }),
  );

  it('gives numbers or null and never NaN', () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 0, max: 6 })
          .chain((k) => fc.array(fc.array(cell, { minLength: k, maxLength: k }), { maxLength: 12 })),
        fc.constantFrom<System>('ctt', 'moodle', 'canvas', 'psych'),
        (scores, as) => {
          const groups = scores.map((_, row) => (row % 2 === 0 ? 'a' : 'b'));
          const options = ['A', 'B'].map((option) => ({ option, key: option === 'A' }));
          const items = (scores[0] ?? []).map((_, item) => ({ id: `${item}`, possible: item % 3, options }));
          const chosen = scores.map((row) =>
            row.map((score) => (score === 1 ? ['A'] : score === 0 ? ['B'] : undefined)),
          );
          const json = analysisToJson(
            analyse(matrixOf(scores, { groups, items, chosen }), { as, rasch: true, twoPl: false }),
          );
          const isSound = (value: unknown): boolean =>
            typeof value === 'number'
              ? Number.isFinite(value)
              : typeof value !== 'object' || value === null || Object.values(value).every(isSound);
          expect(isSound(json)).toBe(true);
        },
      ),
    );
  });

  it('gives by columns what it gives by rows', () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 5 })
          .chain((k) => fc.array(fc.array(cell, { minLength: k, maxLength: k }), { maxLength: 12 })),
        fc.boolean(),
        (scores, isGrouped) => {
          const width = scores[0]?.length ?? 0;
          const chosenIn = (score: number | Gap): readonly string[] | undefined =>
            score === 1 ? ['A'] : score === 0 ? ['B', 'A'] : undefined;
          const items = Array.from({ length: width }, (_, item) => ({
            id: `${item}`,
            possible: item + 1,
            options: ['A', 'B'].map((option) => ({ option, key: option === 'A' })),
          }));
          const groups = isGrouped
            ? { groups: scores.map((_, row) => (row % 3 === 0 ? undefined : `${row % 2}`)) }
            : {};
          const { students } = matrixOf(scores);
          const mixed = students.map((id, row) => (row % 2 === 0 ? `z${id}` : id));
          const chosen = scores.map((row) => row.map(chosenIn));
          const byColumns = {
            students: mixed,
            items: items.map((item, column) => ({
              ...item,
              cells: scores.map((row): MatrixCell => {
                const score = row[column] ?? 'not-attempted';
                const own = chosenIn(score);
                return own === undefined ? { score } : { score, chosen: own };
              }),
              codes: Uint32Array.from(scores, (_, row) => row),
            })),
            ...groups,
          };
          expect(tableOfColumns(byColumns)).toEqual(tableOf({ students: mixed, items, scores, chosen, ...groups }));
        },
      ),
    );
  });

  it('gives null, not zero, where nothing varies', () => {
    const { test, items } = analyse(
      matrixOf([
        [1, 0, 1],
        [1, 0, 1],
        [1, 0, 1],
      ]),
      by(),
    );
    expect([test.alpha, test.sem, test.skewness, test.kurtosis, test.alphaInterval]).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
    expect(
      items.map(({ itemTotal, itemRest, upperLower27, discriminationEfficiency }) => [
        itemTotal,
        itemRest,
        upperLower27,
        discriminationEfficiency,
      ]),
    ).toEqual([
      [null, null, null, null],
      [null, null, null, null],
      [null, null, null, null],
    ]);
    expect(items.map(({ flags }) => flags)).toEqual([['all-right'], ['all-wrong'], ['all-right']]);
  });

  it('is refused where it does not fit together', () => {
    expect(() => analyse(matrixOf([[1, 0], [1]]), by())).toThrow(RangeError);
    expect(() => analyse(matrixOf([[Number.NaN]]), by())).toThrow(RangeError);
    expect(() => analyse(matrixOf([[1]], { groups: [] }), by())).toThrow(RangeError);
  });
});

describe('the shape of totals', () => {
  // Joanes and Gill, by hand: 1, 2, 3, 4, 10 has mean 4, m₂ 10, m₃ 36, m₄ 278.8.
  it('is that of the formulas, by hand', () => {
    const { test } = analyse(matrixOf([[1], [2], [3], [4], [10]]), by());
    const g1 = 36 / 10 ** 1.5;
    const g2 = 278.8 / 100 - 3;
    close(test.skewness, (g1 * Math.sqrt(20)) / 3);
    close(test.kurtosis, (4 / 6) * (6 * g2 + 6));
    const psych = analyse(
      matrixOf([
        [1, 1],
        [2, 2],
        [3, 3],
        [4, 4],
        [10, 10],
      ]),
      by('psych'),
    ).test;
    expect(numbers([psych.skewness, psych.kurtosis])).toEqual([
      expect.closeTo(g1 * 0.8 ** 1.5, 10),
      expect.closeTo((278.8 / 100) * 0.64 - 3, 10),
    ]);
  });
});
