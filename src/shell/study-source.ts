import { type Cards, cardsOfLog, type SettingsOf } from '../core/history/cards.ts';
import type { HistoryEvent } from '../core/history/event.ts';
import { schedulesOf } from '../core/history/review-points.ts';
import { dayOf } from '../core/schedule/day.ts';
import { defaultSettings } from '../core/schedule/settings.ts';
import { foldersOf } from './folders.ts';
import { historyFolder, readHistory } from './history-files.ts';
import { loadDecks } from './load-decks.ts';
import type { World } from './world.ts';

/** Which history is looked at, and what of it. */
export interface StudySource {
  readonly folder: string;
  /** The settings of a deck without the fitted weights. */
  readonly settingsOf: SettingsOf;
  /** Whether a review, a response or a card belongs to what was asked for. */
  keep(of: { readonly deck: string }): boolean;
}

/** A history as it was read. */
export interface StudyRead {
  readonly events: readonly HistoryEvent[];
  readonly cards: Cards;
  readonly scheduleOf: ReturnType<typeof schedulesOf>;
  /** The learner's day now. */
  readonly today: number;
}

/** The learner's own history, of the decks that were named or of all. */
export function ownHistory(world: World, names: readonly string[]): StudySource {
  const ids = new Set(names.length === 0 ? [] : loadDecks(world, names).decks.map(({ deck }) => deck.id));
  return {
    folder: historyFolder(foldersOf(world).data),
    settingsOf: () => defaultSettings,
    keep: ({ deck }) => names.length === 0 || ids.has(deck),
  };
}

/** Reads a history and derives its cards; files that cannot be read are named on standard error. */
export function readStudy(world: World, { folder, settingsOf }: StudySource): StudyRead {
  const { events, unreadable } = readHistory(folder);
  for (const { path, because } of unreadable) world.stderr.write(`viva: ${path} was not read: ${because}\n`);
  const cards = cardsOfLog(events, settingsOf);
  const now = world.now();
  const scheduleOf = schedulesOf(settingsOf, cards.weights?.weights);
  const { dayStartsAtHour } = scheduleOf('').settings;
  return { events, cards, scheduleOf, today: dayOf(now, world.utcOffsetMinutes(now), dayStartsAtHour) };
}
