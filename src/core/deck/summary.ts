import { type Deck, itemsOf } from './deck.ts';

/** A name and how many items have it. */
export type Count = readonly [name: string, items: number];

/** What a list or menu says of a deck, without its items. */
export interface DeckSummary {
  readonly id: string;
  readonly title: string;
  readonly topic: readonly string[];
  readonly items: number;
  /** In the order in which they come first in the file, as are the others. */
  readonly kinds: readonly Count[];
  /** The outermost headings above items; empty for a deck without chapters. */
  readonly chapters: readonly Count[];
  readonly tags: readonly Count[];
  readonly errors: number;
  readonly warnings: number;
}

/** How often each name comes, in the order of the first time. */
function countNames(names: Iterable<string>): readonly Count[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts];
}

/** The sums of some lists of counts, the largest first, then by name. */
export function sumCounts(lists: Iterable<readonly Count[]>): readonly Count[] {
  // Many decks share one list.
  const times = new Map<readonly Count[], number>();
  for (const counts of lists) times.set(counts, (times.get(counts) ?? 0) + 1);
  const sums = new Map<string, number>();
  for (const [counts, decks] of times) {
    for (const [name, items] of counts) sums.set(name, (sums.get(name) ?? 0) + items * decks);
  }
  return [...sums].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));
}

/** The summary of a deck. */
export function summaryOf(deck: Deck): DeckSummary {
  const items = itemsOf(deck);
  const errors = deck.diagnostics.filter((found) => found.severity === 'error').length;
  return {
    id: deck.id,
    title: deck.title,
    topic: deck.topic,
    items: items.length,
    kinds: countNames(items.map((item) => item.kind)),
    chapters: countNames(items.flatMap(({ chapter: [first] }) => (first === undefined ? [] : [first]))),
    tags: countNames(items.flatMap((item) => item.tags)),
    errors,
    warnings: deck.diagnostics.length - errors,
  };
}
