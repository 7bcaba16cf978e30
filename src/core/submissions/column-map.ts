import { isMapping, readYamlMapping } from '../source/yaml.ts';
import { csvRows } from './csv.ts';
import { sniffDelimiter } from './delimiter.ts';
import { candidatesHelp, type ItemFinder } from './finder.ts';
import { type Findings, named } from './findings.ts';
import { type Role, roleNamed } from './names.ts';

/** What a column means by the word of the map: an item by its place, or a role such as `ignored`. */
export type Target = { readonly is: 'item'; readonly item: number } | { readonly is: 'role'; readonly role: Role };

/** The columns whose meaning was settled by hand. */
export interface ColumnMap {
  targetOf(column: string): Target | undefined;
  /** True where nothing is settled. */
  readonly isEmpty: boolean;
  /** Reports the entries that no column has used. */
  reportUnused(): void;
}

interface MapEntry {
  readonly column: string;
  readonly target: string;
  readonly line?: number;
}

const settle = 'Write `column: item`, or `column: ignore`, `student`, `attempt`, `submitted_at`, `extra`.';

/** The pairs of a map: a table of two columns, YAML or JSON. */
function entriesOf(text: string): readonly MapEntry[] | undefined {
  const isTable = !/^\s*[{]/.test(text) && !/^[^,;\t]*:(?:\s|$)/.test(text.trimStart().split('\n')[0] ?? '');
  const sniffed = isTable ? sniffDelimiter(text) : undefined;
  if (sniffed !== undefined) {
    const rows = [...csvRows(text.slice(sniffed.skipped), sniffed.delimiter, () => undefined)];
    const isHeader = /^(?:column|header|field)$/i.test(rows[0]?.cells[0]?.trim() ?? '');
    return rows
      .slice(isHeader ? 1 : 0)
      .map(({ cells, line }) => ({ column: cells[0] ?? '', target: cells[1] ?? '', line }));
  }
  // JSON is YAML, as far as a map goes.
  const read = readYamlMapping(text);
  if (!read.ok || !isMapping(read.value)) return undefined;
  return Object.entries(read.value).map(([column, target]) => ({
    column,
    target: typeof target === 'string' ? target : '',
  }));
}

const fold = (name: string): string => name.slice(0, 4000).replace(/\s+/g, ' ').trim().toLowerCase();

/** The map in a file's text; what it names in vain is reported. Without a file nothing is settled. */
export function readColumnMap(
  file: { readonly path: string; readonly text: string } | undefined,
  finder: Pick<ItemFinder, 'find'>,
  findings: Findings,
): ColumnMap {
  const targets = new Map<string, { readonly target: Target; readonly entry: MapEntry; used: boolean }>();
  const entries = file === undefined ? [] : entriesOf(file.text);
  const path = file?.path ?? '';
  if (entries === undefined) findings.error('unreadable-file', { path, line: 1 }, 'The map cannot be read.', settle);
  for (const entry of entries ?? []) {
    const role = roleNamed(entry.target);
    const found = role === undefined ? finder.find(entry.target) : undefined;
    const target: Target | undefined =
      role !== undefined ? { is: 'role', role } : found?.is === 'item' ? { is: 'item', item: found.item } : undefined;
    if (target !== undefined) targets.set(fold(entry.column), { target, entry, used: false });
    else if (found !== undefined) {
      const place = { path, ...(entry.line === undefined ? {} : { line: entry.line }) };
      const message = `The map sends ${named(entry.column)} to ${named(entry.target)}, which is no item.`;
      findings.error('item-unmatched', place, message, candidatesHelp(found, settle));
    }
  }
  return {
    isEmpty: targets.size === 0,
    targetOf: (column) => {
      const known = targets.get(fold(column));
      if (known !== undefined) known.used = true;
      return known?.target;
    },
    reportUnused: () => {
      for (const { entry, used } of targets.values()) {
        if (used) continue;
        const place = { path, ...(entry.line === undefined ? {} : { line: entry.line }) };
        const message = `The map names a column that no submission has: ${named(entry.column)}.`;
        findings.warning('column-unmatched', place, message, 'Write its name as the first row of the table has it.');
      }
    },
  };
}

/** The same map with some columns kept beside the responses, unless it says otherwise. */
export function withExtras(map: ColumnMap, extras: readonly string[]): ColumnMap {
  const names = new Set(extras.map(fold));
  if (names.size === 0) return map;
  return {
    isEmpty: false,
    targetOf: (column) => map.targetOf(column) ?? (names.has(fold(column)) ? { is: 'role', role: 'extra' } : undefined),
    reportUnused: map.reportUnused,
  };
}
