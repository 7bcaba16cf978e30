/** Square matrices as rows of numbers. */
import { at } from './score-table.ts';

export type Matrix = readonly Float64Array[];

/** A matrix whose cells a function gives. */
export function matrixOf(size: number, cell: (row: number, column: number) => number): Matrix {
  return Array.from({ length: size }, (_, row) =>
    Float64Array.from({ length: size }, (__, column) => cell(row, column)),
  );
}

/** The number in a cell. */
export function cell(matrix: Matrix, row: number, column: number): number {
  return matrix[row]?.[column] ?? 0;
}

/** The inverse by Gauss and Jordan with the largest pivot of each column, or `null` of a matrix that has none. */
export function inverse(matrix: Matrix): Matrix | null {
  const size = matrix.length;
  const rows = matrix.map((row, place) => {
    const wide = new Float64Array(2 * size);
    wide.set(row);
    wide[size + place] = 1;
    return wide;
  });
  const largest = matrix.reduce((most, row) => row.reduce((max, each) => Math.max(max, Math.abs(each)), most), 0);
  for (let column = 0; column < size; column += 1) {
    const pivot = largestBelow(rows, column);
    const chosen = rows[pivot];
    const swapped = rows[column];
    if (chosen === undefined || swapped === undefined || Math.abs(at(chosen, column)) <= 1e-13 * largest) return null;
    rows[pivot] = swapped;
    rows[column] = chosen;
    const by = at(chosen, column);
    for (let each = 0; each < 2 * size; each += 1) chosen[each] = at(chosen, each) / by;
    for (const row of rows) {
      const factor = at(row, column);
      if (row === chosen || factor === 0) continue;
      for (let each = column; each < 2 * size; each += 1) row[each] = (row[each] ?? 0) - factor * (chosen[each] ?? 0);
    }
  }
  return rows.map((row) => row.slice(size));
}

function largestBelow(rows: Matrix, column: number): number {
  let best = column;
  for (let row = column + 1; row < rows.length; row += 1)
    if (Math.abs(cell(rows, row, column)) > Math.abs(cell(rows, best, column))) best = row;
  return best;
}

/** The column by which a symmetric positive definite matrix gives another, by Cholesky; `null` where it is not definite. */
export function solved(matrix: Matrix, column: ArrayLike<number>): Float64Array | null {
  const size = matrix.length;
  const largest = matrix.reduce((most, row, place) => Math.max(most, at(row, place)), 0);
  const roots = matrix.map(() => new Float64Array(size));
  const found = Float64Array.from({ length: size }, (_, place) => at(column, place));
  for (let row = 0; row < size; row += 1) {
    const own = roots[row] ?? found;
    for (let before = 0; before <= row; before += 1) {
      const other = roots[before] ?? found;
      let left = cell(matrix, row, before);
      for (let each = 0; each < before; each += 1) left -= (own[each] ?? 0) * (other[each] ?? 0);
      if (before < row) own[before] = left / at(other, before);
      else if (left <= 1e-13 * largest) return null;
      else own[row] = Math.sqrt(left);
    }
    let left = at(found, row);
    for (let each = 0; each < row; each += 1) left -= (own[each] ?? 0) * (found[each] ?? 0);
    found[row] = left / at(own, row);
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    let left = at(found, row);
    for (let each = row + 1; each < size; each += 1) left -= cell(roots, each, row) * at(found, each);
    found[row] = left / cell(roots, row, row);
  }
  return found;
}
