/**
 * What lines that were added to a log change of what is due. Only what plainly comes after all that is known is taken in
 * here, and only where no card can come to be another one by it: reviews and acts on cards that are known, and the first
 * look of one that no deck and no record can be taken for. Anything else is left to a whole count, which is always right.
 */

import type { SettingsOf } from '../history/deck-schedules.ts';
import { type LogRows, sort } from '../history/rows.ts';
import { freshKey } from '../history/sign.ts';
import type { StoredCard } from '../history/stored-cards.ts';
import { continued } from '../history/tail.ts';
import type { CountedCard } from './due.ts';
import type { DueMemory } from './due-memory.ts';
import type { DueChanges, DueTable, GroupOfCards } from './due-table.ts';
import { countedRecord } from './make-due-table.ts';

/** What some rows change of a table; nothing where only a whole count can tell. */
export function dueChanges(
  memory: DueMemory,
  { reviews }: Pick<DueTable, 'reviews'>,
  rows: LogRows,
  settingsOf: SettingsOf,
): DueChanges | undefined {
  const cards = plainlyNamed(memory, rows);
  if (cards === undefined) return undefined;
  const known = [...cards.keys()].filter((card) => !memory.isFresh(card));
  const before = { ...memory.storedOf(known), reviewsOn: new Map(reviews) };
  const after = continued(before, rows, settingsOf);
  if (after === undefined) return undefined;
  const was = new Map<number, StoredCard>();
  const is = new Map<number, StoredCard>();
  for (const [card, key] of cards) {
    const [old, now] = [before.byKey.get(key), after.byKey.get(key)];
    if (old !== undefined) was.set(card, old);
    if (now !== undefined) is.set(card, now);
  }
  return {
    ...groupsOf(memory, was, is),
    introducedOn: (day) => introduced(is, day) - introduced(was, day),
    reviewsOn: after.reviewsOn,
  };
}

/** The cards that rows name, with a key of each; nothing where one of the rows may change which card is which. */
function plainlyNamed(memory: DueMemory, rows: LogRows): ReadonlyMap<number, string> | undefined {
  const cards = new Map<number, string>();
  const numbers: number[] = [];
  for (let at = 0; at < rows.cards; at++) {
    const key = rows.keyOf(at);
    const card = memory.find(key);
    if (card === undefined || memory.isAmongSeveral(card) || memory.recordOf(card).isForgotten) return undefined;
    cards.set(card, key);
    numbers.push(card);
  }
  const seen = new Set<number>();
  for (let row = 0; row < rows.length; row++) {
    if (rows.sortOf(row) === sort.sitting) continue;
    const at = rows.card[row] ?? -1;
    const card = numbers[at];
    if (card === undefined || rows.otherOf(row)?.is === 'forgotten') return undefined;
    const look = rows.lookOf(row);
    if (look === undefined) continue;
    const isMet = memory.isFresh(card) && rows.knownBy(row) === 'first' && freshKey(look) === rows.keyOf(at);
    if (!isMet || memory.recordOf(card).look?.deck !== look.deck) return undefined;
    seen.add(card);
  }
  return [...cards.keys()].every((card) => !memory.isFresh(card) || seen.has(card)) ? cards : undefined;
}

function introduced(records: ReadonlyMap<number, StoredCard>, day: number): number {
  let count = 0;
  for (const { introducedDay } of records.values()) if (introducedDay === day) count++;
  return count;
}

type Records = ReadonlyMap<number, StoredCard>;

/** All siblings of the cards that changed, as they were and as they are. */
function groupsOf(memory: DueMemory, was: Records, is: Records): Pick<DueChanges, 'before' | 'after'> {
  const before = new Map<number, GroupOfCards>();
  const after = new Map<number, GroupOfCards>();
  const recordAt = (card: number): StoredCard | undefined =>
    card < 0 || memory.isFresh(card) ? undefined : memory.recordOf(card);
  for (const changed of is.keys()) {
    const found = memory.siblingsOf(changed);
    if (found === undefined || after.has(found.start)) continue;
    const { start, deck, cards } = found;
    before.set(start, [deck, cards.map((card) => counted(was.get(card) ?? recordAt(card)))]);
    after.set(start, [deck, cards.map((card) => counted(is.get(card) ?? recordAt(card)))]);
  }
  return { before: [...before.values()], after: [...after.values()] };
}

const siblings = '';

const counted = (record: StoredCard | undefined): CountedCard =>
  record === undefined ? { siblings } : { siblings, record: countedRecord(record) };
