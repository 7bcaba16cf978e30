import type { CardRecord } from '../history/card-record.ts';
import type { CardKey } from '../history/event.ts';
import { isLeech } from '../schedule/leech.ts';
import type { Scheduler } from '../schedule/scheduler.ts';
import type { ScheduleSettings } from '../schedule/settings.ts';
import type { StudiedCard } from './studied-card.ts';

/** The settings of a deck and the scheduler that follows them. */
interface Schedule {
  readonly settings: ScheduleSettings;
  readonly scheduler: Scheduler;
}

/** What a record of a card does not hold. */
interface Known {
  scheduleOf(deck: string): Schedule;
  /** How the question of a card begins. */
  textOf(key: CardKey): string;
}

/** The cards that were reviewed and not forgotten, each once, as statistics see them on a day. */
export function studiedCards(
  records: Iterable<CardRecord>,
  { scheduleOf, textOf }: Known,
  today: number,
): readonly StudiedCard[] {
  return [...new Set(records)].flatMap(({ key, look, state, isSuspended, isForgotten }) => {
    if (state === undefined || isForgotten) return [];
    const deck = look?.deck ?? '';
    const { settings, scheduler } = scheduleOf(deck);
    const { model } = scheduler;
    return {
      key,
      deck,
      text: textOf(key),
      isSuspended,
      state,
      recall: model.retrievability(state, Math.max(0, today - state.lastDay)),
      target: settings.retention,
      isLeech: isLeech(state, settings),
      relearningSteps: settings.relearningSteps.length,
      intervalAt: (target: number) =>
        Math.min(settings.maximumDays, Math.max(1, Math.round(model.intervalDays(state.stability, target)))),
    };
  });
}
