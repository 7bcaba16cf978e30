/**
 * A table or JSON Lines of responses to decks as the columns that statistics take, each different response of an item marked once: so a
 * class of a hundred thousand needs no more memory than its numbers. It takes plain tables in which nothing is to be
 * reported, and says the same of them as reading and marking them submission by submission does.
 */
import type { CodedItem, CodedMatrix } from '../analysis/test-theory/response-matrix.ts';
import { toNumber } from '../grading/fraction.ts';
import { isTyped, optionTextsOf, spellingsOf, typedIn } from '../marking/finding-extra.ts';
import { type ItemMark, itemMarker, notAttempted } from '../marking/mark.ts';
import { cellOf, optionsOf } from '../marking/matrix.ts';
import type { MarkingPaper, PaperItem } from '../marking/paper.ts';
import type { Finding } from '../marking/submission.ts';
import { type CodedTable, cellIn, codedTable } from '../matrix/coded-table.ts';
import { type End, endOf, markReach } from '../matrix/reach.ts';
import type { Layout } from '../submissions/columns.ts';
import { type ItemFinder, itemFinder } from '../submissions/finder.ts';
import { newFindings } from '../submissions/findings.ts';
import { formOf } from '../submissions/form.ts';
import { plainLayout } from '../submissions/plain-layout.ts';
import { reportUnmatched } from '../submissions/unmatched.ts';
import { type ResponseRows, responseLines } from './json-lines.ts';

/** The matrix of a class with what it does not hold, and what was found on the way. */
export interface MarkedColumns {
  readonly matrix: CodedMatrix;
  readonly extra: {
    readonly optionTexts: ReadonlyMap<string, ReadonlyMap<string, string>>;
    readonly typed?: (row: number, column: number) => string | undefined;
  };
  readonly findings: readonly Finding[];
}

/** Responses to one item: their different texts, and by student the place of theirs, or `noRow`. */
interface Responses {
  readonly texts: readonly string[];
  readonly codes: Uint32Array;
  /** Whether the texts are JSON. */
  readonly isJson: boolean;
}

const noRow = 0xffffffff;

/** A table that was understood. */
interface Understood {
  readonly students: readonly string[];
  /** By the item's place; nothing where the table has no column for it. */
  readonly responses: readonly (Responses | undefined)[];
  readonly groups?: readonly (string | undefined)[];
}

/** How a table is to be taken. */
export interface ColumnsOptions {
  /** What the items are called. */
  readonly names: readonly string[];
  /** The column whose groups are compared. */
  readonly group?: string;
}

/** The columns of a table, or nothing where it has to be read submission by submission. */
export function markedColumns(
  { path, text: whole }: { readonly path: string; readonly text: string },
  paper: MarkingPaper,
  { names, group }: ColumnsOptions,
): MarkedColumns | undefined {
  const text = whole.startsWith('\ufeff') ? whole.slice(1) : whole;
  const form = text.includes('\0') ? undefined : formOf(text);
  const finder = itemFinder(paper.entries);
  const understood =
    form?.is === 'table' && form.sniffed.skipped === 0
      ? ofTable(text, form.sniffed.delimiter, paper, finder, group)
      : form?.is === 'json-lines' && group === undefined
        ? ofLines(text, paper, finder)
        : undefined;
  if (understood === undefined || understood.students.length === 0) return undefined;
  const { students, responses, groups } = understood;
  const columns = paper.items.map((item, place) => markedColumn(item, responses[place], students.length));
  const marked = columns.filter((column) => column !== undefined);
  if (marked.length < columns.length) return undefined;
  markReach(marked);
  const findings = newFindings();
  const seen = new Set(responses.flatMap((each, place) => (each === undefined ? [] : [place])));
  reportUnmatched(seen, paper.items.length, path, finder, findings);
  const typed = paper.items.some(isTyped)
    ? { typed: (row: number, column: number) => marked[column]?.typed?.[marked[column]?.codes[row] ?? -1] }
    : {};
  return {
    matrix: {
      students,
      items: marked.map(({ item, codes, cells }, place): CodedItem => {
        const { item: own } = item;
        return { id: names[place] ?? item.id, possible: toNumber(own.points), ...optionsOf(own), cells, codes };
      }),
      ...(groups === undefined ? {} : { groups }),
    },
    extra: { optionTexts: optionTextsOf(paper.items, names), ...typed },
    findings: findings.list(),
  };
}

