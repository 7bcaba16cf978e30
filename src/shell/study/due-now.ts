import type { CardKey } from '../../core/history/event.ts';
import { resolve } from '../../core/history/resolve.ts';
import type { SeenCard } from '../../core/history/sign.ts';
import { dayOf } from '../../core/schedule/day.ts';
import { type CountedCard, countDue, type Due, type DueCounts } from '../../core/study/due.ts';
import type { World } from '../world.ts';
import { indexedCards } from './card-index.ts';
import { type Collection, collectionOf } from './collection.ts';
import { decksToStudy } from './decks-to-study.ts';
import { begunDecks, type KnownCards, knownCards } from './known-cards.ts';
import { decksRead } from './open-decks.ts';
import { settingsOf } from './settings-files.ts';
import { whatIsLeft } from './today.ts';

/** What some decks bring, each deck with its title. */
export interface DueNow extends Due {
  readonly decks: readonly (DueCounts & { readonly name: string; readonly title: string })[];
}

interface Counted {
  readonly name: string;
  readonly title: string;
  readonly cards: readonly CountedCard[];
}

/** What some decks bring now and in the next days; without a name those that the learner studies. */
export async function dueNow(world: World, names: readonly string[], history?: string): Promise<DueNow> {
  const collection = collectionOf(world, names, history);
  const settings = await settingsOf(collection);
  const known = await knownCards(world, collection, settings);
  const decks = await decksOf(world, names, collection, known);
  const atMs = world.now();
  const today = dayOf(atMs, world.utcOffsetMinutes(atMs), settings.of('').dayStartsAtHour);
  const { newLeft, reviewedToday } = whatIsLeft(known.cards, settings.of(''), today);
  const counted = countDue(decks, { today, newLeft, reviewedToday });
  return { ...counted, decks: counted.decks.map((deck, at) => ({ ...deck, title: decks[at]?.title ?? deck.name })) };
}

/** The decks with what is known of each card; only where a card may have been edited are the texts read. */
async function decksOf(
  world: World,
  names: readonly string[],
  collection: Collection,
  known: KnownCards,
): Promise<readonly Counted[]> {
  const files = await decksToStudy(world, collection, names, begunDecks(known.cards), (paths) =>
    indexedCards(world, collection, paths),
  );
  const seen = files.flatMap(({ cards }) => cards);
  const found = resolve(seen, known.cards, decksRead(world, collection, new Set(files.map(({ name }) => name))));
  if (found.fresh.length > 0 && found.orphans.length > 0) return await decksWithTexts(world, names, collection);
  const keys = new Map<SeenCard, CardKey>();
  for (const card of found.fresh) keys.set(card.seen, card.key);
  for (const link of found.links) keys.set(link.seen, link.key);
  const taken = new Set<CardKey>();
  return files.map(({ name, title, cards }) => ({
    name,
    title,
    cards: cards.flatMap((card): CountedCard[] => {
      const key = keys.get(card);
      if (key === undefined || taken.has(key)) return [];
      taken.add(key);
      const record = known.cards.byKey.get(key);
      return [{ siblings: `${name}\n${card.item}`, ...(record === undefined ? {} : { record }) }];
    }),
  }));
}

async function decksWithTexts(
  world: World,
  names: readonly string[],
  collection: Collection,
): Promise<readonly Counted[]> {
  const { openLibrary } = await import('./library.ts');
  const { cards, loaded, nameOf } = await openLibrary(world, { names, collection });
  return loaded.map(({ deck }) => ({
    name: nameOf(deck),
    title: deck.title,
    cards: cards.filter(({ entry }) => entry.deck === deck),
  }));
}
