import { schedulerOf } from '../schedule/scheduler.ts';
import type { ScheduleSettings } from '../schedule/settings.ts';
import type { Replay } from './card-record.ts';
import type { WeightsFitted } from './event.ts';

/** The settings of a deck, by its name in the log. */
export type SettingsOf = (deck: string) => ScheduleSettings;

/** The settings of each deck with their scheduler, made once; fitted weights stand in for those of the settings. */
export function deckSchedules(
  settingsOf: SettingsOf,
  weights: Pick<WeightsFitted, 'weights'> | undefined,
): Replay['scheduleOf'] {
  const known = new Map<string, ReturnType<Replay['scheduleOf']>>();
  return (deck) => {
    const before = known.get(deck);
    if (before !== undefined) return before;
    const own = settingsOf(deck);
    const settings = weights === undefined ? own : { ...own, weights: weights.weights };
    const made = { settings, scheduler: schedulerOf(settings) };
    known.set(deck, made);
    return made;
  };
}
