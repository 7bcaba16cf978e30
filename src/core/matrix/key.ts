import { closest } from '../diagnostics/suggest.ts';
import type { Found } from '../submissions/finder.ts';
import { type Findings, named } from '../submissions/findings.ts';
import { gridOf, rowsOf, type TextFile } from './grid.ts';
import { tokensIn } from './tokens.ts';

/** What a key says of an item. */
export interface KeyItem {
  readonly id: string;
  /** The options that are right, or the one response. */
  readonly key: readonly string[];
  readonly points: number;
  /** How many options were offered, where the key says so. */
  readonly offered?: number;
  readonly line: number;
}

/** A small table, row by row. */
interface Rows {
  readonly path: string;
  readonly header: readonly string[];
  readonly line: number;
  readonly rows: readonly { readonly cells: readonly string[]; readonly line: number }[];
}

/** Items by what a table calls them. */
export interface Key {
  readonly path: string;
  readonly items: readonly KeyItem[];
  /** By id, then without regard to capitals. */
  find(name: string): Found | { readonly is: 'item'; readonly item: string };
}

const fieldNames = {
  key: new Set([
    ...['key', 'keys', 'answer', 'answers', 'correct', 'right', 'solution', 'response', 'answer key'],
    ...['correct answer', 'correct answers', 'right answer', 'correct option', 'correct response'],
  ]),
  points: new Set(['points', 'weight', 'max', 'possible', 'marks']),
  offered: new Set(['options', 'choices', 'offered', 'alternatives']),
  item: new Set([
    ...['item', 'items', 'id', 'question', 'questions', 'number', ''],
    ...['item id', 'question id', 'item number', 'question number'],
  ]),
} as const;
type Field = keyof typeof fieldNames;

/** True for the name of a row of keys. */
export const isKeyName = (name: string): boolean => fieldOf(name) === 'key';

const fieldOf = (name: string): Field | undefined => {
  const fields: readonly Field[] = ['key', 'points', 'offered', 'item'];
  const folded = name.toLowerCase().replace(/[\s_]+/g, ' ');
  return fields.find((field) => fieldNames[field].has(folded));
};

/**
 * The key in a table: a row per item, `item,key` and at will `points` and `options` (how many were offered), with or without
 * a header; or a column per item as the responses have them, and one row of keys, under it at will rows `points` and `options`.
 * What is wrong in it is reported.
 */
export function keyIn(file: TextFile, columns: readonly string[], findings: Findings): Key | undefined {
  const read = gridOf(file, findings);
  if (read === undefined) return undefined;
  const grid: Rows = { path: read.path, header: read.header, line: read.line, rows: rowsOf(read) };
  const upright = isUpright(grid, columns) ? grid : turned(grid);
  const items = itemsOf(upright, findings);
  const byId = new Map(items.map(({ id }) => [id, id]));
  const byFolded = new Map(items.map(({ id }) => [id.toLowerCase(), id]));
  return {
    path: file.path,
    items,
    find: (name) => {
      const id = byId.get(name) ?? byFolded.get(name.toLowerCase());
      if (id !== undefined) return { is: 'item', item: id };
      const ids = [...byId.keys()];
      const near = closest(name, ids);
      return { is: 'unknown', candidates: near === undefined ? ids.slice(0, 3) : [near] };
    },
  };
}

/** True for a table with a row per item: its first column has more of the items than its first row. */
function isUpright({ header, rows }: Rows, columns: readonly string[]): boolean {
  const known = new Set(columns.map((name) => name.toLowerCase()));
  const count = (names: readonly string[]): number => names.filter((name) => known.has(name.toLowerCase())).length;
  const [across, down] = [
    count(header),
    count([header, ...rows.map(({ cells }) => cells)].map(([first = '']) => first)),
  ];
  return down === across ? header.some(isKeyName) : down > across;
}

/** The table with its rows as columns; each row keeps the line of the keys. */
function turned({ path, header, line, rows }: Rows): Rows {
  const isLabelled = fieldOf(header[0] ?? '') === 'item' || rows.some(({ cells }) => fieldOf(cells[0] ?? '') === 'key');
  const labels = isLabelled ? rows.map(({ cells }) => cells[0] ?? '') : rows.map((_, at) => (at === 0 ? 'key' : ''));
  const at = rows[0]?.line ?? line;
  return {
    path,
    line,
    header: ['item', ...labels],
    rows: header
      .map((id, column) => ({ cells: [id, ...rows.map(({ cells }) => cells[column] ?? '')], line: at }))
      .slice(isLabelled ? 1 : 0),
  };
}

function itemsOf({ path, header, line, rows }: Rows, findings: Findings): readonly KeyItem[] {
  const isHeader = header.some((name, at) => at > 0 && fieldOf(name) !== undefined);
  const all = isHeader ? rows : [{ cells: header, line }, ...rows];
  const columnOf = (field: Field, usual: number): number =>
    isHeader ? header.findIndex((name) => fieldOf(name) === field) : usual;
  const [id, key, points, offered] = [
    Math.max(0, columnOf('item', 0)),
    columnOf('key', 1),
    columnOf('points', 2),
    columnOf('offered', 3),
  ];
  const seen = new Set<string>();
  return all.flatMap(({ cells, line: at }): readonly KeyItem[] => {
    const name = cells[id] ?? '';
    const place = { path, line: at };
    const number = (column: number, least: number): number | undefined => {
      const cell = cells[column] ?? '';
      if (cell === '') return undefined;
      const value = /^\d+(?:\.\d+)?$/.test(cell) ? Number(cell) : Number.NaN;
      if (value >= least) return value;
      findings.error('value-invalid', place, `${named(cell)} is no number from ${least} on.`, 'Write one, such as 4.');
      return undefined;
    };
    const right = tokensIn(cells[key] ?? '');
    if (name === '' || right.length === 0 || seen.has(name)) {
      const says = seen.has(name) ? 'has a key before' : 'has no key';
      findings.error('value-invalid', place, `The item ${named(name)} ${says}.`, 'Write `item,key`, such as `q1,B`.');
      return [];
    }
    seen.add(name);
    const options = number(offered, 2);
    return [
      {
        id: name,
        key: right,
        points: number(points, 0) ?? 1,
        ...(options === undefined ? {} : { offered: options }),
        line: at,
      },
    ];
  });
}
