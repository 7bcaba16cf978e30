import type { GivenResponse, Place } from '../marking/submission.ts';
import type { Facts } from './collect.ts';
import type { Layout } from './columns.ts';
import type { Context } from './context.ts';
import { csvRows, headed, type Row } from './csv.ts';
import { type DayOrder, dayOrderOf, momentOf, readTime } from './dates.ts';
import type { Sniffed } from './delimiter.ts';
import { isAverage } from './export-words.ts';
import { attemptIn, itemNames, responseTo, secondsIn, seedIn } from './facts.ts';
import { named } from './findings.ts';
import { givenInExport, unreadable } from './given.ts';
import { layoutOf } from './layout.ts';
import { hasItsLength, reportFault } from './table-faults.ts';

interface Table {
  readonly path: string;
  readonly header: readonly string[];
  readonly layout: Layout;
  readonly dayOrder: DayOrder;
  /** The student of a table that names none: the name of its file. */
  readonly fallback: string | undefined;
}

/** Filled in field by field: this is done for every row, and spreading takes several times as long. */
type Writable<T> = { -readonly [K in keyof T]: T[K] };

const cellOf = (cells: readonly string[], at: number): string => (at < 0 ? '' : (cells[at] ?? ''));

/** The first name of a student in a row that is not blank, nor the word that Microsoft Forms writes for nobody. */
function studentOf(cells: readonly string[], { layout, fallback }: Table): string {
  // By their places: this is done for every row, and to go through lists takes most of the time here.
  for (let each = 0; each < layout.students.length; each++) {
    const columns = layout.students[each] ?? [];
    let name = '';
    for (let place = 0; place < columns.length; place++) {
      const part = cellOf(cells, columns[place] ?? -1).trim();
      name = name === '' || part === '' ? name + part : `${name} ${part}`;
    }
    if (name !== '' && !(layout.system !== undefined && name.toLowerCase() === 'anonymous')) return name;
  }
  return layout.students.length === 0 ? (fallback ?? '') : '';
}

type Extra = readonly (readonly [at: number, name: string])[];

function extraOf(cells: readonly string[], columns: Extra): Readonly<Record<string, string>> | undefined {
  const filled = columns.filter(([at]) => cellOf(cells, at) !== '');
  return filled.length === 0 ? undefined : Object.fromEntries(filled.map(([at, name]) => [name, cellOf(cells, at)]));
}

