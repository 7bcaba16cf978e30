import { spanOfLine } from '../deck/program-place.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import type { Item } from '../item-types/index.ts';

/** From so many items on, what most of them have is what the deck means its items to have. */
const fewest = 4;

/** Reports each item that lacks a level, tags of its own or sources where most items of the deck have them. */
export function lintFields(items: readonly Item[], deckTags: number, lines: readonly string[], report: Report): void {
  if (items.length < fewest) return;
  const fields: readonly { readonly what: string; has(item: Item): boolean }[] = [
    { what: 'level', has: ({ level }) => level !== undefined },
    { what: 'tags', has: ({ tags }) => tags.length > deckTags },
    { what: 'sources', has: ({ sources }) => sources.length > 0 },
  ];
  for (const { what, has } of fields) {
    const bare = items.filter((item) => !has(item));
    if (bare.length * 2 >= items.length) continue;
    for (const { span } of bare) report('lint-field-missing', spanOfLine(lines, span.line), { what });
  }
}
