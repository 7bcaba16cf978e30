import type { Cards } from '../../core/history/cards.ts';
import { exactFingerprint } from '../../core/history/hash.ts';
import { type OpenedCards, openCards } from '../history-store.ts';
import type { World } from '../world.ts';
import type { Collection } from './collection.ts';
import type { Settings } from './settings-files.ts';

/** What the log knows of every card, and the lines and files of it that could not be used. */
export type KnownCards = OpenedCards;

/** Reads what a collection's log knows of every card; after the first time only what was added to it since. */
export function knownCards(world: World, collection: Collection, settings: Settings): KnownCards {
  return openCards(world, collection.history, settings.of, settingsHash(settings));
}

/** A text that is another one as soon as the settings are. */
export function settingsHash({ text }: Settings): string {
  return exactFingerprint(text);
}

/** The names of the decks of which the log knows a card. */
export function begunDecks({ byKey }: Cards): ReadonlySet<string> {
  const begun = new Set<string>();
  for (const { look, isForgotten } of byKey.values()) if (look !== undefined && !isForgotten) begun.add(look.deck);
  return begun;
}
