import type { FindingExtra } from '../analysis/findings/finding.ts';
import type { Gap, MatrixItem, ResponseMatrix } from '../analysis/test-theory/response-matrix.ts';
import { type Findings, named } from '../submissions/findings.ts';
import { gridOf, type TextFile } from './grid.ts';
import { type KeyItem, keyIn } from './key.ts';
import { gapIn } from './missing.ts';
import { isSign, namesOption, tokensIn } from './tokens.ts';
import { wideOf } from './wide.ts';

/** A matrix, and what it does not hold. */
export interface ResponsesRead {
  readonly matrix: ResponseMatrix;
  readonly extra: FindingExtra;
}

/** A column of responses, marked. */
interface Column {
  readonly item: MatrixItem;
  readonly scores: readonly (number | Gap)[];
  readonly chosen: readonly (readonly string[] | undefined)[];
  readonly typed: readonly (string | undefined)[];
}

/**
 * The matrix of raw responses and their key: a row per student, a column per item of the key. A blank at the end of a row was
 * not reached, any other was omitted. Of several keys, where nobody named more than one option, each is right; elsewhere
 * exactly these are. What stands for nothing known is reported.
 */
export function responsesIn(
  file: TextFile,
  keyFile: TextFile,
  options: { readonly map?: TextFile; readonly group?: string },
  findings: Findings,
): ResponsesRead | undefined {
  const grid = gridOf(file, findings);
  const key = grid === undefined ? undefined : keyIn(keyFile, grid.header, findings);
  if (grid === undefined || key === undefined) return undefined;
  const first = grid.header[0] ?? '';
  const fallback = () => (key.find(first).is === 'item' ? -1 : 0);
  const present = new Set(
    grid.header.map((name) => key.find(name)).flatMap((found) => (found.is === 'item' ? found.item : [])),
  );
  // Where every item has its column, another one is no item that was spelled wrong.
  const unmatched = key.items.every(({ id }) => present.has(id)) ? 'warning' : 'error';
  const wide = wideOf(grid, { ...options, find: key.find, unmatched, fallback }, findings);
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
  const cells = wide.rows.map((row) => withReach(used.map(({ id }) => row.cells[columnOf.get(id) ?? -1] ?? '')));
  const columns = used.map((item, place) =>
    columnOfItem(
      item,
      cells.map((row) => row[place] ?? 'not-attempted'),
      (row, cell) => {
        const message = `${named(cell)} names no option of the item ${named(item.id)}; it earns nothing.`;
        const help = 'Write the letter or number of the option, several with a comma between.';
        findings.error('response-unreadable', { path: file.path, line: wide.rows[row]?.line ?? 1 }, message, help);
      },
    ),
  );
  return {
    matrix: {
      students: wide.students,
      items: columns.map(({ item }) => item),
      scores: wide.students.map((_, row) => columns.map(({ scores }) => scores[row] ?? 'not-attempted')),
      chosen: wide.students.map((_, row) => columns.map(({ chosen }) => chosen[row])),
      ...(wide.groups === undefined ? {} : { groups: wide.groups }),
    },
    extra: { typed: wide.students.map((_, row) => columns.map(({ typed }) => typed[row])) },
  };
}

type Cell = Gap | { readonly given: string };

/** The cells of a student, the blanks at their end as not reached. */
function withReach(cells: readonly string[]): readonly Cell[] {
  const read = cells.map((cell): Cell => gapIn(cell) ?? { given: cell });
  const last = read.findLastIndex((cell) => typeof cell === 'object');
  return read.map((cell, at) => (at > last && cell === 'omitted' ? 'not-reached' : cell));
}

function columnOfItem(item: KeyItem, cells: readonly Cell[], unread: (row: number, cell: string) => void): Column {
  return item.key.every(namesOption) ? chosenColumn(item, cells, unread) : typedColumn(item, cells);
}

function chosenColumn(
  { id, key, points, offered }: KeyItem,
  cells: readonly Cell[],
  unread: (row: number, cell: string) => void,
): Column {
  const chosen = cells.map((cell, row) => {
    if (typeof cell === 'string') return undefined;
    const tokens = tokensIn(cell.given);
    const known = tokens.filter(isSign);
    if (known.length < tokens.length) unread(row, cell.given);
    return known;
  });
  const isOne = chosen.every((tokens) => tokens === undefined || tokens.length <= 1);
  const isRight = (tokens: readonly string[]): boolean =>
    isOne
      ? tokens.some((token) => key.includes(token))
      : tokens.length === key.length && tokens.every((token) => key.includes(token));
  const options = optionsOf([...key, ...chosen.flatMap((tokens) => tokens ?? [])], offered ?? 0);
  return {
    item: { id, possible: points, options: options.map((option) => ({ option, key: key.includes(option) })) },
    scores: cells.map((cell, row) => (typeof cell === 'string' ? cell : isRight(chosen[row] ?? []) ? points : 0)),
    chosen,
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
function typedColumn({ id, key, points }: KeyItem, cells: readonly Cell[]): Column {
  const right = new Set(key.map(folded));
  const typed = cells.map((cell) => (typeof cell === 'string' ? undefined : folded(cell.given)));
  return {
    item: { id, possible: points },
    scores: cells.map((cell, row) => (typeof cell === 'string' ? cell : right.has(typed[row] ?? '') ? points : 0)),
    chosen: [],
    typed,
  };
}
