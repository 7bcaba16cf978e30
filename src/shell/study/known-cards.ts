import { type Cards, cardsOfLog } from '../../core/history/cards.ts';
import type { UnusableLine } from '../../core/history/log.ts';
import { readHistory } from '../history-files.ts';
import type { World } from '../world.ts';
import type { Collection } from './collection.ts';
import type { Settings } from './settings-files.ts';

/** What the log knows of every card, and the lines and files of it that could not be used. */
export interface KnownCards {
  readonly cards: Cards;
  readonly unusable: readonly UnusableLine[];
  readonly unreadable: readonly { readonly path: string; readonly because: string }[];
}

/** Reads what a collection's log knows of every card. */
export async function knownCards(_world: World, collection: Collection, settings: Settings): Promise<KnownCards> {
  const { events, unusable, unreadable } = readHistory(collection.history);
  return { cards: cardsOfLog(events, settings.of), unusable, unreadable };
}

/** The names of the decks of which the log knows a card. */
export function begunDecks({ byKey }: Cards): ReadonlySet<string> {
  const begun = new Set<string>();
  for (const { look, isForgotten } of byKey.values()) if (look !== undefined && !isForgotten) begun.add(look.deck);
  return begun;
}
