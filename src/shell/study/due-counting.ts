import type { CardRecord } from '../../core/history/card-record.ts';
import type { CardKey } from '../../core/history/event.ts';
import { resolve } from '../../core/history/resolve.ts';
import type { SeenCard } from '../../core/history/sign.ts';
import { type CountedCard, countDue } from '../../core/study/due.ts';
import type { World } from '../world.ts';
import { indexedCards } from './card-index.ts';
import type { Collection } from './collection.ts';
import { decksToStudy } from './decks-to-study.ts';
import type { Counting, Counts } from './kept-due.ts';
import { begunDecks, type KnownCards, knownCards } from './known-cards.ts';
import { decksRead } from './open-decks.ts';
import { whatIsLeft } from './today.ts';

interface Counted {
  readonly name: string;
  readonly title: string;
  readonly cards: readonly CountedCard[];
}

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
  const { newLeft, mostLeft, reviewedToday } = whatIsLeft(known.cards, settings.of(''), today);
  const counted = countDue(decks, { today, newLeft, mostLeft, reviewedToday });
  const due = {
    ...counted,
    decks: counted.decks.map((deck, at) => ({ ...deck, title: decks[at]?.title ?? deck.name })),
  };
  return isWhole ? { due, reads } : { due };
}

/** The decks with what is known of each card; only where a card may have been edited are the texts read. */
async function decksOf(
  world: World,
  names: readonly string[],
  collection: Collection,
  { cards: known }: KnownCards,
  read: (paths: readonly string[]) => ReturnType<typeof indexedCards>,
): Promise<readonly Counted[]> {
  const files = await decksToStudy(world, collection, names, begunDecks(known), read);
  const claimed = new Set<CardRecord>();
  const unlike: SeenCard[] = [];
  const homes = new Map<CardKey, CountedCard[]>();
  const decks = files.map((file) => {
    const cards: CountedCard[] = [];
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
  const taken = new Set<CardKey>();
  for (const { seen, key } of [...found.fresh, ...found.links]) {
    const record = known.byKey.get(key);
    if (taken.has(key) || (record !== undefined && claimed.has(record))) continue;
    taken.add(key);
    homes.get(seen.key)?.push({ siblings: seen.item, ...(record === undefined ? {} : { record }) });
  }
  return decks;
}

async function decksWithTexts(
  world: World,
  names: readonly string[],
  collection: Collection,
  query?: string,
): Promise<readonly Counted[]> {
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
