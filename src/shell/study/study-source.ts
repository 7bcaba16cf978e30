import type { CardPlace, PlaceOf } from '../../core/feedback/stats-view.ts';
import { itemName } from '../../core/feedback/words.ts';
import { type Cards, cardsOfLog } from '../../core/history/cards.ts';
import { deckSchedules, type SettingsOf } from '../../core/history/deck-schedules.ts';
import type { HistoryEvent } from '../../core/history/event.ts';
import { dayOf } from '../../core/schedule/day.ts';
import { Refusal } from '../errors.ts';
import { readHistory } from '../history-files.ts';
import { loadDecks } from '../load-decks.ts';
import type { World } from '../world.ts';
import { type Collection, collectionOf, deckName } from './collection.ts';
import { settingsOf } from './settings-files.ts';

/** Which history is looked at, and what of it. */
export interface StudySource {
  readonly collection: Collection;
  /** The settings of a deck without the fitted weights. */
  readonly settingsOf: SettingsOf;
  /** Whether a review, a response or a card belongs to what was asked for. */
  keep(of: { readonly deck: string }): boolean;
}

/** A history as it was read. */
export interface StudyRead {
  readonly events: readonly HistoryEvent[];
  readonly cards: Cards;
  readonly scheduleOf: ReturnType<typeof deckSchedules>;
  /** The learner's day now. */
  readonly today: number;
}

/** The history that belongs to some decks, and of it those decks alone; all of it where none is named. */
export async function studySource(
  world: World,
  names: readonly string[],
  history: string | undefined,
): Promise<StudySource> {
  const collection = collectionOf(world, names, history);
  const settings = await settingsOf(collection);
  const decks = names.length === 0 ? [] : (await loadDecks(world, names)).decks;
  // Reviews name a deck the same on every device, the responses of a quiz by its id.
  const kept = new Set(decks.flatMap(({ deck }) => [deckName(world, collection, deck), deck.id]));
  return { collection, settingsOf: settings.of, keep: ({ deck }) => names.length === 0 || kept.has(deck) };
}

/** Reads a history and derives its cards; files that cannot be read are named on standard error. */
export function readStudy(world: World, { collection, settingsOf: of }: StudySource): StudyRead {
  const { events, unreadable } = readHistory(collection.history);
  for (const { path, because } of unreadable) world.stderr.write(`viva: ${path} was not read: ${because}\n`);
  const cards = cardsOfLog(events, of);
  const now = world.now();
  const scheduleOf = deckSchedules(of, cards.weights);
  const { dayStartsAtHour } = scheduleOf('').settings;
  return { events, cards, scheduleOf, today: dayOf(now, world.utcOffsetMinutes(now), dayStartsAtHour) };
}

/** Finds cards in the files of the decks that were named, or of those that are studied. */
export async function cardPlaces(world: World, names: readonly string[], collection: Collection): Promise<PlaceOf> {
  const places = new Map<string, CardPlace>();
  try {
    const { openLibrary } = await import('./library.ts');
    for (const { key, record, entry } of (await openLibrary(world, { names, collection })).cards) {
      const place = { path: entry.deck.path, line: entry.item.span.line, title: itemName(entry.item) };
      for (const each of [key, ...(record?.keys ?? [])]) places.set(each, place);
    }
  } catch (error) {
    // Where no deck is left to study, the history still has something to tell.
    if (!(error instanceof Refusal)) throw error;
  }
  return (card) => places.get(card);
}
