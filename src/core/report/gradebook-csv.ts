import type { Marked, StudentMark } from '../marking/marked.ts';
import type { PaperItem } from '../marking/paper.ts';
import { type Cell, csvRow } from './csv.ts';
import { percentOf, rounded } from './numbers.ts';

/** The name of each item's column: its id, with the deck's before it where there is more than one deck. */
export function columnNames(items: readonly PaperItem[]): readonly string[] {
  const isOne = new Set(items.map(({ deck }) => deck)).size <= 1;
  return items.map(({ deck, id }) => (isOne ? id : `${deck}/${id}`));
}

/** Which attempts count: `2`, or `1 2 3` for their mean; empty where they have no number. */
function attemptsText({ used }: StudentMark): string {
  return used.flatMap(({ attempt }) => (attempt === undefined ? [] : [`${attempt}`])).join(' ');
}

/**
 * The gradebook as a table: a row per student, a column per item with the points, empty where an item is left out or
 * waits for a person; then `earned` (their sum), `late_cut`, `total` (the one less the other), `possible`, `percent`,
 * `late` and `passed` (yes or no, empty without a pass mark), and `attempt`.
 */
export function* gradebookCsv({ items, students }: Marked): Iterable<string> {
  const columns = columnNames(items).map((text): Cell => ({ text }));
  const sums = ['earned', 'late_cut', 'total', 'possible', 'percent', 'late', 'passed', 'attempt'];
  yield csvRow(['student', ...columns, ...sums]);
  for (const student of students) {
    const { earned, cut, total, possible, share, isLate, passed } = student;
    yield csvRow([
      { text: student.student },
      ...student.items.map((points) => (points === undefined ? null : rounded(points.earned))),
      ...[earned, cut, total, possible].map(rounded),
      percentOf(share),
      isLate ? 'yes' : 'no',
      passed === undefined ? null : passed ? 'yes' : 'no',
      attemptsText(student),
    ]);
  }
}
