import type { Place } from '../marking/submission.ts';
import type { Column, Layout } from './columns.ts';
import type { Context as Whole } from './context.ts';
import { type ExportColumn, exportColumns, type System, systemOf } from './exports.ts';
import { candidatesHelp, type Found } from './finder.ts';
import { named } from './findings.ts';
import { type Role, roleOf, studentRank } from './names.ts';

/** What bears on how a table is read. */
type Context = Pick<Whole, 'finder' | 'map' | 'findings' | 'layouts'>;

type Draft =
  | Column
  | { readonly is: 'student'; readonly rank: number; readonly keep: boolean; readonly isFirstName?: boolean }
  | { readonly is: 'unmatched'; readonly found: Found };

const ignored: Column = { is: 'role', role: 'ignored' };
const settle = 'Or settle it in a file, `column: item` or `column: ignore`: --map FILE.';

const drafted = (found: Found): Draft =>
  found.is === 'item' ? { is: 'item', item: found.item } : { is: 'unmatched', found };

const ofRole = (role: Role, name: string): Draft =>
  role === 'student'
    ? { is: 'student', rank: studentRank(name), keep: true }
    : role === 'extra'
      ? { is: 'extra', name: name.trim() }
      : { is: 'role', role };

function mapped(name: string, { map }: Context): Draft | undefined {
  const target = map.targetOf(name);
  if (target === undefined) return undefined;
  if (target.is === 'item') return target;
  return target.role === 'student' ? { is: 'student', rank: -1, keep: false } : ofRole(target.role, name);
}

function inExport(column: ExportColumn, name: string, { finder }: Context): Draft {
  const id = finder.byId(name.trim());
  if (id !== undefined) return { is: 'item', item: id };
  switch (column.is) {
    case 'student':
      return column;
    case 'submitted':
    case 'attempt':
    case 'ignored':
      return { is: 'role', role: column.is };
    case 'extra':
      return { is: 'extra', name: name.trim() };
    case 'position':
      return drafted(finder.byPosition(column.number));
    case 'question':
      return drafted(finder.find(column.text));
  }
}

const ofRows: ReadonlySet<Role> = new Set(['item', 'response', 'order', 'seconds']);

/** A column of a table with a row for each student: an item, unless its name is known for something else. */
function inWide(name: string, { finder }: Context): Draft {
  if (name.trim() === '') return ignored;
  const role = roleOf(name);
  const id = role === 'student' ? undefined : finder.byId(name.trim());
  if (id !== undefined) return { is: 'item', item: id };
  if (role === 'seconds') return { is: 'extra', name: name.trim() };
  return role === undefined || ofRows.has(role) ? drafted(finder.find(name)) : ofRole(role, name);
}

function inLong(name: string): Draft {
  if (name.trim() === '') return ignored;
  return ofRole(roleOf(name) ?? 'extra', name);
}

const isRole = (draft: Draft | undefined, role: Role): boolean => draft?.is === 'role' && draft.role === role;

/** The columns that name the student, the surest alone; those of an export one after the other. */
function studentsIn(drafts: readonly Draft[], system: System | undefined): readonly (readonly number[])[] {
  const byRank = new Map<number, number[]>();
  for (const [at, draft] of drafts.entries()) {
    if (draft.is === 'student') byRank.set(draft.rank, [...(byRank.get(draft.rank) ?? []), at]);
  }
  const ranked = [...byRank].sort(([a], [b]) => a - b).map(([, columns]) => columns);
  if (system !== undefined) return ranked;
  // Of two columns of the same name the first counts.
  return ranked.slice(0, 1).map((columns) => columns.slice(0, 1));
}

/** Moodle writes the first name behind or before the surname, as its site is set up; here it comes first. */
function inReadingOrder(columns: readonly number[], drafts: readonly Draft[]): readonly number[] {
  const rank = (at: number): number => {
    const draft = drafts[at];
    return draft?.is === 'student' && draft.isFirstName === true ? 0 : 1;
  };
  return [...columns].sort((a, b) => rank(a) - rank(b) || a - b);
}

