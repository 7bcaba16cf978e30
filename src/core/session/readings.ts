import type { Deck, Reading } from '../deck/deck.ts';
import type { Item } from '../item-types/index.ts';

/** What is to be read in a deck, and before which item. */
interface Readings {
  readonly before: ReadonlyMap<Item, readonly Reading[]>;
  /** What stands after the last item. */
  readonly closing: readonly Reading[];
}

/**
 * The readings of a deck. To an item belongs what stands between it and the item before, and the text under each heading
 * that it lies below: a story above three questions belongs to all of them. A text that opens the page and heads no
 * chapter belongs to the whole page.
 */
export function readingsOf(deck: Deck): Readings {
  const heads = new Map<string, Reading>();
  const opening = openingOf(deck);
  const before = new Map<Item, readonly Reading[]>();
  let waiting: Reading[] = [];
  for (const part of deck.parts) {
    if (part.is === 'reading') {
      waiting.push(part);
      heads.set(part === opening ? pathKey([]) : pathKey([...part.chapter, part.title]), part);
    } else {
      const above = pathsTo(part.item.chapter).flatMap((path) => heads.get(path) ?? []);
      const now = new Set(waiting);
      before.set(part.item, [...above.filter((reading) => !now.has(reading)), ...waiting]);
      waiting = [];
    }
  }
  return { before, closing: waiting };
}

function openingOf(deck: Deck): Reading | undefined {
  const [first] = deck.parts;
  if (first?.is !== 'reading' || first.chapter.length > 0) return undefined;
  const heads = deck.parts.some((part) => part.is === 'item' && part.item.chapter[0] === first.title);
  return heads ? undefined : first;
}

/** The page as a whole, then one heading inside the other. */
function pathsTo(chapter: readonly string[]): readonly string[] {
  return Array.from({ length: chapter.length + 1 }, (_none, depth) => pathKey(chapter.slice(0, depth)));
}

const pathKey = (titles: readonly string[]): string => titles.map((title) => `\n${title}`).join('');