/** Reads a table below its header, row by row. */
export function readTable(
  file: { readonly path: string; readonly text: string; readonly fallback?: string },
  { delimiter, skipped }: Sniffed,
  context: Context,
): void {
  const { path } = file;
  const { findings, collector, zoneMinutes } = context;
  const lineOffset = skipped > 0 ? 1 : 0;
  const text = file.text.slice(skipped);
  const { first, below } = headed(text, delimiter, (fault) =>
    reportFault({ ...fault, line: fault.line + lineOffset }, path, findings),
  );
  const header = first.cells;
  const headerPlace: Place = { path, line: first.line + lineOffset };
  const layout = layoutOf(header, headerPlace, context);
  const dayOrder = dayOrderIn(text, delimiter, layout, headerPlace, context);
  // The name of a file can stand for one student only.
  const isOneStudent = layout.form === 'long' || countRows(text, delimiter, 3) <= 2;
  const table: Table = { path, header, layout, dayOrder, fallback: isOneStudent ? file.fallback : undefined };
  const find = itemNames(path, context);
  const { at, columns } = layout;
  if (layout.form === 'wide' && !columns.some((column) => column.is === 'item')) {
    findings.error(
      'unreadable-file',
      headerPlace,
      'The table has neither columns `student`, `item` and `response` nor a column for any item.',
      'Name the columns in the first row, or say what they mean: --map FILE.',
    );
    return;
  }

  const timeOf = (cells: readonly string[], place: Place): number | undefined => {
    const cell = cellOf(cells, at.submitted);
    if (cell.trim() === '' || (layout.system === 'moodle' && cell.trim() === '-')) return undefined;
    const time = readTime(cell, zoneMinutes);
    const moment = momentOf(time, dayOrder, zoneMinutes);
    if (moment === undefined && !(time.is === 'two-ways' && dayOrder === 'unknown')) {
      findings.warning('value-invalid', place, `${named(cell)} is no time.`, 'Write it as 2026-11-25T15:04:05Z.');
    }
    return moment;
  };

  const readRow = (row: Row): void => {
    const { cells } = row;
    if (cells.every((cell) => cell.trim() === '')) return;
    const place: Place = { path, line: row.line + lineOffset };
    const isWhole = hasItsLength(cells, place, table, findings);
    const student = studentOf(cells, table);
    // Moodle puts the averages of the class below its students.
    if (layout.system === 'moodle' && isAverage(student)) return;
    if (student === '') {
      const message = layout.students.length === 0 ? 'No column names the student.' : 'The row names no student.';
      const help = 'Fill in a column `student`, or say which one it is: `column: student` in --map FILE.';
      findings.error('student-missing', place, message, help);
      return;
    }
    const attempt = attemptIn(cellOf(cells, at.attempt), place, context);
    const submittedAt = timeOf(cells, place);
    const extra = extraColumns.length === 0 ? undefined : extraOf(cells, extraColumns);
    const facts: Writable<Facts> = { student, place };
    if (attempt !== undefined) facts.attempt = attempt;
    if (submittedAt !== undefined) facts.submittedAt = submittedAt;
    if (extra !== undefined) facts.extra = extra;
    const seed = seedIn(cellOf(cells, at.seed), place, context);
    if (layout.form === 'long') {
      const item = find(cellOf(cells, at.item), place);
      if (item === undefined || cells.length <= at.response) return;
      const written = cellOf(cells, at.response);
      const isMoved = !isWhole && cells.length > header.length;
      const given = isMoved
        ? unreadable({ from: 'text', text: written }, '')
        : { from: 'text' as const, text: written };
      const seconds = secondsIn(cellOf(cells, at.seconds), place, context);
      const ordering = { order: cellOf(cells, at.order), seed };
      collector.add(facts, responseTo(item, given, ordering, seconds, place, context));
      return;
    }
    const responses: GivenResponse[] = [];
    for (const [column, { item }] of itemColumns) {
      const cell = cells[column];
      const question = context.questions[item];
      if (cell === undefined || question === undefined) continue;
      const given =
        layout.system === undefined
          ? { from: 'text' as const, text: cell }
          : givenInExport(cell, question, layout.system);
      responses.push(responseTo(item, given, { seed }, undefined, place, context));
    }
    collector.addSitting(facts, responses);
  };

  const itemColumns = columns.flatMap((column, index) => (column.is === 'item' ? [[index, column] as const] : []));
  const extraColumns: Extra = columns.flatMap((column, index) =>
    column.is === 'extra' ? [[index, column.name] as const] : [],
  );
  let told = 0;
  for (const row of below) {
    readRow(row);
    if (row.end - told < toldEach) continue;
    context.tell(row.end - told);
    told = row.end;
  }
}

/** So many characters are told of at once. */
const toldEach = 1 << 16;

/** The rows that are not blank, the header among them, at most `most`. */
function countRows(text: string, delimiter: string, most: number): number {
  let count = 0;
  for (const { cells } of csvRows(text, delimiter, () => undefined)) {
    if (cells.some((cell) => cell.trim() !== '')) count++;
    if (count === most) break;
  }
  return count;
}

/** Which number of `4/3/2026` is the day in the column of times; a column that does not say is reported. */
function dayOrderIn(
  text: string,
  delimiter: string,
  { at }: Layout,
  place: Place,
  { dayOrder, findings }: Context,
): DayOrder {
  if (at.submitted < 0) return dayOrder;
  let hasTwoWays = false;
  function* times() {
    for (const { cells } of csvRows(text, delimiter, () => undefined)) {
      const time = readTime(cellOf(cells, at.submitted));
      if (time.is === 'two-ways' && time.first !== time.second) hasTwoWays = true;
      yield time;
    }
  }
  const found = dayOrderOf(times());
  if (found !== undefined && found !== 'unknown') return found;
  if (!hasTwoWays || (found === 'unknown' && dayOrder !== 'unknown')) return dayOrder;
  const message =
    found === undefined
      ? 'Some times of this table have the day first and others the month.'
      : 'In the times of this table the day cannot be told from the month; they are left out.';
  findings.warning('value-invalid', place, message, 'Write them as 2026-11-25T15:04:05Z, or say which comes first.');
  return 'unknown';
}
