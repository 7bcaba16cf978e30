/** What is due, from what was counted before where nothing has changed since. */
import { dayOf } from '../../core/schedule/day.ts';
import type { World } from '../world.ts';
import { collectionOf } from './collection.ts';
import { type DueNow, keepDue, keptDue } from './kept-due.ts';
import { settingsOf } from './settings-files.ts';

/** What some decks bring now and in the next days; without a name those that the learner studies. */
export async function dueNow(
  world: World,
  names: readonly string[],
  { history, query }: { readonly history?: string; readonly query?: string } = {},
): Promise<DueNow> {
  const collection = collectionOf(world, names, history);
  const settings = await settingsOf(collection);
  const atMs = world.now();
  const today = dayOf(atMs, world.utcOffsetMinutes(atMs), settings.of('').dayStartsAtHour);
  const counting = { world, names, collection, settings, today };
  const kept = query === undefined ? keptDue(counting) : undefined;
  if (kept !== undefined) return kept;
  const { countedNow } = await import('./due-counting.ts');
  const { due, reads } = await countedNow(counting, query);
  if (reads !== undefined) keepDue(counting, reads, due);
  return due;
}
