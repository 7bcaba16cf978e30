import type { CardRecord } from '../core/history/card-record.ts';
import { cardsOfLog } from '../core/history/cards.ts';
import type { SettingsOf } from '../core/history/deck-schedules.ts';
import type { CardKey } from '../core/history/event.ts';
import type { StoredCard } from '../core/history/stored-cards.ts';
import { type HistoryRead, readHistory } from './history-files.ts';
import { keptCards } from './history-store.ts';
import type { World } from './world.ts';

/** What is kept and what the log says, where they are not the same. */
export type SnapshotDifference =
  | { readonly is: 'card'; readonly key: CardKey; readonly kept?: CardRecord; readonly replayed?: CardRecord }
  | { readonly is: 'day'; readonly day: number; readonly kept: number; readonly replayed: number }
  | { readonly is: 'weights' | 'refused' };

/** A history that was replayed event by event. */
export interface SnapshotCheck extends HistoryRead {
  /** How the snapshot differs from it; absent where there is none that would be used. */
  readonly differences?: readonly SnapshotDifference[];
}

/** Replays the whole log in the plain way and compares each card with the snapshot, if there is one. Changes nothing. */
export function compareSnapshot(
  world: World,
  historyFolder: string,
  settingsOf: SettingsOf,
  settingsHash: string,
): SnapshotCheck {
  const kept = keptCards(world, { historyFolder, settingsHash }, settingsOf);
  const history = readHistory(historyFolder);
  if (kept === undefined) return history;
  const log = cardsOfLog(history.events, settingsOf);
  const differences: SnapshotDifference[] = [];
  for (const key of union(kept.byKey.keys(), log.byKey.keys())) {
    const [stored, replayed] = [kept.byKey.get(key), log.byKey.get(key)];
    const shown = stored && recordIn(stored);
    if (!isSame(shown, replayed))
      differences.push({ is: 'card', key, ...(shown ? { kept: shown } : {}), ...(replayed ? { replayed } : {}) });
  }
  for (const day of union(kept.reviewsOn.keys(), log.reviewsOn.keys())) {
    const [stored, replayed] = [kept.reviewsOn.get(day) ?? 0, log.reviewsOn.get(day) ?? 0];
    if (stored !== replayed) differences.push({ is: 'day', day, kept: stored, replayed });
  }
  if (!isSame(kept.weights, log.weights)) differences.push({ is: 'weights' });
  if (!isSame([...kept.refused].sort(), [...log.refused].sort())) differences.push({ is: 'refused' });
  return { ...history, differences };
}

function union<Value>(some: Iterable<Value>, others: Iterable<Value>): ReadonlySet<Value> {
  return new Set([...some, ...others]);
}

/** The card without what is kept beside it for the next start. */
function recordIn(card: StoredCard): CardRecord {
  const { newestAt: _at, lookFile: _file, lookStart: _start, lookLength: _length, ...record } = card;
  return record;
}

/** True for equal JSON, whatever the order of the fields. */
function isSame(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

function canonical(value: unknown): string | undefined {
  return JSON.stringify(value, (_name, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
}
