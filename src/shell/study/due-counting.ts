import type { CardRecord } from '../../core/history/card-record.ts';
import type { CardKey } from '../../core/history/event.ts';
import { type Resolved, resolve } from '../../core/history/resolve.ts';
import type { SeenCard } from '../../core/history/sign.ts';
import { countDue } from '../../core/study/due.ts';
import type { CardToKeep, DeckToKeep } from '../../core/study/make-due-table.ts';
import type { World } from '../world.ts';
import { indexedCards } from './card-index.ts';
import type { Collection } from './collection.ts';
import { decksToStudy } from './decks-to-study.ts';
import type { Counting, Counts } from './kept-due.ts';
import { begunDecks, type KnownCards, knownCards } from './known-cards.ts';
import { decksRead } from './open-decks.ts';
import { whatIsLeft } from './today.ts';

/** Counts what some decks bring on a day and the next ones; without a name those that the learner studies. */
export async function countedNow(
  { world, names, collection, settings, today }: Counting,
  query: string | undefined,
): Promise<Counts> {
  const known = knownCards(world, collection, settings);
  const reads: (readonly string[])[] = [];
  let isWhole = query === undefined && known.unreadable.length === 0;
  const read = async (paths: readonly string[]) => {
    try {
      reads.push(paths);
      return await indexedCards(world, collection, paths);
    } catch (error) {
      isWhole = false;
      throw error;
    }
  };
  const decks =
    query === undefined
      ? await decksOf(world, names, collection, known, read)
      : await decksWithTexts(world, names, collection, query);
  const due = countDue(decks, today, whatIsLeft(known.cards, settings.of(''), today));
  const { stored, logs } = known;
  return isWhole ? { due, toKeep: { decks, stored, logs, reads } } : { due };
}

/** The decks with what is known of each card; only where a card may have been edited are the texts read. */
async function decksOf(
  world: World,
  names: readonly string[],
  collection: Collection,
  { cards: known }: KnownCards,
  read: (paths: readonly string[]) => ReturnType<typeof indexedCards>,
): Promise<readonly DeckToKeep[]> {
  const files = await decksToStudy(world, collection, names, begunDecks(known), read);
  const claimed = new Set<CardRecord>();
  const unlike: SeenCard[] = [];
  const homes = new Map<CardKey, CardToKeep[]>();
  const decks = files.map((file) => {
    const cards: CardToKeep[] = [];
    for (const [at, item] of file.items.entries()) {
      const record = known.byKey.get(file.keyOf(at));
      if (record?.look !== undefined && file.hasSignOf(at, record.look)) {
        if (!claimed.has(record)) cards.push({ siblings: item, record });
        claimed.add(record);
      } else {
        const seen = file.seen(at);
        unlike.push(seen);
        homes.set(seen.key, cards);
      }
    }
    return { name: file.name, title: file.title, cards };
  });
  if (unlike.length === 0) return decks;
  const found = resolve(unlike, known, decksRead(world, collection, new Set(files.map(({ name }) => name))), claimed);
  const isEdited = found.links.some(({ by }) => by !== undefined);
  if (isEdited || (found.fresh.length > 0 && found.orphans.length > 0))
    return await decksWithTexts(world, names, collection);
  const isPlainlyNew = plainlyNew(unlike, found, known);
  const taken = new Set<CardKey>();
  for (const { seen, key } of [...found.fresh, ...found.links]) {
    const record = known.byKey.get(key);
    if (taken.has(key) || (record !== undefined && claimed.has(record))) continue;
    taken.add(key);
    const { item: siblings, deck } = seen;
    homes
      .get(seen.key)
      ?.push({ siblings, ...(record && { record }), ...(isPlainlyNew(seen, key) ? { fresh: { key, deck } } : {}) });
  }
  return decks;
}

/**
 * Tells whether a card will be known by its key as soon as the log has its look, and nothing else will change by that: no
 * other card that the log does not know looks like it, and none that the log knows is missing.
 */
function plainlyNew(
  unlike: readonly SeenCard[],
  { orphans, doubts }: Pick<Resolved, 'orphans' | 'doubts'>,
  { byKey }: KnownCards['cards'],
): (seen: SeenCard, key: CardKey) => boolean {
  if (byKey.size === 0 || orphans.length > 0 || doubts.length > 0) return () => false;
  const keys = new Map<CardKey, number>();
  const texts = new Map<string, number>();
  const count = (counts: Map<string, number>, of: string): void => void counts.set(of, (counts.get(of) ?? 0) + 1);
  for (const { key, front, back } of unlike) {
    count(keys, key);
    count(texts, front + back);
  }
  return (seen, key) =>
    key === seen.key && !byKey.has(key) && keys.get(key) === 1 && texts.get(seen.front + seen.back) === 1;
}

async function decksWithTexts(
  world: World,
  names: readonly string[],
  collection: Collection,
  query?: string,
): Promise<readonly DeckToKeep[]> {
  const [{ openLibrary }, { cardsThatFit, queryIn }] = await Promise.all([
    import('./library.ts'),
    import('./select-cards.ts'),
  ]);
  const parsed = queryIn(query === undefined ? [] : [query]);
  const library = await openLibrary(world, { names, collection });
  const { loaded, nameOf } = library;
  const cards = cardsThatFit(world, library, parsed);
  return loaded.map(({ deck }) => ({
    name: nameOf(deck),
    title: deck.title,
    cards: cards.filter(({ entry }) => entry.deck === deck),
  }));
}
