/** Cronbach's alpha alone, which a summary shows; what follows from it stands in `reliability.ts`. */
import { squares } from './moments.ts';
import { type ScoreTable, state } from './score-table.ts';

/** A column of the points of the students on whom reliability rests, all of one length. */
export interface Points {
  readonly points: Float64Array;
  readonly possible: number;
}

/** Alpha by our own rules, over the students who attempted every item. */
export const ownAlpha = (table: ScoreTable): number | null => spreadsOf(completeColumns(table)).alpha;

/** The points of the students who attempted every item. */
export function completeColumns({ items, students }: ScoreTable): readonly Points[] {
  const isComplete = new Uint8Array(students.length).fill(1);
  for (const { states } of items) {
    if (!states.includes(state.notAttempted)) continue;
    for (let row = 0; row < states.length; row += 1) if (states[row] === state.notAttempted) isComplete[row] = 0;
  }
  return isComplete.includes(0)
    ? items.map(({ points, possible }) => ({ points: points.filter((_, row) => isComplete[row] === 1), possible }))
    : items;
}

/** The totals, the sums of squares of each item and of the totals, and the alpha that follows from them. */
export function spreadsOf(columns: readonly Points[]) {
  const n = columns[0]?.points.length ?? 0;
  const totals = sumOfColumns(columns, n);
  const spreads = columns.map(({ points }) => squares(points));
  const sum = spreads.reduce((all, spread) => all + spread, 0);
  const total = squares(totals);
  return { totals, spreads, sum, total, alpha: n < 2 ? null : alphaOf(columns.length, sum, total) };
}

function sumOfColumns(columns: readonly Points[], n: number): Float64Array {
  const totals = new Float64Array(n);
  for (const { points } of columns)
    for (let row = 0; row < n; row += 1) totals[row] = (totals[row] ?? 0) + (points[row] ?? 0);
  return totals;
}

/** Alpha from the number of items, the sum of their variances and the variance of the total, all over the same number. */
export function alphaOf(k: number, sumOfVariances: number, variance: number): number | null {
  return k < 2 || variance <= 0 ? null : (k / (k - 1)) * (1 - sumOfVariances / variance);
}
