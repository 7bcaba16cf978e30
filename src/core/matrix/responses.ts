import type { FindingExtra } from '../analysis/findings/finding.ts';
import type { CodedItem, CodedMatrix, Gap, MatrixCell } from '../analysis/test-theory/response-matrix.ts';
import { type Findings, named } from '../submissions/findings.ts';
import { across } from './across.ts';
import type { CodedColumn } from './coded-table.ts';
import { type Grid, gridOf, type TextFile } from './grid.ts';
import { isKeyName, type KeyItem, keyIn } from './key.ts';
import { gapIn } from './missing.ts';
import { markReach } from './reach.ts';
import { isSign, namesOption, tokensIn } from './tokens.ts';
import { type Wide, wideOf } from './wide.ts';

/** The column of responses, in a table with a row for each. */
const namesOfResponses = new Set(['response', 'answer', 'choice', 'option']);

/** A matrix, and what it does not hold. */
export interface ResponsesRead {
  readonly matrix: CodedMatrix;
  readonly extra: FindingExtra;
}

type Cell = Gap | { readonly given: string };

/** An item's column: its different cells, the last of them for one that was not reached, and the place of each row's. */
interface Column {
  readonly cells: readonly Cell[];
  readonly codes: Uint32Array;
}

/** A column, marked. */
interface MarkedColumn {
  readonly item: CodedItem;
  /** What was typed, by cell; none for an item with options. */
  readonly typed: readonly (string | undefined)[];
}

/**
 * The matrix of raw responses and their key: a row per student and a column per item of the key, or a row per response. A blank at the end of a row was
 * not reached, any other was omitted. Of several keys, where nobody named more than one option, each is right; elsewhere
 * exactly these are. What stands for nothing known is reported.
 */
export function responsesIn(
  file: TextFile,
  keyFile: TextFile,
  options: { readonly map?: TextFile; readonly group?: string },
  findings: Findings,
): ResponsesRead | undefined {
  const read = gridOf(file, findings);
  const grid = read === undefined ? undefined : across(read, namesOfResponses, findings);
  const key = grid === undefined ? undefined : keyIn(keyFile, grid.header, findings);
  if (grid === undefined || key === undefined) return undefined;
  const first = grid.header[0] ?? '';
  const fallback = () => (key.find(first).is === 'item' ? -1 : 0);
  const present = new Set(
    grid.header.map((name) => key.find(name)).flatMap((found) => (found.is === 'item' ? found.item : [])),
  );
  // Where every item has its column, another one is no item that was spelled wrong.
  const unmatched = key.items.every(({ id }) => present.has(id)) ? 'warning' : 'error';
  const wide = withoutKeyRow(
    wideOf(grid, { ...options, find: key.find, unmatched, fallback }, findings),
    grid,
    findings,
  );
  const columnOf = new Map(wide.items.map(({ id, at }) => [id, at]));
  const used = key.items.filter(({ id, line }) => {
    if (columnOf.has(id)) return true;
    const message = `No column of ${file.path} stands for the item ${named(id)} of the key.`;
    findings.error(
      'item-unmatched',
      { path: key.path, line },
      message,
      'Give the column this name, or leave the item out.',
    );
    return false;
  });
  const raw = used.map(({ id }) => columnIn(grid.columns[columnOf.get(id) ?? -1], wide.rows));
  markReach(
    raw.map(({ cells, codes }) => ({
      codes,
      ends: cells.map((cell) => (typeof cell === 'object' ? 'answered' : cell === 'omitted' ? 'blank' : 'other')),
      unreached: cells.length - 1,
    })),
  );
  const columns = used.map((item, place) =>
    columnOfItem(item, raw[place] ?? { cells: [], codes: new Uint32Array(0) }, (row, cell) => {
      const message = `${named(cell)} names no option of the item ${named(item.id)}; it earns nothing.`;
      const help = 'Write the letter or number of the option, several with a comma between.';
      const line = grid.lines[wide.rows[row] ?? 0] ?? 1;
      findings.error('response-unreadable', { path: file.path, line }, message, help);
    }),
  );
  return {
    matrix: {
      students: wide.students,
      items: columns.map(({ item }) => item),
      ...(wide.groups === undefined ? {} : { groups: wide.groups }),
    },
    extra: {
      typed: (row, column) => {
        const { typed, item } = columns[column] ?? {};
        return typed?.[item?.codes[row] ?? -1];
      },
    },
  };
}

