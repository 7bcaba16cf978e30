import type { Code } from '../diagnostics/codes.ts';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/suggest.ts';
import type { Json } from '../item-types/contract.ts';
import { type Item, itemToJson } from '../item-types/index.ts';
import { type Span, spanAt } from '../source/span.ts';
import type { ContrastTable } from './contrast.ts';
import { type Deck, itemsOf } from './deck.ts';
import type { ContrastCut } from './item.ts';
import { slug } from './slug.ts';

const isNamed = (name: string, wanted: string): boolean => name === wanted || slug(name) === slug(wanted);

/** The approaches that the parts of an item say they stand for, in its published shape. */
function approachesIn(json: Json): readonly string[] {
  if (typeof json !== 'object' || json === null) return [];
  if (isList(json)) return json.flatMap(approachesIn);
  const { approach, ...others } = json;
  return [...(typeof approach === 'string' ? [approach] : []), ...Object.values(others).flatMap(approachesIn)];
}

const isList = (json: object): json is readonly Json[] => Array.isArray(json);

/**
 * The table that a cut is about: the one it names by id or title, else the first that has all its approaches, else the
 * first of all.
 */
export function tableOfCut(cut: ContrastCut, tables: readonly ContrastTable[]): ContrastTable | undefined {
  const { table: name, approaches } = cut;
  if (name !== undefined) return tables.find((table) => isNamed(table.id, name) || isNamed(table.title, name));
  const has = (table: ContrastTable, wanted: string) => table.approaches.some((approach) => isNamed(approach, wanted));
  return tables.find((table) => approaches.every((wanted) => has(table, wanted))) ?? tables[0];
}

/** The place of a name in an item: in its settings where it stands there, else the item's first line. */
function placeOf(name: string, item: Span, lines: readonly string[]): Span {
  for (let line = item.line; line <= item.endLine; line++) {
    const text = lines[line - 1] ?? '';
    const comment = text.indexOf('<!--');
    const at = text.indexOf(name, Math.max(0, comment));
    if (at >= 0 && (comment >= 0 || /^\s*[\w-]+:|^\s*-/.test(text))) return spanAt(line, at + 1, name.length);
  }
  return spanAt(item.line, item.column, Math.max(1, (lines[item.line - 1] ?? '').length - item.column + 1));
}

/** What the items of a deck say of contrast tables that these do not have. `text` is the deck's file. */
export function linkContrasts(deck: Deck, tables: readonly ContrastTable[], text: string): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  let lines: readonly string[] | undefined;
  for (const item of itemsOf(deck)) {
    if (item.contrast === undefined && tables.length === 0) continue;
    for (const { code, name, suggestion } of unlinked(item, tables)) {
      lines ??= text.split(/\r\n|\n|\r/);
      found.push(diagnostic(code, deck.path, placeOf(name, item.span, lines), { name, suggestion }));
    }
  }
  return found;
}

interface Unlinked {
  readonly code: Code;
  readonly name: string;
  readonly suggestion: string;
}

/** The names of an item's cut and of its options that the tables do not have. */
function unlinked(item: Item, tables: readonly ContrastTable[]): readonly Unlinked[] {
  const { contrast: cut } = item;
  const table = cut && tableOfCut(cut, tables);
  if (cut !== undefined && table === undefined) {
    const ids = tables.map(({ id }) => id);
    if (cut.table === undefined) return [{ code: 'contrast-none', name: 'contrast', suggestion: '' }];
    return [{ code: 'contrast-not-found', name: cut.table, suggestion: didYouMean(cut.table, ids) }];
  }
  const approaches = table?.approaches ?? tables.flatMap((one) => one.approaches);
  const criteria = table?.criteria.map(({ name }) => name) ?? [];
  const named = [...(cut?.approaches ?? []), ...approachesIn(itemToJson(item)['body'] ?? null)];
  const missing = (code: Code, names: readonly string[], known: readonly string[]): readonly Unlinked[] =>
    names
      .filter((name) => !known.some((other) => isNamed(other, name)))
      .map((name) => ({ code, name, suggestion: didYouMean(name, known) }));
  return [
    ...missing('contrast-approach-unknown', [...new Set(named)], approaches),
    ...missing('contrast-criterion-unknown', cut?.criteria ?? [], criteria),
  ];
}
