import type { CardState } from './card-state.ts';
import type { ScheduleSettings } from './settings.ts';

/** Whether a card was forgotten so often that it should be written anew rather than reviewed again. */
export function isLeech(
  { lapses }: Pick<CardState, 'lapses'>,
  { leechLapses }: Pick<ScheduleSettings, 'leechLapses'>,
): boolean {
  return lapses >= leechLapses;
}
