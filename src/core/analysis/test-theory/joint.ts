/**
 * How many students have each pair of a score in the test and points in an item. Most statistics of an item follow from these
 * counts, which are taken in one walk over the students, and which no order of the students can change.
 */
import { at, type ScoreColumn, type ScoreTable } from './score-table.ts';

export interface Joint {
  /** The number of students. */
  readonly n: number;
  /** Pair by pair: the place of the total among the different ones, the total, the points and the count. */
  readonly scores: Uint32Array;
  readonly totals: Float64Array;
  readonly points: Float64Array;
  readonly counts: Float64Array;
}

/** Of so many cells a table is walked; where points or totals differ more, each student is a pair of their own. */
const cellsAtMost = 4_000_000;
const pointsAtMost = 1000;

/** The pairs of an item, of the students whom `counted` marks. Gaps have 0 points. */
export function jointOf({ scores }: ScoreTable, { points }: ScoreColumn, counted: Uint8Array): Joint {
  const { values, places } = scores;
  const kinds: number[] = [];
  const kindOf = new Map<number, number>();
  const own = new Uint16Array(points.length);
  let [last, lastKind] = [Number.NaN, 0];
  for (let row = 0; row < points.length; row += 1) {
    const score = points[row] ?? 0;
    if (score !== last) {
      last = score;
      lastKind = kindOf.get(score) ?? kinds.push(score) - 1;
      kindOf.set(score, lastKind);
      if (kinds.length > pointsAtMost || kinds.length * values.length > cellsAtMost)
        return single(scores, points, counted);
    }
    own[row] = lastKind;
  }
  const width = kinds.length;
  const table = new Uint32Array(width * values.length);
  for (let row = 0; row < own.length; row += 1) {
    if (counted[row] === 0) continue;
    const cell = (places[row] ?? 0) * width + (own[row] ?? 0);
    table[cell] = (table[cell] ?? 0) + 1;
  }
  const order = [...kinds.keys()].sort((one, other) => at(kinds, one) - at(kinds, other));
  const pairs = [...values.keys()].flatMap((score) =>
    order.flatMap((kind) => {
      const count = at(table, score * width + kind);
      return count === 0 ? [] : [{ score, points: at(kinds, kind), count }];
    }),
  );
  return {
    n: pairs.reduce((sum, { count }) => sum + count, 0),
    scores: Uint32Array.from(pairs, ({ score }) => score),
    totals: Float64Array.from(pairs, ({ score }) => at(values, score)),
    points: Float64Array.from(pairs, (pair) => pair.points),
    counts: Float64Array.from(pairs, ({ count }) => count),
  };
}

function single({ values, places }: ScoreTable['scores'], points: Float64Array, counted: Uint8Array): Joint {
  const scores = places.filter((_, row) => counted[row] === 1);
  return {
    n: scores.length,
    scores,
    totals: Float64Array.from(scores, (score) => at(values, score)),
    points: points.filter((_, row) => counted[row] === 1),
    counts: new Float64Array(scores.length).fill(1),
  };
}

/** The sums of squares and products of deviations from the means. */
export interface Comoments {
  readonly n: number;
  readonly mean: number | null;
  readonly points: number;
  readonly totals: number;
  readonly pointsTotals: number;
  /** Of the total without the item. */
  readonly rests: number;
  readonly pointsRests: number;
}

/** What remains of a sum of squares when numbers are all the same is rounding, and so is anything of this size. */
const [rounding, smallest] = [1e-12, 1e-150];

/** The sums of deviations of an item's points, the totals, and the totals without it. */
export function comomentsOf({ n, points, totals, counts }: Joint): Comoments {
  let [sum, sumTotals, size, sizeTotals] = [0, 0, 0, 0];
  for (let pair = 0; pair < counts.length; pair += 1) {
    const count = at(counts, pair);
    sum += count * at(points, pair);
    sumTotals += count * at(totals, pair);
    size += count * at(points, pair) ** 2;
    sizeTotals += count * at(totals, pair) ** 2;
  }
  const [mean, meanTotals] = [n === 0 ? 0 : sum / n, n === 0 ? 0 : sumTotals / n];
  let [xx, xt, tt, rr, xr] = [0, 0, 0, 0, 0];
  for (let pair = 0; pair < counts.length; pair += 1) {
    const count = at(counts, pair);
    const x = at(points, pair) - mean;
    const t = at(totals, pair) - meanTotals;
    xx += count * x * x;
    xt += count * x * t;
    tt += count * t * t;
    rr += count * (t - x) ** 2;
    xr += count * x * (t - x);
  }
  const settled = (squares: number, of: number): number =>
    squares <= rounding * of || squares < smallest ? 0 : squares;
  return {
    n,
    mean: n === 0 ? null : mean,
    points: settled(xx, size),
    totals: settled(tt, sizeTotals),
    pointsTotals: xt,
    rests: settled(rr, size + sizeTotals),
    pointsRests: xr,
  };
}

/** The correlation from sums of squares and products, −1 to 1; `null` where one of them does not vary. */
export function correlationBy(products: number, squares: number, otherSquares: number): number | null {
  if (squares === 0 || otherSquares === 0) return null;
  return Math.max(-1, Math.min(1, products / Math.sqrt(squares * otherSquares)));
}

/** The mean of the points in a group of students by score, or `null` where the group has none of them. */
export function meanIn(group: Float64Array, { scores, points, counts }: Joint): number | null {
  let [sum, size] = [0, 0];
  for (const [pair, count] of counts.entries()) {
    const part = count * at(group, at(scores, pair));
    sum += part * at(points, pair);
    size += part;
  }
  return size > 0 ? sum / size : null;
}

/** True where each student of the pairs earned all the points or none. */
export function isRightOrWrong({ points }: Joint, possible: number): boolean {
  return possible > 0 && points.every((score) => score === 0 || score === possible);
}
