import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../../../src/core/analysis/test-theory/analyse.ts';
import { andersenTests } from '../../../../src/core/analysis/test-theory/andersen.ts';
import { fitConditional } from '../../../../src/core/analysis/test-theory/conditional.ts';
import { mantelHaenszel } from '../../../../src/core/analysis/test-theory/mantel-haenszel.ts';
import type { Gap } from '../../../../src/core/analysis/test-theory/response-matrix.ts';
import { panelsOf } from '../../../../src/core/analysis/test-theory/right-wrong.ts';
import {
  bothRight,
  logSymmetricFunctions,
  rightGivenScore,
} from '../../../../src/core/analysis/test-theory/symmetric-functions.ts';
import { seededRandom } from '../../../../src/core/session/random.ts';
import { lsat6, matrixOf, normal, numbers, simulated } from './samples.ts';
import { symmetricFunction } from './second-implementation.ts';

const withRasch = { as: 'ctt', rasch: true, twoPl: false } as const;

describe('the symmetric functions', () => {
  const easiness = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 2, maxLength: 7 });

  it('are the sums over all sets of items', () => {
    fc.assert(
      fc.property(easiness, (own) => {
        for (const [r, log] of logSymmetricFunctions(Float64Array.from(own)).entries())
          expect(log).toBeCloseTo(Math.log(symmetricFunction(own, r)), 9);
      }),
    );
  });

  it('give the chance of one item, and of two, at a score', () => {
    fc.assert(
      fc.property(easiness, (own) => {
        const given = rightGivenScore(Float64Array.from(own));
        const without = (...items: readonly number[]) => own.filter((_, item) => !items.includes(item));
        for (let r = 1; r < own.length; r += 1) {
          const whole = symmetricFunction(own, r);
          for (const [item, each] of own.entries()) {
            const one = (Math.exp(each) * symmetricFunction(without(item), r - 1)) / whole;
            expect(given[r]?.[item]).toBeCloseTo(one, 9);
            const students = new Float64Array(own.length + 1);
            students[r] = 1;
            const both = bothRight(Float64Array.from(own), students);
            for (const [other, second] of own.entries()) {
              const two =
                other === item
                  ? one
                  : (Math.exp(each + second) * symmetricFunction(without(item, other), r - 2)) / whole;
              expect(both[item]?.[other]).toBeCloseTo(two, 9);
            }
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  it('keep their precision with three hundred items', () => {
    // Of equal items γ_r is a binomial coefficient, and the chance given a score is the share of the score.
    const k = 300;
    const logs = logSymmetricFunctions(new Float64Array(k));
    let log = 0;
    for (let r = 0; r <= k; r += 1) {
      expect(Math.abs((logs[r] ?? Number.NaN) - log)).toBeLessThan(1e-9 * Math.max(1, log));
      log += Math.log((k - r) / (r + 1));
    }
    for (const [r, row] of rightGivenScore(new Float64Array(k)).entries())
      expect(Math.abs((row[7] ?? Number.NaN) - r / k)).toBeLessThan(1e-10);
  });
});

describe('the Rasch model', () => {
  it('finds again the difficulties that made the data, within their errors', () => {
    const difficulties = Array.from({ length: 20 }, (_, item) => (item - 9.5) / 5);
    const { rasch } = analyse(matrixOf(simulated(4, 3000, difficulties)), withRasch);
    const z = (rasch?.items ?? []).map(
      ({ difficulty, se }, item) => ((difficulty ?? Number.NaN) - (difficulties[item] ?? 0)) / (se ?? Number.NaN),
    );
    expect(Math.max(...z.map(Math.abs))).toBeLessThan(3.5);
    // The squares of 20 standardised errors, one constraint: χ² with 19 degrees of freedom, 43.8 at .001.
    expect(z.reduce((sum, each) => sum + each * each, 0)).toBeLessThan(43.8);
    for (const { infit, outfit } of rasch?.items ?? []) {
      expect(Math.abs((infit ?? 0) - 0.95)).toBeLessThan(0.12);
      expect(Math.abs((outfit ?? 0) - 0.95)).toBeLessThan(0.25);
    }
    for (const { p } of rasch?.andersen ?? []) expect(p).toBeGreaterThan(0.001);
  });

  it('is stable with a hundred and twenty items', () => {
    const difficulties = Array.from({ length: 120 }, (_, item) => (item - 59.5) / 30);
    const { rasch } = analyse(matrixOf(simulated(5, 400, difficulties)), withRasch);
    const z = (rasch?.items ?? []).map(
      ({ difficulty, se }, item) => ((difficulty ?? Number.NaN) - (difficulties[item] ?? 0)) / (se ?? Number.NaN),
    );
    expect(Math.max(...z.map(Math.abs))).toBeLessThan(4.5);
  });

  it('sums difficulties to zero, and stays the same with students who know everything or nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 1, max: 20 }), (seed, extra) => {
        const scores = simulated(seed, 200, [-1, -0.3, 0.4, 0.9]);
        const plain = analyse(matrixOf(scores), withRasch).rasch;
        const added = analyse(
          matrixOf([...scores, ...Array.from({ length: extra }, () => [1, 1, 1, 1]), [0, 0, 0, 0]]),
          withRasch,
        ).rasch;
        expect(plain?.items.reduce((sum, { difficulty }) => sum + (difficulty ?? 0), 0)).toBeCloseTo(0, 9);
        expect(added?.logLikelihood).toBeCloseTo(plain?.logLikelihood ?? Number.NaN, 7);
        for (const [item, { difficulty }] of (added?.items ?? []).entries())
          expect(difficulty).toBeCloseTo(plain?.items[item]?.difficulty ?? Number.NaN, 7);
      }),
      { numRuns: 20 },
    );
  });

  it('uses the items that a student was asked', () => {
    const difficulties = [-1, -0.5, 0, 0.5, 1, 0];
    const scores = simulated(6, 2000, difficulties).map((row, student) =>
      row.map((score, item) => (item === student % 3 ? 'not-attempted' : score)),
    );
    const { rasch } = analyse(matrixOf(scores), withRasch);
    const z = (rasch?.items ?? []).map(
      ({ difficulty, se }, item) => ((difficulty ?? Number.NaN) - (difficulties[item] ?? 0)) / (se ?? Number.NaN),
    );
    expect(Math.max(...z.map(Math.abs))).toBeLessThan(3.5);
  });

  it('leaves out an item that all have right, and those that are not right or wrong', () => {
    const scores = simulated(7, 200, [-0.5, 0, 0.5]).map((row, student) => [...row, 1, (student % 3) / 2]);
    const { rasch } = analyse(matrixOf(scores), withRasch);
    expect(rasch?.items.map(({ difficulty }) => difficulty === null)).toEqual([false, false, false, true, true]);
  });

  it('gives null where an item is never failed by those who pass another', () => {
    const { rasch } = analyse(
      matrixOf([
        [1, 0],
        [1, 0],
        [0, 0],
        [1, 1],
      ]),
      withRasch,
    );
    expect(rasch?.items.map(({ difficulty }) => difficulty)).toEqual([null, null]);
    expect(rasch?.logLikelihood).toBeNull();
  });

  it('gives null where nobody was asked items of both of two sets', () => {
    const gap = 'not-attempted';
    const { rasch } = analyse(
      matrixOf([
        [1, 0, gap, gap],
        [0, 1, gap, gap],
        [gap, gap, 1, 0],
        [gap, gap, 0, 1],
      ]),
      withRasch,
    );
    expect(rasch?.items.map(({ difficulty }) => difficulty)).toEqual([null, null, null, null]);
  });

  // Where everyone has one item right, the chance that it is this one is its share of all εᵢ: that of the first is 3/102,
  // so that ε₁ is three times each other. The first step goes too far: it adds (3/102 − 1/100)/(1/100) to ln ε₁.
  it('finds the estimates where the first step makes the responses less likely', () => {
    const size = 100;
    const chosen = [0, 0, ...Array.from({ length: size }, (_, item) => item)];
    const scores = chosen.map((right) => Array.from({ length: size }, (_, item) => (item === right ? 1 : 0)));
    const { rasch } = analyse(matrixOf(scores), withRasch);
    const [first, second] = rasch?.items ?? [];
    expect(first?.difficulty).toBeCloseTo(-Math.log(3) * 0.99, 8);
    expect(second?.difficulty).toBeCloseTo(Math.log(3) / 100, 8);
    expect(rasch?.logLikelihood).toBeCloseTo(3 * Math.log(3 / 102) + 99 * Math.log(1 / 102), 8);
  });

  // Those with three or fewer have both of the first two right before any other; those with four miss one each.
  it('has no test of two groups of which one falls apart', () => {
    const lower = ['10000', '01000', '11100', '11010', '11001'];
    const upper = ['01111', '10111', '11011', '11101', '11110'];
    const rows = [...lower, ...upper, ...upper, ...upper].map((row) => [...row].map(Number));
    const columns = Array.from({ length: 5 }, (_, item) => ({
      id: `Q${item}`,
      marks: Uint8Array.from(rows, (row) => row[item] ?? 0),
    }));
    const panels = panelsOf(columns);
    const fit = fitConditional(panels, 5);
    expect(fit).not.toBeNull();
    expect(andersenTests(columns, panels, fit?.logLikelihood ?? 0)).toEqual([]);
  });
});

describe('the two-parameter model', () => {
  it('finds again the slopes and difficulties that made the data', () => {
    const slopes = [0.7, 1, 1.3, 1.6, 2, 1.1, 0.8, 1.4];
    const difficulties = [-1.2, -0.8, -0.3, 0, 0.2, 0.6, 1, 1.4];
    const { twoPl } = analyse(matrixOf(simulated(8, 6000, difficulties, slopes)), {
      as: 'ctt',
      rasch: false,
      twoPl: true,
    });
    expect(twoPl?.converged).toBe(true);
    for (const [item, found] of (twoPl?.items ?? []).entries()) {
      expect(Math.abs((found.slope ?? 0) - (slopes[item] ?? 0))).toBeLessThan(0.25);
      expect(Math.abs((found.difficulty ?? 0) - (difficulties[item] ?? 0))).toBeLessThan(0.2);
    }
  });

  it('turns every slope and intercept round when right and wrong change places', () => {
    const turned = { ...lsat6, scores: lsat6.scores.map((row) => row.map((score) => (score === 1 ? 0 : 1))) };
    const [plain, other] = [lsat6, turned].map(
      (matrix) => analyse(matrix, { as: 'ctt', rasch: false, twoPl: true }).twoPl,
    );
    expect(other?.logLikelihood).toBeCloseTo(plain?.logLikelihood ?? Number.NaN, 6);
    expect(numbers(other?.items.map(({ intercept }) => intercept) ?? [])).toEqual(
      numbers(plain?.items.map(({ intercept }) => intercept) ?? []).map((each) => expect.closeTo(-each, 4)),
    );
  });
});

describe('the two-parameter model of two items', () => {
  // Three shares do not determine four parameters. The best that any model can do is to give each pattern its share: three of
  // eight, three of eight and two of eight.
  it('says that it did not settle, and comes as near to the responses as can be', () => {
    const patterns = [...Array(3).fill([1, 0]), ...Array(3).fill([0, 0]), ...Array(2).fill([0, 1])];
    const { twoPl } = analyse(matrixOf(patterns), { as: 'ctt', rasch: false, twoPl: true });
    expect(twoPl?.converged).toBe(false);
    expect(twoPl?.logLikelihood).toBeCloseTo(6 * Math.log(3 / 8) + 2 * Math.log(2 / 8), 3);
  });
});

describe('the two-parameter model of what determines no slope', () => {
  const modelOf = (scores: readonly (readonly (number | Gap)[])[]) =>
    analyse(matrixOf(scores), { as: 'ctt', rasch: false, twoPl: true }).twoPl;
  const rows = (count: number, row: readonly (number | Gap)[]) => Array.from({ length: count }, () => row);

  // The steeper, the better: no slope is the best where each item parts the students in the same way.
  it.each([
    [30, 10, 3],
    [40, 10, 3],
    [100, 5, 5],
  ])('never says that it settled where %i items are all wrong or all right together', (items, wrong, right) => {
    const model = modelOf([...rows(wrong, Array(items).fill(0)), ...rows(right, Array(items).fill(1))]);
    expect(model?.converged).toBe(false);
    for (const { slope, intercept } of model?.items ?? []) {
      expect(Math.abs(slope ?? Number.NaN)).toBeLessThanOrEqual(20);
      expect(intercept).toSatisfy(Number.isFinite);
    }
  });

  // Of the last item it is known only that half of those have it right who have half of the others: flat or steep, many
  // curves through that share do as well.
  it('says that it did not settle where an item was asked only of students who are alike', () => {
    const known = simulated(5, 400, [-1, -0.5, 0, 0, 0.5, 1, 0]);
    expect(modelOf(known)?.converged).toBe(true);
    const others = known.map((row): (number | Gap)[] => [...row.slice(0, 6), 'not-attempted']);
    const alike = [...rows(20, [1, 1, 1, 0, 0, 0, 1]), ...rows(20, [1, 1, 1, 0, 0, 0, 0])];
    expect(modelOf([...others, ...alike])?.converged).toBe(false);
  });

  it('says that it did not settle on two items, whatever their responses', () => {
    const model = modelOf([...rows(40, [1, 1]), ...rows(20, [1, 0]), ...rows(20, [0, 1]), ...rows(40, [0, 0])]);
    expect(model?.converged).toBe(false);
    // The best that any model can do is to give each pattern its share.
    expect(model?.logLikelihood).toBeCloseTo(80 * Math.log(1 / 3) + 40 * Math.log(1 / 6), 3);
  });
});

describe('Mantel and Haenszel', () => {
  // Admissions to Berkeley, 1973, men and women by department: R's mantelhaen.test(UCBAdmissions).
  const departments = [
    [512, 313, 89, 19],
    [353, 207, 17, 8],
    [120, 205, 202, 391],
    [138, 279, 131, 244],
    [53, 138, 94, 299],
    [22, 351, 24, 317],
  ];

  it('give the odds ratio and χ² of R for the admissions to Berkeley', () => {
    const found = mantelHaenszel(
      departments.map(([a = 0, b = 0, c = 0, d = 0]) => ({
        referenceRight: a,
        referenceWrong: b,
        focalRight: c,
        focalWrong: d,
      })),
    );
    expect(found?.oddsRatio).toBeCloseTo(0.9046968, 6);
    expect(found?.chiSquare).toBeCloseTo(1.4269, 4);
    expect(found?.p).toBeCloseTo(0.2323, 4);
    // The 95 % interval of R, .7719074 to 1.0603298, is exp(ln OR ± 1.96 se).
    expect((found?.deltaSe ?? 0) / 2.35).toBeCloseTo(Math.log(1.0603298 / 0.7719074) / (2 * 1.959964), 6);
    expect(found?.class).toBe('A');
  });

  // Of one score alone: the odds ratio is ad/bc, and the variance of its logarithm the sum of the four reciprocals. Class C
  // asks for a delta of 1.5 that is more than 1 beyond chance, class B for one of 1, class A is all else (Zieky 1993).
  it.each([
    ['A', 'no difference beyond chance', [505, 495, 500, 500]],
    ['A', 'one beyond chance that is small', [5500, 4500, 5000, 5000]],
    ['B', 'a delta of 1.15', [620, 380, 500, 500]],
    ['B', 'a delta of 1.91 that may be less than 1', [36, 24, 24, 36]],
    ['C', 'the same delta of ten times as many', [360, 240, 240, 360]],
  ])('are of class %s with %s', (wanted, _, [a = 0, b = 0, c = 0, d = 0]) => {
    const found = mantelHaenszel([{ referenceRight: a, referenceWrong: b, focalRight: c, focalWrong: d }]);
    expect(found?.class).toBe(wanted);
    expect(found?.delta).toBeCloseTo(-2.35 * Math.log((a * d) / (b * c)), 10);
    expect(found?.deltaSe).toBeCloseTo(2.35 * Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d), 10);
  });

  it('name the item that one group finds harder than its score says', () => {
    const random = seededRandom(9);
    const difficulties = [-1, -0.5, 0, 0, 0.5, 1, 0, 0.3];
    const groups = Array.from({ length: 3000 }, (_, row) => (row % 2 === 0 ? 'morning' : 'evening'));
    const scores = groups.map((group) => {
      const ability = normal(random);
      return difficulties.map((b, item) =>
        random.next() < 1 / (1 + Math.exp(b + (item === 3 && group === 'evening' ? 1 : 0) - ability)) ? 1 : 0,
      );
    });
    const { dif } = analyse(matrixOf(scores, { groups }), { as: 'ctt', rasch: false, twoPl: false });
    expect(dif?.map(({ reference, focal }) => `${reference}-${focal}`)).toEqual(
      difficulties.map(() => 'evening-morning'),
    );
    expect(dif?.map(({ result }) => result?.class === 'C')).toEqual([
      false,
      false,
      false,
      true,
      false,
      false,
      false,
      false,
    ]);
    // A logit is 2.35 deltas, in favour of the focal group.
    expect(dif?.[3]?.result?.delta).toBeGreaterThan(1.6);
    expect(dif?.[3]?.result?.delta).toBeLessThan(3.1);
  });

  it('are silent without two groups', () => {
    expect(analyse(lsat6, { as: 'ctt', rasch: false, twoPl: false }).dif).toBeNull();
    expect(
      analyse(matrixOf([[1], [0]], { groups: ['a', undefined] }), { as: 'ctt', rasch: false, twoPl: false }).dif,
    ).toBeNull();
  });
});
