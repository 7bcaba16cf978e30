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

/**
 * The lower triangle that, times itself turned over, is a symmetric matrix, by Cholesky; `null` of one that is not positive
 * definite.
 */
export function rootOf(matrix: Matrix): Matrix | null {
  const largest = matrix.reduce((most, row, place) => Math.max(most, at(row, place)), 0);
  const root: Float64Array[] = [];
  for (const [row, cells] of matrix.entries()) {
    const own = new Float64Array(matrix.length);
    for (const [column, other] of root.entries())
      own[column] = (at(cells, column) - products(own, other, column)) / at(other, column);
    const left = at(cells, row) - products(own, own, row);
    if (left <= 1e-13 * largest) return null;
    own[row] = Math.sqrt(left);
    root.push(own);
  }
  return root;
}

function products(one: Float64Array, other: Float64Array, length: number): number {
  let sum = 0;
  for (let place = 0; place < length; place += 1) sum += at(one, place) * at(other, place);
  return sum;
}

/** The column by which the matrix with a root gives another. */
export function solvedBy(root: Matrix, column: ArrayLike<number>): Float64Array {
  const found = Float64Array.from(column);
  for (const [row, own] of root.entries()) found[row] = (at(found, row) - products(own, found, row)) / at(own, row);
  for (let row = root.length - 1; row >= 0; row -= 1) {
    let left = at(found, row);
    for (let each = row + 1; each < root.length; each += 1) left -= cell(root, each, row) * at(found, each);
    found[row] = left / cell(root, row, row);
  }
  return found;
}
