import { blankRecord, type KnownLook, type Replay, recordMaker } from './card-record.ts';
import { advancedBy, groupRows } from './card-rows.ts';
import { dayTally } from './day-tally.ts';
import { deckSchedules, type SettingsOf } from './deck-schedules.ts';
import type { CardKey } from './event.ts';
import { exactFingerprint } from './hash.ts';
import type { LogRows } from './rows.ts';
import { signOfKey } from './same-cards.ts';
import { type Settled, settled } from './settle.ts';
import type { StoredCard, StoredCards } from './stored-cards.ts';

/** The cards of a whole log: the same as those of `cardsOfLog`. */
export function replayed(rows: LogRows, settingsOf: SettingsOf): StoredCards {
  const said = settled(rows);
  const { weights, refused, awaited } = said;
  const { groupOf, names } = groupsOf(rows, said);
  const grouped = groupRows(rows, said, groupOf, names.length);
  const replay: Replay = { scheduleOf: deckSchedules(settingsOf, weights), weights, reviewsOn: dayTally() };
  const maker = recordMaker(replay);
  const byKey = new Map<CardKey, StoredCard>();
  for (const [group, own] of names.entries()) {
    const record = advancedBy(blankRecord(own[0], own), grouped.of(group), rows, said, maker);
    for (const name of own) byKey.set(name, record);
  }
  const reviewsOn = replay.reviewsOn.counts();
  return {
    byKey,
    reviewsOn,
    refused,
    awaited,
    counts: () => countsOf(rows),
    ...(weights === undefined ? {} : { weights }),
  };
}

/** The keys of cards that are one. */
type Names = [CardKey, ...CardKey[]];

/** Which cards are one: the number of each card's group, -1 where nothing of it stands, and the keys of each group. */
function groupsOf(rows: LogRows, said: Settled): { readonly groupOf: Int32Array; readonly names: readonly Names[] } {
  const looks = lastLooks(rows, said);
  const groupOf = new Int32Array(rows.cards).fill(-1);
  const groupWith = new Map<string, number>();
  const names: Names[] = [];
  for (let card = 0; card < rows.cards; card++) {
    if (looks.isThere[card] !== 1) continue;
    const key = rows.keyOf(card);
    const sign = signOfKey(key, looks.of(card));
    const group = groupWith.get(sign);
    groupOf[card] = group ?? names.length;
    if (group !== undefined) names[group]?.push(key);
    else {
      groupWith.set(sign, names.length);
      names.push([key]);
    }
  }
  for (const own of names) if (own.length > 1) own.sort();
  return { groupOf, names };
}

/** The look that each card had last under its own key, and which cards have any event that stands. */
export function lastLooks(
  rows: LogRows,
  { stands }: Settled,
): { readonly isThere: Uint8Array; of(card: number): KnownLook | undefined } {
  const isThere = new Uint8Array(rows.cards);
  const last = new Int32Array(rows.cards).fill(-1);
  for (let row = 0; row < rows.length; row++) {
    const card = rows.card[row] ?? -1;
    if (card < 0 || !stands(row)) continue;
    isThere[card] = 1;
    if (rows.lookOf(row) === undefined) continue;
    const before = last[card] ?? -1;
    if (before < 0 || rows.inTime(before, row) < 0) last[card] = row;
  }
  return { isThere, of: (card) => rows.lookOf(last[card] ?? -1) };
}

/** The highest count of each process, by the fingerprint of its name, or with `Math.min` the lowest. */
export function countsOf(rows: LogRows, chosen: typeof Math.max = Math.max): ReadonlyMap<string, number> {
  const counts: number[] = [];
  for (let row = 0; row < rows.length; row++) {
    const process = rows.process[row] ?? 0;
    const count = rows.count[row] ?? -1;
    counts[process] = chosen(counts[process] ?? count, count);
  }
  return new Map(counts.map((count, process) => [exactFingerprint(rows.ids.nameOf(process)), count]));
}
