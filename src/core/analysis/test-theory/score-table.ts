/**
 * The matrix by columns of numbers, which is what every statistic walks. A student who attempted nothing is left out,
 * and the rows stand in the order of the students' ids: sums of fractions depend on their order in the last digit, and
 * the same submissions shall give the same bytes in whatever order they were read.
 */
import { type Ranked, ranked } from './ranked.ts';
import type { CodedItem, CodedMatrix, Gap, MatrixItem, ResponseMatrix } from './response-matrix.ts';

/** What stands in a cell, as a byte. */
export const state = { scored: 0, omitted: 1, notReached: 2, notAttempted: 3 } as const;

export interface OptionColumn {
  readonly option: string;
  readonly key: boolean;
  /** 1 for each student who chose it. */
  readonly taken: Uint8Array;
}

export interface ScoreColumn {
  readonly id: string;
  readonly possible: number;
  /** 0 in a gap. */
  readonly points: Float64Array;
  readonly states: Uint8Array;
  /** `null` for an item that is not answered by choosing, or where nobody recorded what was chosen. */
  readonly options: readonly OptionColumn[] | null;
}

export interface ScoreTable {
  readonly students: readonly string[];
  /** The row of each student in the matrix. */
  readonly rows: readonly number[];
  readonly items: readonly ScoreColumn[];
  /** The sum of each student's points, gaps as 0. */
  readonly totals: Float64Array;
  /** The different totals in rising order, and for each student the place of theirs among them. */
  readonly scores: Ranked;
  /** By student, `undefined` where none is given; `null` without groups. */
  readonly groups: readonly (string | undefined)[] | null;
}

const bytes: Readonly<Record<Gap, number>> = {
  omitted: state.omitted,
  'not-reached': state.notReached,
  'not-attempted': state.notAttempted,
};

/** The number at a place that is known to be there. */
export const at = (numbers: ArrayLike<number>, place: number): number => numbers[place] ?? 0;

/**
 * The columns of a matrix. Throws a RangeError where a list has not as many entries as there are students or items, the
 * points of an item are below zero, or a score is not a finite number.
 */
export function tableOf(matrix: ResponseMatrix): ScoreTable {
  check(matrix);
  const rows = attemptedRows(matrix);
  const totals = new Float64Array(rows.length);
  const items = matrix.items.map((item) => emptyColumn(item, rows.length, matrix.chosen !== undefined));
  for (const [place, row] of rows.entries()) {
    const scores = matrix.scores[row] ?? [];
    let total = 0;
    for (let column = 0; column < items.length; column += 1) {
      const item = items[column];
      if (item !== undefined) total += enter(item, place, scores[column] ?? 'not-attempted');
    }
    totals[place] = total;
    const chosen = matrix.chosen?.[row];
    for (let column = 0; column < items.length; column += 1) take(items[column]?.options, place, chosen?.[column]);
  }
  return finished(matrix, rows, items, totals);
}

/** Writes down what a student has in an item; the points of it. */
function enter({ points, states }: ScoreColumn, place: number, score: number | Gap): number {
  if (typeof score !== 'number') {
    states[place] = bytes[score];
    return 0;
  }
  points[place] = score;
  return score;
}

function finished(
  { students, groups }: Pick<ResponseMatrix, 'students' | 'groups'>,
  rows: readonly number[],
  items: readonly ScoreColumn[],
  totals: Float64Array,
): ScoreTable {
  return {
    students: rows.map((row) => students[row] ?? ''),
    rows,
    items,
    totals,
    scores: ranked(totals),
    groups: groups === undefined ? null : rows.map((row) => groups[row]),
  };
}

/** The same columns of a matrix that stands by columns already. Throws a RangeError as `tableOf` does. */
export function tableOfColumns(matrix: CodedMatrix): ScoreTable {
  const { students, groups } = matrix;
  const size = students.length;
  fits('Groups', groups?.length, size);
  const attempted = new Uint8Array(size);
  for (const { id, possible, codes, cells } of matrix.items) {
    fits('Cells of an item', codes.length, size);
    checkPossible(id, possible);
    for (const { score } of cells) checkScore(score);
    const isAttempt = Uint8Array.from(cells, ({ score }) => (score === 'not-attempted' ? 0 : 1));
    for (let row = 0; row < size; row += 1) attempted[row] = (attempted[row] ?? 0) | (isAttempt[codes[row] ?? 0] ?? 0);
  }
  const rows = inOrderOfIds(
    [...students.keys()].filter((row) => attempted[row] === 1),
    students,
  );
  const totals = new Float64Array(rows.length);
  const items = matrix.items.map((item) => columnOf(item, rows, totals));
  return finished(matrix, rows, items, totals);
}