/** The rows without one of keys that stands among the responses, as sheets for marking often have it. */
function withoutKeyRow(wide: Wide, { path, lines }: Grid, findings: Findings): Wide {
  const at = wide.students.findIndex(isKeyName);
  if (at < 0) return wide;
  const place = { path, line: lines[wide.rows[at] ?? 0] ?? 1 };
  const message = `The row ${named(wide.students[at] ?? '')} is taken for the key, and left out.`;
  findings.warning('value-invalid', place, message, 'Give the student another id if it is one.');
  const isKept = <T>(_: T, row: number): boolean => row !== at;
  const { items, students, rows, groups } = wide;
  return {
    items,
    students: students.filter(isKept),
    rows: rows.filter(isKept),
    ...(groups === undefined ? {} : { groups: groups.filter(isKept) }),
  };
}

/** The cells that some rows have in a column, those alone. */
function columnIn(column: CodedColumn | undefined, rows: readonly number[]): Column {
  const cells: Cell[] = [];
  const { texts = [], codes: given = new Uint32Array(0) } = column ?? {};
  /** By code of the table the place of its cell, and one. */
  const placeOf = new Uint32Array(texts.length);
  const codes = new Uint32Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) {
    const code = given[rows[at] ?? 0] ?? 0;
    let place = placeOf[code] ?? 0;
    if (place === 0) {
      const text = texts[code] ?? '';
      place = cells.push(gapIn(text) ?? { given: text });
      placeOf[code] = place;
    }
    codes[at] = place - 1;
  }
  return { cells: [...cells, 'not-reached'], codes };
}

function columnOfItem(item: KeyItem, column: Column, unread: (row: number, cell: string) => void): MarkedColumn {
  return item.key.every(namesOption) ? chosenColumn(item, column, unread) : typedColumn(item, column);
}

function chosenColumn(
  { id, key, points, offered }: KeyItem,
  { cells, codes }: Column,
  unread: (row: number, cell: string) => void,
): MarkedColumn {
  const tokens = cells.map((cell) => (typeof cell === 'string' ? undefined : tokensIn(cell.given)));
  const chosen = tokens.map((each) => each?.filter(isSign));
  const isUnread = tokens.map((each, code) => (chosen[code]?.length ?? 0) < (each?.length ?? 0));
  if (isUnread.includes(true)) {
    for (const [row, code] of codes.entries()) {
      const cell = cells[code];
      if (isUnread[code] === true && typeof cell === 'object') unread(row, cell.given);
    }
  }
  const isOne = chosen.every((each) => each === undefined || each.length <= 1);
  const isRight = (each: readonly string[]): boolean =>
    isOne
      ? each.some((token) => key.includes(token))
      : each.length === key.length && each.every((token) => key.includes(token));
  const options = optionsOf([...key, ...chosen.flatMap((each) => each ?? [])], offered ?? 0);
  const marked = cells.map((cell, code): MatrixCell => {
    const own = chosen[code];
    if (typeof cell === 'string' || own === undefined) return { score: typeof cell === 'string' ? cell : 0 };
    return { score: isRight(own) ? points : 0, chosen: own };
  });
  return {
    item: {
      id,
      possible: points,
      options: options.map((option) => ({ option, key: key.includes(option) })),
      cells: marked,
      codes,
    },
    typed: [],
  };
}

/** The options that were seen, and those before them by letter or number, up to as many as were offered. */
function optionsOf(seen: readonly string[], offered: number): readonly string[] {
  const isNumbered = seen.every((token) => /^\d+$/.test(token));
  const nameOf = (place: number): string => (isNumbered ? `${place}` : String.fromCharCode(64 + place));
  const placeOf = (token: string): number =>
    isNumbered ? Number(token) : /^[A-Z]$/.test(token) ? token.charCodeAt(0) - 64 : 0;
  const count = Math.min(
    26,
    seen.reduce((most, token) => Math.max(most, placeOf(token)), offered),
  );
  const row = Array.from({ length: count }, (_, at) => nameOf(at + 1));
  return [...row, ...new Set(seen.filter((token) => !row.includes(token)))];
}

const folded = (text: string): string => text.slice(0, 200).replace(/\s+/g, ' ').trim().toLowerCase();

/** Typed responses, right where they are the key but for capitals and spaces. */
function typedColumn({ id, key, points }: KeyItem, { cells, codes }: Column): MarkedColumn {
  const right = new Set(key.map(folded));
  const typed = cells.map((cell) => (typeof cell === 'string' ? undefined : folded(cell.given)));
  const marked = cells.map(
    (cell, code): MatrixCell => ({
      score: typeof cell === 'string' ? cell : right.has(typed[code] ?? '') ? points : 0,
    }),
  );
  return { item: { id, possible: points, cells: marked, codes }, typed };
}
