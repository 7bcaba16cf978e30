import type { Json } from '../item-types/contract.ts';
import { type Cell, csvRow } from './csv.ts';

const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);
const isRecord = (value: Json): value is { readonly [name: string]: Json } =>
  typeof value === 'object' && value !== null && !isList(value);

function cellOf(value: Json | undefined): Cell {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number') return value;
  return { text: typeof value === 'string' ? value : isList(value) ? value.map(String).join(' ') : `${value}` };
}

/** The `items` of a document of statistics as a table: a column for each field that is one value or a list of words. */
export function* itemTable(document: { readonly [name: string]: Json }): Iterable<string> {
  const { items } = document;
  const rows = isList(items) ? items.filter(isRecord) : [];
  const isPlain = (value: Json): boolean =>
    isList(value) ? !value.some((inner) => typeof inner === 'object') : !isRecord(value);
  const names = new Set(
    rows.flatMap((row) => Object.entries(row).flatMap(([name, value]) => (isPlain(value) ? name : []))),
  );
  const columns = [...names].filter((name) => rows.every((row) => isPlain(row[name] ?? null)));
  yield csvRow(columns.map((text) => ({ text })));
  for (const row of rows) yield csvRow(columns.map((name) => cellOf(row[name])));
}
