import type { CardRecord, RecordMaker, Writable } from './card-record.ts';
import { type LogRows, sort } from './rows.ts';
import type { Settled } from './settle.ts';
import type { StoredCard } from './stored-cards.ts';

/** Rows that stand, by the group that their card belongs to. */
export interface GroupedRows {
  /** The rows of a group in the order of time; valid until the next call. */
  of(group: number): Int32Array;
}

/** Sorts the rows that stand by group and, within a group, by time. `groupOf` holds the group of each card. */
export function groupRows(rows: LogRows, { stands }: Settled, groupOf: Int32Array, groups: number): GroupedRows {
  const groupAt = (row: number): number => {
    const card = rows.card[row] ?? -1;
    return card < 0 || !stands(row) ? -1 : (groupOf[card] ?? -1);
  };
  const ends = new Int32Array(groups + 1);
  for (let row = 0; row < rows.length; row++) {
    const group = groupAt(row);
    if (group >= 0) ends[group + 1] = (ends[group + 1] ?? 0) + 1;
  }
  for (let group = 0; group < groups; group++) ends[group + 1] = (ends[group + 1] ?? 0) + (ends[group] ?? 0);
  const order = new Int32Array(ends[groups] ?? 0);
  const next = ends.slice(0, groups);
  for (let row = 0; row < rows.length; row++) {
    const group = groupAt(row);
    if (group < 0) continue;
    const place = next[group] ?? 0;
    order[place] = row;
    next[group] = place + 1;
  }
  return { of: (group) => sorted(order.subarray(ends[group], ends[group + 1]), rows) };
}

/** So few rows are sorted by putting each in its place, which is quick where they are in order but for another device. */
const few = 64;

function sorted(own: Int32Array, { inTime }: LogRows): Int32Array {
  if (own.length > few) return own.sort(inTime);
  for (let place = 1; place < own.length; place++) {
    const row = own[place] ?? 0;
    let to = place;
    while (to > 0 && inTime(own[to - 1] ?? 0, row) > 0) {
      own[to] = own[to - 1] ?? 0;
      to--;
    }
    own[to] = row;
  }
  return own;
}

/** The record after the events of some rows, all of them later than those that it was made from. */
export function advancedBy(
  record: CardRecord & Partial<StoredCard>,
  own: Int32Array,
  rows: LogRows,
  { correctionOf }: Settled,
  maker: RecordMaker,
): StoredCard {
  let seen = -1;
  for (let place = own.length - 1; place >= 0 && seen < 0; place--)
    if (rows.sortOf(own[place] ?? 0) === sort.seen) seen = own[place] ?? -1;
  maker.begin(record, rows.lookOf(seen) ?? record.look);
  for (const row of own) {
    const corrected = correctionOf(row);
    if (rows.sortOf(row) === sort.review) {
      const rating = corrected?.rating ?? rows.ratingOf(row);
      const days = corrected?.days ?? rows.intervalOf(row);
      maker.review(rows.atOf(row), rows.offsetOf(row), rating, days, rows.modeOf(row));
      continue;
    }
    const event = rows.otherOf(row);
    if (event === undefined || !('card' in event)) continue;
    if (event.is !== 'review' || corrected === undefined) maker.take(event);
    else maker.review(event.at, event.offset, corrected.rating, corrected.days, event.mode);
  }
  const last = own.at(-1);
  const newestAt = last === undefined ? (record.newestAt ?? 0) : rows.atOf(last);
  const { key, keys } = record;
  const stored: Writable<StoredCard> = {
    key,
    keys,
    isSuspended: false,
    isForgotten: false,
    newestAt,
    lookFile: seen < 0 ? (record.lookFile ?? -1) : rows.fileOf(seen),
    lookStart: seen < 0 ? (record.lookStart ?? 0) : rows.startOf(seen),
    lookLength: seen < 0 ? (record.lookLength ?? 0) : rows.lengthOf(seen),
  };
  maker.end(stored);
  return stored;
}
