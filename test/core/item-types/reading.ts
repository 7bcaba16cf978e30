import { itemsOf } from '../../../src/core/deck/deck.ts';
import { parseDeck } from '../../../src/core/deck/parse.ts';
import { toText } from '../../../src/core/grading/fraction.ts';
import type { Accounted, RawResponse } from '../../../src/core/item-types/contract.ts';
import { type Item, itemToJson, mark } from '../../../src/core/item-types/index.ts';

/** The lines as one text. */
export function lines(...all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}

/** The only item of a page. */
export function itemOf(...page: readonly string[]): Item {
  const [item, ...others] = itemsOf(parseDeck('deck.md', lines(...page)));
  if (item === undefined || others.length > 0)
    throw new Error(`${others.length + (item ? 1 : 0)} items instead of one`);
  return item;
}

/** The kind and the body of the only item of a page, as plain JSON. */
export function bodyOf(...page: readonly string[]): unknown {
  const json = itemToJson(itemOf(...page));
  if (typeof json !== 'object' || json === null || !('body' in json)) return undefined;
  return { kind: json['kind'], ...(typeof json['body'] === 'object' ? json['body'] : {}) };
}

/** What is wrong with a page: `code line:column-endColumn`, in the order of the file. */
export function faultsOf(...page: readonly string[]): readonly string[] {
  return parseDeck('deck.md', lines(...page)).diagnostics.map(
    ({ code, span }) => `${code} ${span.line}:${span.column}-${span.endColumn}`,
  );
}

/** What a response earns, as text: `1/2 partly`, or what is asked back. */
export function earned(item: Item, raw: RawResponse): string {
  const marked = mark(item, raw);
  if (marked.is === 'unclear') return marked.because;
  const { earned: points, verdict } = marked.score;
  return `${toText(points)} ${verdict}`;
}

/** The account of a response, or nothing where it is asked back. */
export function accountOf(item: Item, raw: RawResponse): readonly Accounted[] {
  const marked = mark(item, raw);
  return marked.is === 'unclear' ? [] : marked.account;
}

/** A typed response, its choices shown in the file's order or another. */
export function typed(text: string, shown?: readonly number[]): RawResponse {
  return { from: 'text', text, ...(shown === undefined ? {} : { shown }) };
}

/** The published form of a response that was understood. */
export function readAs(item: Item, raw: RawResponse): unknown {
  const marked = mark(item, raw);
  return marked.is === 'unclear' ? marked.because : marked.response;
}
