import type { DueCounts } from '../feedback/due-view.ts';
import type { CardRecord } from '../history/card-record.ts';

/** A card as far as counting it needs. */
export interface CountedCard {
  readonly siblings: string;
  readonly record?: CardRecord;
}

/** What some decks bring today and in the days after it. */
export interface Due {
  readonly today: number;
  readonly total: DueCounts;
  /** New cards that the day still allows. */
  readonly newToday: number;
  readonly reviewedToday: number;
  /** How many fall due on each of the next days, the first of them tomorrow. */
  readonly ahead: readonly number[];
  readonly decks: readonly (DueCounts & { readonly name: string })[];
}

const daysAhead = 7;

/** Counts the cards of some decks. */
export function countDue(
  decks: readonly { readonly name: string; readonly cards: readonly CountedCard[] }[],
  {
    today,
    newLeft,
    mostLeft,
    reviewedToday,
  }: {
    readonly today: number;
    readonly newLeft: number;
    /** Cards that the day still allows; new ones come after those that are due. */
    readonly mostLeft: number;
    readonly reviewedToday: number;
  },
): Due {
  const ahead = new Array<number>(daysAhead).fill(0);
  const counted = decks.map(({ name, cards }) => ({ name, ...countDeck(cards, today, ahead) }));
  const sum = (of: (counts: DueCounts) => number): number => counted.reduce((all, counts) => all + of(counts), 0);
  const total: DueCounts = {
    due: sum(({ due }) => due),
    overdue: sum(({ overdue }) => overdue),
    learning: sum(({ learning }) => learning),
    fresh: sum(({ fresh }) => fresh),
    suspended: sum(({ suspended }) => suspended),
    cards: sum(({ cards }) => cards),
  };
  const room = Math.max(0, mostLeft - total.learning - total.due);
  return { today, total, newToday: Math.min(newLeft, total.fresh, room), reviewedToday, ahead, decks: counted };
}

function countDeck(cards: readonly CountedCard[], today: number, ahead: number[]): DueCounts {
  let [due, overdue, learning, suspended] = [0, 0, 0, 0];
  const fresh = new Set<string>();
  const begunToday = new Set<string>();
  for (const { siblings, record } of cards) {
    if (record?.introducedDay === today) begunToday.add(siblings);
    if (record?.isSuspended === true) {
      suspended++;
      continue;
    }
    if (record?.buriedDay === today) continue;
    const state = record?.state;
    if (state === undefined) fresh.add(siblings);
    else if (state.dueDay > today) {
      const place = state.dueDay - today - 1;
      if (place < ahead.length) ahead[place] = (ahead[place] ?? 0) + 1;
    } else if (state.dueAt !== undefined) learning++;
    else {
      due++;
      if (state.dueDay < today) overdue++;
    }
  }
  for (const siblings of begunToday) fresh.delete(siblings);
  return { due, overdue, learning, fresh: fresh.size, suspended, cards: cards.length };
}
