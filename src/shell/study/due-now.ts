/** What is due, from what was counted before where nothing has changed since. */
import { dayOf } from '../../core/schedule/day.ts';
import type { Due } from '../../core/study/due.ts';
import { tried } from '../trouble.ts';
import type { World } from '../world.ts';
import { collectionOf } from './collection.ts';
import { keepDue, keptDue } from './kept-due.ts';
import { settingsOf } from './settings-files.ts';

/** What some decks bring now and in the next days; without a name those that the learner studies. */
export async function dueNow(
  world: World,
  names: readonly string[],
  { history, query }: { readonly history?: string; readonly query?: string } = {},
): Promise<Due> {
  const collection = collectionOf(world, names, history);
  const settings = await settingsOf(collection);
  const atMs = world.now();
  const today = dayOf(atMs, world.utcOffsetMinutes(atMs), settings.of('').dayStartsAtHour);
  const counting = { world, names, collection, settings, today };
  const kept = query === undefined ? keptDue(counting) : undefined;
  if (kept !== undefined && 'due' in kept) return kept.due;
  if (kept !== undefined) {
    const { dueAfterChanges } = await import('./due-after-changes.ts');
    const due = tried(() => dueAfterChanges(counting, kept.before));
    kept.before.close();
    if (due !== undefined) return due;
  }
  const { countedNow } = await import('./due-counting.ts');
  const { due, toKeep } = await countedNow(counting, query);
  if (toKeep !== undefined) await keepDue(counting, toKeep);
  return due;
}
