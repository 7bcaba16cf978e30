import type { CardRecord } from '../history/card-record.ts';
import type { Cards } from '../history/cards.ts';
import type { CardKey } from '../history/event.ts';
import type { CountedCard, CountedRecord, DeckToCount } from './due.ts';
import type { DueTable, GroupOfCards } from './due-table.ts';

/** What is kept of a card's record in a table. */
export function countedRecord({ isSuspended, introducedDay, buriedDay, state }: CardRecord): CountedRecord {
  return {
    isSuspended,
    ...(introducedDay === undefined ? {} : { introducedDay }),
    ...(buriedDay === undefined ? {} : { buriedDay }),
    ...(state === undefined
      ? {}
      : { state: { dueDay: state.dueDay, ...(state.dueAt === undefined ? {} : { dueAt: state.dueAt }) } }),
  };
}

/** The cards of a deck, siblings together, in the order in which they come. */
export function siblingsOf<Card extends CountedCard>(cards: readonly Card[]): Iterable<readonly Card[]> {
  const groups = new Map<string, Card[]>();
  for (const card of cards) {
    const group = groups.get(card.siblings);
    if (group === undefined) groups.set(card.siblings, [card]);
    else group.push(card);
  }
  return groups.values();
}

/** True for siblings of which only the day can change what they bring. */
function areSettled(cards: readonly CountedCard[], since: number): boolean {
  return cards.every(
    ({ record }) =>
      !((record?.introducedDay ?? since - 1) >= since || (record?.buriedDay ?? since - 1) >= since) &&
      Number.isInteger(record?.state?.dueDay ?? 0),
  );
}

/** A card as the whole count has it. */
export interface CardToKeep extends CountedCard {
  readonly record?: CardRecord;
  /** The key that it gets with its first line, and its deck, where no other card could be taken for it. */
  readonly fresh?: { readonly key: CardKey; readonly deck: string };
}

/** The cards of a deck that are to be kept. */
export interface DeckToKeep extends DeckToCount {
  readonly cards: readonly CardToKeep[];
}

/** The table of some decks and of all that is known. */
export function dueTable(
  decks: readonly DeckToKeep[],
  { byKey, reviewsOn }: Pick<Cards, 'byKey' | 'reviewsOn'>,
  since: number,
): DueTable {
  const days: number[] = [];
  const others: GroupOfCards[] = [];
  const settled = decks.map(({ name, title, cards }, deck) => {
    const tally = { cards: 0, suspended: 0, fresh: 0 };
    const due: number[] = [];
    const steps: number[] = [];
    for (const group of siblingsOf(cards)) {
      if (!areSettled(group, since)) {
        others.push([deck, group.map(countedCard)]);
        continue;
      }
      const shown = group.filter(({ record }) => record?.isSuspended !== true);
      tally.cards += group.length;
      tally.suspended += group.length - shown.length;
      if (shown.some(({ record }) => record?.state === undefined)) tally.fresh++;
      for (const { record } of shown)
        if (record?.state !== undefined) (record.state.dueAt === undefined ? due : steps).push(record.state.dueDay);
    }
    for (const day of inOrder(due)) days.push(day);
    for (const day of inOrder(steps)) days.push(day);
    return { name, title, ...tally, due: due.length, steps: steps.length };
  });
  const introduced = new Map<number, number>();
  for (const { introducedDay: day } of new Set(byKey.values()))
    if (day !== undefined && day >= since) introduced.set(day, (introduced.get(day) ?? 0) + 1);
  return {
    since,
    decks: settled,
    days,
    others,
    introduced: [...introduced],
    reviews: [...reviewsOn].filter(([day]) => day >= since),
  };
}

const countedCard = ({ siblings, record }: CardToKeep): CountedCard =>
  record === undefined ? { siblings } : { siblings, record: countedRecord(record) };

const inOrder = (days: number[]): number[] => days.sort((one, other) => one - other);