function ofTable(
  text: string,
  delimiter: string,
  paper: MarkingPaper,
  finder: ItemFinder,
  group: string | undefined,
): Understood | undefined {
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

function ofLines(text: string, paper: MarkingPaper, finder: ItemFinder): Understood | undefined {
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
function ofStudents(table: CodedTable, layout: Layout, { items }: MarkingPaper): Understood | undefined {
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
): Understood | undefined {
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
  understood: Understood | undefined,
  { columns, lines }: CodedTable,
  layout: Layout,
  group: string | undefined,
): Understood | undefined {
  if (understood === undefined || group === undefined) return understood;
  const folded = group.trim().toLowerCase();
  const at = layout.columns.findIndex((column) => column.is === 'extra' && column.name.toLowerCase() === folded);
  const column = columns[at];
  if (column === undefined) return undefined;
  const groups = Array.from(lines, (_, row) => cellIn(column, row) || undefined);
  return groups.some((each) => each !== undefined) ? { ...understood, groups } : undefined;
}

interface MarkedColumn {
  readonly item: PaperItem;
  readonly cells: CodedItem['cells'];
  readonly codes: Uint32Array;
  /** By cell what was typed. */
  readonly typed?: readonly (string | undefined)[];
  readonly ends: readonly End[];
  readonly unreached: number;
}

/** The marks of the responses to an item; nothing where something is to be said of one of them. */
function markedColumn(item: PaperItem, responses: Responses | undefined, size: number): MarkedColumn | undefined {
  const place = { path: '' };
  const mark = itemMarker(item);
  const hasOptions = optionsOf(item.item).options !== undefined;
  const marks: ItemMark[] = [];
  const counts: number[] = [];
  const codes = new Uint32Array(size);
  /** By code of the table the place of its mark, and one; the last of them for a student without a row. */
  const placeOf = new Uint32Array((responses?.texts.length ?? 0) + 1);
  for (let row = 0; row < size; row += 1) {
    const code = Math.min(responses?.codes[row] ?? noRow, placeOf.length - 1);
    let own = placeOf[code] ?? 0;
    if (own === 0) {
      const text = responses?.texts[code];
      const made =
        text === undefined
          ? notAttempted(item, place)
          : mark({
              item: item.place,
              given: responses?.isJson === true ? { from: 'json', value: JSON.parse(text) } : { from: 'text', text },
              place,
            });
      if (made.remarks.length > 0) return undefined;
      own = marks.push(made);
      counts.push(0);
      placeOf[code] = own;
    }
    codes[row] = own - 1;
    counts[own - 1] = (counts[own - 1] ?? 0) + 1;
  }
  const ends = marks.map(endOf);
  const cells = [...marks.map((made) => cellOf(made, hasOptions)), { score: 'not-reached' as const }];
  const found = { item, cells, codes, ends, unreached: marks.length };
  return isTyped(item) ? { ...found, typed: typedOf(item, marks, counts) } : found;
}

function typedOf(
  item: PaperItem,
  marks: readonly ItemMark[],
  counts: readonly number[],
): readonly (string | undefined)[] {
  const texts = marks.map(({ response }) => typedIn(response));
  const given = new Map<string, number>();
  for (const [at, text] of texts.entries()) {
    if (text !== undefined) given.set(text, (given.get(text) ?? 0) + (counts[at] ?? 0));
  }
  const spelling = spellingsOf(item.item, given);
  return texts.map((text) => spelling.get(text ?? ''));
}
