/** Everything that a command about cards needs: where the history lies, what it knows, and the cards of the decks. */
import type { Deck } from '../../core/deck/deck.ts';
import { capital, countText } from '../../core/feedback/words.ts';
import type { CardRecord } from '../../core/history/card-record.ts';
import type { Cards } from '../../core/history/cards.ts';
import type { CardKey } from '../../core/history/event.ts';
import type { Doubt, Link } from '../../core/history/resolve.ts';
import { dayOf } from '../../core/schedule/day.ts';
import type { StudyCard } from '../../core/study/study-card.ts';
import type { LoadedDeck } from '../deck-reader.ts';
import { loadDecks } from '../load-decks.ts';
import type { World } from '../world.ts';
import { type Collection, collectionOf, deckName } from './collection.ts';
import { decksToStudy } from './decks-to-study.ts';
import { begunDecks, type KnownCards, knownCards } from './known-cards.ts';
import { openCards } from './open-cards.ts';
import { type Settings, settingsOf } from './settings-files.ts';

/** Where cards and their history are to be found, as the command line said it. */
export interface Where {
  readonly names: readonly string[];
  readonly history?: string;
  /** Where it is known already. */
  readonly collection?: Collection;
}

/** The cards of some decks with all that is known of them. */
export interface Library {
  readonly collection: Collection;
  readonly settings: Settings;
  readonly known: Cards;
  readonly loaded: readonly LoadedDeck[];
  readonly cards: readonly StudyCard[];
  readonly renewed: readonly Link[];
  readonly doubts: readonly Doubt[];
  readonly orphans: readonly CardRecord[];
  /** What of the history could not be used, in sentences. */
  readonly lost: readonly string[];
  /** The learner's day of a moment. */
  dayAt(atMs: number): number;
  /** The decks and the log as they stand now. */
  again(): Promise<Library>;
  /** The name of a deck in the log. */
  nameOf(deck: Deck): string;
}

/** Opens the decks that were named, or those that the learner studies. Refuses where there is none. */
export async function openLibrary(world: World, where: Where): Promise<Library> {
  const { names, history } = where;
  const collection = where.collection ?? collectionOf(world, names, history);
  const settings = await settingsOf(collection);
  const known = knownCards(world, collection, settings);
  const read = async (paths: readonly string[]) =>
    (await loadDecks(world, paths)).decks.map((each) => ({
      loaded: each,
      path: each.deck.path,
      name: deckName(world, collection, each.deck),
    }));
  const decks = await decksToStudy(world, collection, names, begunDecks(known.cards), read);
  return libraryOf(
    world,
    collection,
    settings,
    decks.map(({ loaded }) => loaded),
    known,
  );
}

/** The library of decks that were read already. */
export function libraryOf(
  world: World,
  collection: Collection,
  settings: Settings,
  loaded: readonly LoadedDeck[],
  { cards: known, unusable, unreadable }: KnownCards,
): Library {
  const { dayStartsAtHour } = settings.of('');
  const [first] = unusable;
  return {
    collection,
    settings,
    known,
    loaded,
    ...openCards(world, collection, settings, loaded, known),
    lost: [
      ...unreadable.map(({ path, because }) => `${path} cannot be read: ${because}.`),
      ...(first === undefined
        ? []
        : [
            `${capital(countText(unusable.length, 'line'))} of the history cannot be used, the first at ` +
              `${first.path}:${first.line}: ${first.because}. viva history verify names them all.`,
          ]),
    ],
    dayAt: (atMs) => dayOf(atMs, world.utcOffsetMinutes(atMs), dayStartsAtHour),
    nameOf: (deck) => deckName(world, collection, deck),
    again: async () => {
      const again: LoadedDeck[] = [];
      for (const { deck } of loaded)
        for (const now of (await loadDecks(world, [deck.path])).decks)
          again.push({ ...now, deck: { ...now.deck, id: deck.id } });
      return libraryOf(world, collection, settings, again, knownCards(world, collection, settings));
    },
  };
}

/** The cards by their key. */
export function byKey(cards: readonly StudyCard[]): ReadonlyMap<CardKey, StudyCard> {
  return new Map(cards.map((card) => [card.key, card]));
}
