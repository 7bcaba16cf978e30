import type { Gap, ResponseMatrix } from '../../../../src/core/analysis/test-theory/response-matrix.ts';
import { type Random, seededRandom } from '../../../../src/core/session/random.ts';

/** A matrix of items of one point, a row per student. */
export function matrixOf(
  scores: readonly (readonly (number | Gap)[])[],
  more: Partial<ResponseMatrix> = {},
): ResponseMatrix {
  return {
    students: scores.map((_, row) => `s${String(row).padStart(6, '0')}`),
    items: (scores[0] ?? []).map((_, column) => ({ id: `Q${column + 1}`, possible: 1 })),
    scores,
    ...more,
  };
}

/** How many students gave each pattern, from all wrong, 00000, by binary counting to all right. */
function ofPatterns(counts: readonly number[]): ResponseMatrix {
  return matrixOf(
    counts.flatMap((count, pattern) =>
      Array.from({ length: count }, () => [16, 8, 4, 2, 1].map((bit) => ((pattern & bit) > 0 ? 1 : 0))),
    ),
  );
}

/**
 * The Law School Admission Test, sections 6 and 7, five items and 1,000 students each. Source: R. D. Bock and M. Lieberman,
 * Fitting a response model for n dichotomously scored items, Psychometrika 35 (1970), 179–197.
 */
export const lsat6 = ofPatterns([
  3, 6, 2, 11, 1, 1, 3, 4, 1, 8, 0, 16, 0, 3, 2, 15, 10, 29, 14, 81, 3, 28, 15, 80, 16, 56, 21, 173, 11, 61, 28, 298,
]);
export const lsat7 = ofPatterns([
  12, 19, 1, 7, 3, 19, 3, 17, 10, 5, 3, 7, 7, 23, 8, 28, 7, 39, 11, 34, 14, 51, 15, 90, 6, 25, 7, 35, 18, 136, 32, 308,
]);

/** A draw from the standard normal distribution, by the method of Box and Muller. */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}

/** Students with normal ability who answer by the two-parameter model. */
export function simulated(
  seed: number,
  students: number,
  difficulties: readonly number[],
  slopes: readonly number[] = difficulties.map(() => 1),
): (0 | 1)[][] {
  const random = seededRandom(seed);
  return Array.from({ length: students }, () => {
    const ability = normal(random);
    return difficulties.map((difficulty, item) =>
      random.next() < 1 / (1 + Math.exp(-(slopes[item] ?? 1) * (ability - difficulty))) ? 1 : 0,
    );
  });
}

/** The numbers, `null` as NaN, which no comparison takes for a number. */
export const numbers = (all: readonly (number | null)[]): number[] => all.map((each) => each ?? Number.NaN);
