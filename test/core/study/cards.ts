import type { CardRecord } from '../../../src/core/history/card-record.ts';
import { looksOf } from '../../../src/core/history/looks.ts';
import type { CardState } from '../../../src/core/schedule/card-state.ts';
import { schedulerOf } from '../../../src/core/schedule/scheduler.ts';
import { defaultSettings } from '../../../src/core/schedule/settings.ts';
import { makePaper } from '../../../src/core/session/paper.ts';
import type { StudyCard } from '../../../src/core/study/study-card.ts';
import { card as inDays } from '../schedule/samples.ts';
import { deckOf } from '../session/decks.ts';

const [entry] = makePaper([deckOf('# Deck\n\n## What is a task?\n\n= a coroutine\n')], {
  seed: 0,
  order: 'file',
}).entries;
const settings = { ...defaultSettings, fuzz: false };
const scheduler = schedulerOf(settings);

/** The day of the tests. */
export const today = 20_000;
export const atMs = (today + 0.5) * 86_400_000;

/** A card by its name, which is an item of its own unless it has siblings; `due` is counted from today. */
export function studyCard(
  key: string,
  own: {
    readonly due?: number;
    readonly stepMinutes?: number;
    readonly siblings?: string;
    readonly state?: Partial<CardState>;
    readonly record?: Partial<CardRecord>;
  } = {},
): StudyCard {
  if (entry === undefined) throw new Error('no item');
  const [seen] = looksOf(entry.item, 'deck');
  if (seen === undefined) throw new Error('no card');
  const { due, stepMinutes, siblings = key } = own;
  const state: CardState | undefined =
    stepMinutes !== undefined
      ? inDays({ phase: 'learning', dueAt: atMs + stepMinutes * 60_000, dueDay: today, lastDay: today, ...own.state })
      : due !== undefined
        ? inDays({ dueDay: today + due, lastDay: today - 5, intervalDays: due + 5, ...own.state })
        : undefined;
  const record: CardRecord = {
    key,
    keys: [key],
    isSuspended: false,
    isForgotten: false,
    ...(state === undefined ? {} : { state }),
    ...own.record,
  };
  return { key, seen, entry, siblings, record, ...(state === undefined ? {} : { state }), settings, scheduler };
}