const sameRank = (one: Draft | undefined, other: Draft): boolean =>
  one?.is === 'student' && other.is === 'student' && one.rank === other.rank;

function reportDouble(
  first: number,
  at: number,
  what: string,
  header: readonly string[],
  place: Place,
  { findings }: Context,
): void {
  const [one, other] = [named(header[first] ?? ''), named(header[at] ?? '')];
  findings.error(
    'header-duplicate',
    place,
    `Columns ${first + 1} (${one}) and ${at + 1} (${other}) both stand for ${what}; the second is left out.`,
    'Give each column a name of its own, or settle it: --map FILE.',
  );
}

/** Leaves the first of two columns that mean the same, and reports the other. */
function withoutDoubles(
  columns: readonly Column[],
  header: readonly string[],
  place: Place,
  context: Context,
): Column[] {
  const seen = new Map<string, number>();
  return columns.map((column, at) => {
    if (column.is === 'role' && column.role === 'ignored') return column;
    const key =
      column.is === 'item' ? `item ${column.item}` : column.is === 'extra' ? `extra ${column.name}` : column.role;
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, at);
      return column;
    }
    const what = column.is === 'item' ? `the item ${named(context.finder.nameOf(column.item))}` : 'the same';
    reportDouble(first, at, what, header, place, context);
    return ignored;
  });
}

/**
 * How a table with such a header is read; a column that stays unmatched is reported with the nearest items. A layout that
 * nothing is wrong with is kept, since a folder may hold a hundred thousand tables of the same columns.
 */
export function layoutOf(header: readonly string[], place: Place, context: Context): Layout {
  const key = header.join('\0');
  const known = context.layouts.get(key);
  if (known !== undefined) return known;
  const before = context.findings.count();
  const made = newLayout(header, place, context);
  if (context.findings.count() === before && context.layouts.size < manyLayouts) context.layouts.set(key, made);
  return made;
}

const manyLayouts = 1000;

function newLayout(header: readonly string[], place: Place, context: Context): Layout {
  const maps = header.map((name) => mapped(name, context));
  const longs = header.map((name, at) => maps[at] ?? inLong(name));
  const isLong = longs.some((draft) => isRole(draft, 'item')) && longs.some((draft) => isRole(draft, 'response'));
  const system = isLong ? undefined : systemOf(header);
  const exported = system === undefined ? undefined : exportColumns(system, header);
  const drafts = isLong
    ? longs
    : header.map((name, at) => {
        const column = exported?.[at];
        return maps[at] ?? (column === undefined ? inWide(name, context) : inExport(column, name, context));
      });
  const students = studentsIn(drafts, system).map((columns) => inReadingOrder(columns, drafts));
  const naming = new Set(students[0]);
  const columns = drafts.map((draft, at): Column => {
    if (draft.is === 'student') {
      if (naming.has(at) || !draft.keep) return ignored;
      const [first] = students[0] ?? [];
      const isDouble = system === undefined && sameRank(drafts[first ?? -1], draft);
      if (isDouble) reportDouble(first ?? 0, at, 'the student', header, place, context);
      return isDouble ? ignored : { is: 'extra', name: (header[at] ?? '').trim() };
    }
    if (draft.is !== 'unmatched') return draft;
    const message = `Column ${at + 1}, ${named(header[at] ?? '')}, is no item of the deck.`;
    context.findings.error('column-unmatched', place, message, candidatesHelp(draft.found, settle));
    return ignored;
  });
  const kept = withoutDoubles(columns, header, place, context);
  const of = (role: Role): number => kept.findIndex((column) => isRole(column, role));
  return {
    form: isLong ? 'long' : 'wide',
    ...(system === undefined ? {} : { system }),
    columns: kept,
    students,
    at: {
      item: of('item'),
      response: of('response'),
      attempt: of('attempt'),
      submitted: of('submitted'),
      seconds: of('seconds'),
      order: of('order'),
      seed: of('seed'),
    },
  };
}
