import type { Earned, Marks, StudentMark } from '../marking/marked.ts';
import type { PaperItem } from '../marking/paper.ts';
import { type Cell, csvRow } from './csv.ts';
import { percentOf, rounded } from './numbers.ts';

/** The name of each item's column: its id, with the deck's before it where there is more than one deck. */
export function columnNames(items: readonly Pick<PaperItem, 'deck' | 'id'>[]): readonly string[] {
  const isOne = new Set(items.map(({ deck }) => deck)).size <= 1;
  return items.map(({ deck, id }) => (isOne ? id : `${deck}/${id}`));
}

/** Which attempts count: `2`, or `1 2 3` for their mean; empty where they have no number. */
function attemptsText({ used }: StudentMark): string {
  return used.flatMap(({ attempt }) => (attempt === undefined ? [] : [`${attempt}`])).join(' ');
}

/** The first row of the gradebook. */
export function gradebookHeader(items: readonly Pick<PaperItem, 'deck' | 'id'>[]): string {
  const columns = columnNames(items).map((text): Cell => ({ text }));
  const sums = ['earned', 'late_cut', 'total', 'possible', 'percent', 'late', 'passed', 'attempt'];
  return csvRow(['student', ...columns, ...sums]);
}

/** The points of an item as a cell of the gradebook. */
export function pointsCell(points: Earned | undefined): Cell {
  return points === undefined ? null : rounded(points.earned);
}

/** The cells of a student between the items and the attempts. */
export function sumCells(
  student: Pick<StudentMark, 'earned' | 'cut' | 'total' | 'possible' | 'share' | 'isLate' | 'passed'>,
): readonly Cell[] {
  const { earned, cut, total, possible, share, isLate, passed } = student;
  return [
    ...[earned, cut, total, possible].map(rounded),
    percentOf(share),
    isLate ? 'yes' : 'no',
    passed === undefined ? null : passed ? 'yes' : 'no',
  ];
}

/** The row of a student. */
export function gradebookRow(student: StudentMark): string {
  return csvRow([
    { text: student.student },
    ...student.items.map(pointsCell),
    ...sumCells(student),
    attemptsText(student),
  ]);
}

/**
 * The gradebook as a table: a row per student, a column per item with the points, empty where an item is left out or
 * waits for a person; then `earned` (their sum), `late_cut`, `total` (the one less the other), `possible`, `percent`,
 * `late` and `passed` (yes or no, empty without a pass mark), and `attempt`.
 */
export function* gradebookCsv({ items, students }: Marks): Iterable<string> {
  yield gradebookHeader(items);
  for (const student of students) yield gradebookRow(student);
}
