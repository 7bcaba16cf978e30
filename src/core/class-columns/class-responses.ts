import type { MarkingPaper } from '../marking/paper.ts';
import { type CodedTable, cellIn, codedTable } from '../matrix/coded-table.ts';
import type { Layout } from '../submissions/columns.ts';
import type { ItemFinder } from '../submissions/finder.ts';
import { formOf } from '../submissions/form.ts';
import { plainLayout } from '../submissions/plain-layout.ts';
import { type ResponseRows, responseLines } from './json-lines.ts';

/** Responses to one item: their different texts, and by student the place of theirs, or `noRow`. */
export interface Responses {
  readonly texts: readonly string[];
  readonly codes: Uint32Array;
  /** Whether the texts are JSON. */
  readonly isJson: boolean;
}

/** The code of a student without a response. */
export const noRow = 0xffffffff;

/** The responses of a class by item. */
export interface ClassResponses {
  readonly students: readonly string[];
  /** By the item's place; nothing where the table has no column for it. */
  readonly responses: readonly (Responses | undefined)[];
  readonly groups?: readonly (string | undefined)[];
}

/** The responses in a table or JSON Lines, nothing where it has to be read submission by submission; `group` names a column. */
export function classResponses(
  whole: string,
  paper: MarkingPaper,
  finder: ItemFinder,
  group: string | undefined,
): ClassResponses | undefined {
  const text = whole.startsWith('\ufeff') ? whole.slice(1) : whole;
  const form = text.includes('\0') ? undefined : formOf(text);
  if (form?.is === 'table' && form.sniffed.skipped === 0)
    return ofTable(text, form.sniffed.delimiter, paper, finder, group);
  return form?.is === 'json-lines' && group === undefined ? ofLines(text, paper, finder) : undefined;
}

function ofTable(
  text: string,
  delimiter: string,
  paper: MarkingPaper,
  finder: ItemFinder,
  group: string | undefined,
): ClassResponses | undefined {
  let isClean = true;
  const table = codedTable(text, delimiter, {
    kept: (cell) => cell,
    report: () => {
      isClean = false;
    },
    keepsMisfit: () => {
      isClean = false;
      return false;
    },
  });
  const layout = table && isClean ? markedLayout(table, finder, group) : undefined;
  if (table === undefined || layout === undefined) return undefined;
  if (layout.form === 'wide') return withGroups(ofStudents(table, layout, paper), table, layout, group);
  const { at } = layout;
  const [students, items, responses] = [layout.students[0]?.[0] ?? -1, at.item, at.response].map(
    (column) => table.columns[column],
  );
  if (students === undefined || items === undefined || responses === undefined || group !== undefined) return undefined;
  return ofResponses({ students, items, responses }, finder, paper, false);
}

function ofLines(text: string, paper: MarkingPaper, finder: ItemFinder): ClassResponses | undefined {
  const rows = responseLines(text);
  return rows === undefined ? undefined : ofResponses(rows, finder, paper, true);
}

/** The layout of a table with one column of students and none that bears on the marks. */
function markedLayout({ header }: CodedTable, finder: ItemFinder, group: string | undefined): Layout | undefined {
  const layout = plainLayout(header, finder, group === undefined ? [] : [group]);
  if (layout === undefined || layout.system !== undefined) return undefined;
  const { attempt, submitted, seconds, order, seed } = layout.at;
  const [[, ...more] = [], ...others] = layout.students;
  const isOne = layout.students.length === 1 && more.length + others.length === 0;
  return isOne && attempt + submitted + seconds + order + seed === -5 ? layout : undefined;
}

/** A table with a row for each student, each of whom has one. */
function ofStudents(table: CodedTable, layout: Layout, { items }: MarkingPaper): ClassResponses | undefined {
  const students = table.columns[layout.students[0]?.[0] ?? -1];
  if (students === undefined || !layout.columns.some((column) => column.is === 'item')) return undefined;
  const names = Array.from(table.lines, (_, row) => cellIn(students, row).trim());
  if (names.includes('') || new Set(names).size < names.length) return undefined;
  const responses: (Responses | undefined)[] = items.map(() => undefined);
  for (const [at, column] of layout.columns.entries()) {
    const found = table.columns[at];
    if (column.is === 'item' && found !== undefined) responses[column.item] = { ...found, isJson: false };
  }
  return { students: names, responses };
}

/** A row for each response, one at most of a student to an item. */
function ofResponses(
  { students: who, items: what, responses: said }: ResponseRows,
  finder: ItemFinder,
  { items }: MarkingPaper,
  isJson: boolean,
): ClassResponses | undefined {
  const placesOf = what.texts.map((name) => {
    const found = finder.find(name);
    return found.is === 'item' ? found.item : -1;
  });
  const rowOf = new Map<string, number>();
  const rowsOf = who.texts.map((text) => {
    const name = text.trim();
    const row = rowOf.get(name) ?? rowOf.size;
    rowOf.set(name, row);
    return row;
  });
  if (rowOf.has('')) return undefined;
  const codes = items.map(() => new Uint32Array(0));
  for (let row = 0; row < said.codes.length; row += 1) {
    const place = placesOf[what.codes[row] ?? 0] ?? -1;
    const own = codes[place];
    if (own === undefined) return undefined;
    const into = own.length > 0 ? own : new Uint32Array(rowOf.size).fill(noRow);
    codes[place] = into;
    const at = rowsOf[who.codes[row] ?? 0] ?? 0;
    if (into[at] !== noRow) return undefined;
    into[at] = said.codes[row] ?? 0;
  }
  return {
    students: [...rowOf.keys()],
    responses: codes.map((own) => (own.length === 0 ? undefined : { texts: said.texts, codes: own, isJson })),
  };
}

/** With the groups of the students, where they are asked for; nothing where a table has no one group for each. */
function withGroups(
  understood: ClassResponses | undefined,
  { columns, lines }: CodedTable,
  layout: Layout,
  group: string | undefined,
): ClassResponses | undefined {
  if (understood === undefined || group === undefined) return understood;
  const folded = group.trim().toLowerCase();
  const at = layout.columns.findIndex((column) => column.is === 'extra' && column.name.toLowerCase() === folded);
  const column = columns[at];
  if (column === undefined) return undefined;
  const groups = Array.from(lines, (_, row) => cellIn(column, row) || undefined);
  return groups.some((each) => each !== undefined) ? { ...understood, groups } : undefined;
}