/** A column of some rows; its points are added to the totals. */
function columnOf(item: CodedItem, rows: readonly number[], totals: Float64Array): ScoreColumn {
  const column = emptyColumn(item, rows.length, true);
  const { points, states, options } = column;
  const { codes, cells } = item;
  const pointsOf = Float64Array.from(cells, ({ score }) => (typeof score === 'number' ? score : 0));
  const stateOf = Uint8Array.from(cells, ({ score }) => (typeof score === 'number' ? state.scored : bytes[score]));
  const own = new Uint32Array(rows.length);
  for (let place = 0; place < own.length; place += 1) own[place] = codes[rows[place] ?? 0] ?? 0;
  for (let place = 0; place < own.length; place += 1) {
    const code = own[place] ?? 0;
    const score = pointsOf[code] ?? 0;
    points[place] = score;
    states[place] = stateOf[code] ?? 0;
    totals[place] = (totals[place] ?? 0) + score;
  }
  for (const { option, taken } of options ?? []) {
    const isIn = Uint8Array.from(cells, ({ chosen }) => (chosen?.includes(option) === true ? 1 : 0));
    for (let place = 0; place < own.length; place += 1) taken[place] = isIn[own[place] ?? 0] ?? 0;
  }
  return column;
}

function emptyColumn({ id, possible, options }: MatrixItem, size: number, isChosen: boolean): ScoreColumn {
  return {
    id,
    possible,
    points: new Float64Array(size),
    states: new Uint8Array(size),
    options:
      options === undefined || !isChosen
        ? null
        : options.map(({ option, key }) => ({ option, key, taken: new Uint8Array(size) })),
  };
}

function take(options: ScoreColumn['options'] | undefined, place: number, chosen: readonly string[] = []): void {
  if (options === undefined || options === null || chosen.length === 0) return;
  for (let each = 0; each < options.length; each += 1) {
    const column = options[each];
    if (column !== undefined && chosen.includes(column.option)) column.taken[place] = 1;
  }
}

/** The rows of the students who attempted something, in the order of their ids. */
function attemptedRows({ students, scores }: ResponseMatrix): readonly number[] {
  const rows = [...students.keys()].filter((row) => scores[row]?.some((score) => score !== 'not-attempted') ?? false);
  return inOrderOfIds(rows, students);
}

function inOrderOfIds(rows: number[], students: readonly string[]): readonly number[] {
  const isSorted = rows.every(
    (row, place) => place === 0 || (students[rows[place - 1] ?? 0] ?? '') <= (students[row] ?? ''),
  );
  if (isSorted) return rows;
  return rows.sort((one, other) => {
    const [a, b] = [students[one] ?? '', students[other] ?? ''];
    if (a === b) return one - other;
    return a < b ? -1 : 1;
  });
}

function fits(what: string, length: number | undefined, wanted: number): void {
  if (length !== undefined && length !== wanted) throw new RangeError(`${what}: ${length} where ${wanted} are needed.`);
}

function checkScore(score: number | Gap): void {
  if (typeof score === 'number' && !(Math.abs(score) < Number.POSITIVE_INFINITY))
    throw new RangeError(`A score is a number, not ${score}.`);
}

function checkPossible(id: string, possible: number): void {
  if (!(possible >= 0 && Number.isFinite(possible))) throw new RangeError(`The item ${id} gives ${possible} points.`);
}

function check({ students, items, scores, chosen, groups }: ResponseMatrix): void {
  fits('Rows of scores', scores.length, students.length);
  fits('Rows of choices', chosen?.length, students.length);
  fits('Groups', groups?.length, students.length);
  for (const row of scores) {
    fits('Scores of a student', row.length, items.length);
    for (const score of row) checkScore(score);
  }
  for (const { id, possible } of items) checkPossible(id, possible);
}
