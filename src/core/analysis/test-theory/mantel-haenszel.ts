/**
 * Differential item functioning: whether students of two groups who have the same score in the test do an item equally well.
 */
import { chanceOfChiSquare, normalQuantile } from './distributions-of-chance.ts';
import { notAsked, rightWrongOf } from './right-wrong.ts';
import { at, type ScoreTable } from './score-table.ts';

/** Students with one score: how many of each group had the item right and wrong. */
export interface Stratum {
  readonly referenceRight: number;
  readonly referenceWrong: number;
  readonly focalRight: number;
  readonly focalWrong: number;
}

/** Of size A negligible, B moderate, C large. */
export type DifClass = 'A' | 'B' | 'C';

export interface MantelHaenszel {
  /** The common odds ratio: above 1 the item favours the reference group. */
  readonly oddsRatio: number;
  /** `−2.35 · ln(oddsRatio)`, on the scale of ETS: below zero the item favours the reference group. */
  readonly delta: number;
  readonly deltaSe: number;
  /** With the correction for continuity, one degree of freedom. */
  readonly chiSquare: number;
  readonly p: number;
  /** The same without the correction. */
  readonly chiSquareUncorrected: number;
  readonly class: DifClass;
}

export interface Dif {
  readonly id: string;
  readonly reference: string;
  readonly focal: string;
  /** The students of each group who count. */
  readonly referenceStudents: number;
  readonly focalStudents: number;
  /** `null` where one group has none right, or none wrong, beside the other at any score. */
  readonly result: MantelHaenszel | null;
}

/** ETS: one delta is negligible, one and a half is large. */
const [negligible, large] = [1, 1.5];

/**
 * The Mantel-Haenszel statistics of some strata, with A, B the right and wrong of the reference group, C, D of the focal one
 * and T all: `oddsRatio = Σ(AD/T) / Σ(BC/T)`, `χ² = (|ΣA − ΣE(A)| − ½)² / ΣVar(A)`, without the ½ where the
 * difference is below it, as in R. Sources: P. W. Holland and D. T. Thayer,
 * Differential item performance and the Mantel-Haenszel procedure (1988); the standard error by J. Robins, N. Breslow and S.
 * Greenland, Biometrics 42 (1986), 311–323; the classes by R. Zwick and K. Ercikan, Journal of Educational Measurement 26
 * (1989), 55–66: A where delta is not different from 0 at 5 % or below 1, C where it is 1.5 or more and greater than 1 at 5 %.
 */
export function mantelHaenszel(strata: readonly Stratum[]): MantelHaenszel | null {
  let [favourable, adverse, observed, expected, spread, pr, psqr, qs] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (const { referenceRight: a, referenceWrong: b, focalRight: c, focalWrong: d } of strata) {
    const total = a + b + c + d;
    if (total < 2) continue;
    const [r, s] = [(a * d) / total, (b * c) / total];
    const [p, q] = [(a + d) / total, (b + c) / total];
    favourable += r;
    adverse += s;
    pr += p * r;
    psqr += p * s + q * r;
    qs += q * s;
    observed += a;
    expected += ((a + b) * (a + c)) / total;
    spread += ((a + b) * (c + d) * (a + c) * (b + d)) / (total ** 2 * (total - 1));
  }
  if (favourable === 0 || adverse === 0 || spread === 0) return null;
  const oddsRatio = favourable / adverse;
  const delta = -2.35 * Math.log(oddsRatio);
  const deltaSe =
    2.35 * Math.sqrt(pr / (2 * favourable ** 2) + psqr / (2 * favourable * adverse) + qs / (2 * adverse ** 2));
  const difference = Math.abs(observed - expected);
  const chiSquare = (difference < 0.5 ? difference : difference - 0.5) ** 2 / spread;
  const p = chanceOfChiSquare(chiSquare, 1);
  const chiSquareUncorrected = difference ** 2 / spread;
  return { oddsRatio, delta, deltaSe, chiSquare, p, chiSquareUncorrected, class: classOf(delta, deltaSe, p) };
}

function classOf(delta: number, se: number, p: number): DifClass {
  const size = Math.abs(delta);
  if (size < negligible || p >= 0.05) return 'A';
  return size >= large && (size - negligible) / se > normalQuantile(0.95) ? 'C' : 'B';
}

/**
 * The items that give all or nothing, each group compared with the largest (of equals the first by name). Students are
 * matched by their total in the test, the item in it; those without a group, and those who were not asked the item, do not
 * count. `null` without two groups.
 */
export function difOf(table: ScoreTable): readonly Dif[] | null {
  const { groups, items, scores } = table;
  if (groups === null) return null;
  const sizes = new Map<string, number>();
  for (const group of groups) if (group !== undefined) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const [reference, ...others] = [...sizes].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([name]) => name);
  if (reference === undefined || others.length === 0) return null;
  const marks = rightWrongOf(table);
  return items.flatMap(({ id }, place) => {
    const column = marks.get(place)?.marks;
    if (column === undefined) return [];
    return others.toSorted().map((focal): Dif => {
      const strata = strataOf(column, scores.places, groups, reference, focal);
      const sum = (count: (stratum: Stratum) => number): number => strata.reduce((all, each) => all + count(each), 0);
      return {
        id,
        reference,
        focal,
        referenceStudents: sum((each) => each.referenceRight + each.referenceWrong),
        focalStudents: sum((each) => each.focalRight + each.focalWrong),
        result: mantelHaenszel(strata),
      };
    });
  });
}

function strataOf(
  marks: Uint8Array,
  scores: Uint32Array,
  groups: readonly (string | undefined)[],
  reference: string,
  focal: string,
): readonly Stratum[] {
  const counts = new Map<number, [number, number, number, number]>();
  for (const [row, mark] of marks.entries()) {
    const group = groups[row];
    if (mark === notAsked || (group !== reference && group !== focal)) continue;
    const score = at(scores, row);
    const cells = counts.get(score) ?? [0, 0, 0, 0];
    const cell = (group === reference ? 0 : 2) + (mark === 1 ? 0 : 1);
    cells[cell] = at(cells, cell) + 1;
    counts.set(score, cells);
  }
  return [...counts]
    .sort(([one], [other]) => one - other)
    .map(([, [referenceRight, referenceWrong, focalRight, focalWrong]]) => ({
      referenceRight,
      referenceWrong,
      focalRight,
      focalWrong,
    }));
}
