import { readColumnMap } from '../submissions/column-map.ts';
import type { Found } from '../submissions/finder.ts';
import { candidatesHelp } from '../submissions/finder.ts';
import { type Findings, named } from '../submissions/findings.ts';
import { roleOf, studentRank } from '../submissions/names.ts';
import { cellIn } from './coded-table.ts';
import type { Grid, TextFile } from './grid.ts';

/** A column of a table that holds an item. */
export interface ItemColumn {
  readonly at: number;
  readonly id: string;
}

/** What is asked of the columns. */
export interface WideOptions {
  /** Which item a name means. */
  readonly find: (name: string) => Found | { readonly is: 'item'; readonly item: string };
  readonly map?: TextFile;
  /** How grave a column is that stands for nothing known. */
  readonly unmatched: 'error' | 'warning';
  /** The folded names of columns that are sums of others. */
  readonly sums?: ReadonlySet<string>;
  /** The column whose groups are compared. */
  readonly group?: string;
  /** The column that names the students where none is named so. */
  readonly fallback: (grid: Grid) => number;
}

/** A row per student and a column per item. */
export interface Wide {
  readonly items: readonly ItemColumn[];
  /** One a row, each different. */
  readonly students: readonly string[];
  /** The rows of the table that they stand in. */
  readonly rows: readonly number[];
  /** The group of each row; absent where no column was asked for. */
  readonly groups?: readonly (string | undefined)[];
}

const settle = 'Or settle it in a file, `column: ignore`: --map FILE.';

/** The columns and rows of a table with a row per student; what stands for nothing known is reported. */
export function wideOf(grid: Grid, options: WideOptions, findings: Findings): Wide {
  const { path, header, line } = grid;
  const place = { path, line };
  const ids: string[] = [];
  const map = readColumnMap(
    options.map,
    {
      find: (name) => {
        const found = options.find(name);
        return found.is === 'item' ? { is: 'item', item: ids.push(`${itemOf(found, name)}`) - 1 } : found;
      },
    },
    findings,
  );
  const student = studentColumn(grid, options, map);
  const seen = new Map<string, number>();
  const items = header.flatMap((name, at): readonly ItemColumn[] => {
    const target = map.targetOf(name);
    if (at === student || sameName(name, options.group)) return [];
    if (name === '') {
      if (grid.columns[at]?.texts.some((text) => text !== '') === true) {
        const message = `Column ${at + 1} has no name, and is left out.`;
        findings.warning('column-unmatched', place, message, 'Name it in the first row if it is an item.');
      }
      return [];
    }
    if (target?.is === 'role') return [];
    if (target === undefined && options.sums?.has(name.toLowerCase()) === true) {
      const message = `The column ${named(name)} is taken for a sum of the others, and left out.`;
      findings.warning('column-unmatched', place, message, 'Give it another name if it is an item.');
      return [];
    }
    const found = target === undefined ? options.find(name) : { is: 'item' as const, item: ids[target.item] ?? name };
    if (found.is !== 'item') {
      if (roleOf(name) !== undefined) return [];
      const message = `The column ${named(name)} stands for no item.`;
      findings[options.unmatched]('column-unmatched', place, message, candidatesHelp(found, settle));
      return [];
    }
    const id = itemOf(found, name);
    const before = seen.get(id);
    if (before !== undefined) {
      const message = `Columns ${before + 1} and ${at + 1} both stand for ${named(id)}; the second is left out.`;
      findings.error('header-duplicate', place, message, 'Give each column a name of its own.');
      return [];
    }
    seen.set(id, at);
    return [{ at, id }];
  });
  map.reportUnused();
  const group = header.findIndex((name) => sameName(name, options.group));
  if (options.group !== undefined && group < 0) {
    const message = `There is no column ${named(options.group)} with the groups.`;
    findings.error(
      'column-unmatched',
      place,
      message,
      `The columns are: ${header.slice(0, 12).map(named).join(', ')}.`,
    );
  }
  const { rows, students } = studentsIn(grid, student, findings);
  const groups = grid.columns[group];
  return {
    items,
    students,
    rows,
    ...(groups === undefined ? {} : { groups: rows.map((row) => cellIn(groups, row) || undefined) }),
  };
}

const itemOf = (found: { readonly item: string | number }, name: string): string =>
  typeof found.item === 'string' ? found.item : name;

const sameName = (name: string, other: string | undefined): boolean =>
  other !== undefined && name.toLowerCase() === other.trim().toLowerCase();

/** The surest of the columns that are named as students are; else the one that the caller knows; -1 for none. */
function studentColumn(grid: Grid, options: WideOptions, map: ReturnType<typeof readColumnMap>): number {
  const { header } = grid;
  const told = header.findIndex((name) => {
    const target = map.targetOf(name);
    return target?.is === 'role' && target.role === 'student';
  });
  if (told >= 0) return told;
  const ranked = header
    .map((name, at) => ({ at, rank: studentRank(name), isItem: options.find(name).is === 'item' }))
    .filter(({ at }) => roleOf(header[at] ?? '') === 'student')
    .sort((one, other) => one.rank - other.rank || one.at - other.at);
  return ranked[0]?.at ?? options.fallback(grid);
}

/** The rows of students who have none before, each with an id: as it stands, or that of its line. */
function studentsIn(
  { path, columns, lines }: Grid,
  student: number,
  findings: Findings,
): { readonly rows: readonly number[]; readonly students: readonly string[] } {
  const column = columns[student];
  const width = `${lines.at(-1) ?? 1}`.length;
  const known = new Map<string, number>();
  const rows: number[] = [];
  for (const [row, line] of lines.entries()) {
    const id = (column && cellIn(column, row)) || `row ${`${line}`.padStart(width, '0')}`;
    const before = known.get(id);
    if (before === undefined) {
      known.set(id, line);
      rows.push(row);
      continue;
    }
    const message = `${named(id)} has a row before, in line ${before}; this one is left out.`;
    findings.error('duplicate-response', { path, line }, message, 'Keep one of them, or give each an id of its own.');
  }
  return { rows, students: [...known.keys()] };
}
