/**
 * What was added to a log after its cards were stored. Only what plainly comes after all that is known of the cards
 * that it names is taken in here; anything else is left to a replay of the whole log, which is always right.
 */

import { blankRecord, type CardRecord, type KnownLook, type Replay, recordMaker } from './card-record.ts';
import { advancedBy, groupRows } from './card-rows.ts';
import { dayTally } from './day-tally.ts';
import { deckSchedules, type SettingsOf } from './deck-schedules.ts';
import type { CardKey } from './event.ts';
import { countsOf, lastLooks } from './replay.ts';
import type { LogRows } from './rows.ts';
import { signOfKey } from './same-cards.ts';
import { settled } from './settle.ts';
import { signOf } from './sign.ts';
import type { StoredCard, StoredCards } from './stored-cards.ts';

/** The cards after the rows that were added, or nothing where only a replay of the whole log can tell. */
export function continued(stored: StoredCards, rows: LogRows, settingsOf: SettingsOf): StoredCards | undefined {
  const said = settled(rows);
  const added = countsOf(rows);
  if (said.awaited.length > 0 || said.weights !== undefined || !isAfter(stored, rows, added)) return undefined;
  const looks = lastLooks(rows, said);
  if (mayMerge(stored, rows, looks.of)) return undefined;

  const { weights } = stored;
  const replay: Replay = {
    scheduleOf: deckSchedules(settingsOf, weights),
    weights,
    reviewsOn: dayTally(stored.reviewsOn),
  };
  const { groupOf, records } = touched(stored, rows, looks.isThere);
  const grouped = groupRows(rows, said, groupOf, records.length);
  const maker = recordMaker(replay);
  const byKey = new Map<CardKey, StoredCard>(stored.byKey);
  for (const [group, record] of records.entries()) {
    const next = advancedBy(record, grouped.of(group), rows, said, maker);
    for (const key of next.keys) byKey.set(key, next);
  }
  return {
    ...stored,
    byKey,
    reviewsOn: replay.reviewsOn.counts(),
    refused: new Set([...stored.refused, ...said.refused]),
    counts: () => new Map([...stored.counts(), ...added]),
  };
}

/** True if no row is older than what is known of its card, and none has an id that is known or was spoken of. */
function isAfter(
  { byKey, counts: countsBefore, awaited }: StoredCards,
  rows: LogRows,
  own: ReadonlyMap<string, number>,
): boolean {
  const counts = countsBefore();
  const reached = [...own.keys()].some((process) => counts.has(process))
    ? countsOf(rows, Math.min)
    : new Map<string, number>();
  for (const [process, count] of reached) if (count <= (counts.get(process) ?? -2)) return false;
  for (let row = 0; row < rows.length; row++) {
    const card = rows.card[row] ?? -1;
    const newestAt = card < 0 ? undefined : byKey.get(rows.keyOf(card))?.newestAt;
    if (newestAt !== undefined && rows.atOf(row) <= newestAt) return false;
  }
  return awaited.every((id) => rows.rowOf(id) < 0);
}

/**
 * True if the looks that were added may change which keys are one card, or the deck by whose settings earlier reviews
 * are scheduled.
 */
function mayMerge({ byKey }: StoredCards, rows: LogRows, lookOf: (card: number) => KnownLook | undefined): boolean {
  const fresh = new Map<string, CardKey>();
  for (let card = 0; card < rows.cards; card++) {
    const key = rows.keyOf(card);
    const look = lookOf(card);
    const record = byKey.get(key);
    if (record !== undefined && look === undefined) continue;
    const sign = signOfKey(key, look);
    if (record !== undefined) {
      if (record.look?.deck !== look?.deck) return true;
      if (record.look !== undefined && signOf(record.look) === sign) continue;
      if (record.keys.length > 1) return true;
    }
    if (fresh.has(sign)) return true;
    fresh.set(sign, key);
  }
  if (fresh.size === 0) return false;
  for (const [key, { look }] of byKey) {
    const rival = fresh.get(signOfKey(key, look));
    if (rival !== undefined && rival !== key) return true;
  }
  return false;
}

/** The records that the rows go on from, and which of them each card belongs to. */
function touched(
  { byKey }: StoredCards,
  rows: LogRows,
  isThere: Uint8Array,
): { readonly groupOf: Int32Array; readonly records: readonly CardRecord[] } {
  const groupOf = new Int32Array(rows.cards).fill(-1);
  const records: CardRecord[] = [];
  const groups = new Map<CardRecord, number>();
  for (let card = 0; card < rows.cards; card++) {
    if (isThere[card] !== 1) continue;
    const key = rows.keyOf(card);
    const record = byKey.get(key) ?? blankRecord(key, [key]);
    const group = groups.get(record) ?? records.length;
    if (group === records.length) records.push(record);
    groups.set(record, group);
    groupOf[card] = group;
  }
  return { groupOf, records };
}
