import type { DueCounts } from '../feedback/due-view.ts';
import type { CardRecord } from '../history/card-record.ts';
import type { CardState } from '../schedule/card-state.ts';
import type { StudySettings } from './settings.ts';

/** A card as far as counting it needs. */
export interface CountedCard {
  readonly siblings: string;
  readonly record?: CountedRecord;
}

/** What is known of a card, as far as counting it needs. */
export interface CountedRecord extends Pick<CardRecord, 'isSuspended' | 'introducedDay' | 'buriedDay'> {
  readonly state?: Pick<CardState, 'dueDay' | 'dueAt'>;
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
  readonly decks: readonly (DueCounts & { readonly name: string; readonly title: string })[];
}

/** What a day still allows. */
export interface LeftToday {
  readonly newLeft: number;
  /** Cards that the day still allows; new ones come after those that are due. */
  readonly mostLeft: number;
  readonly reviewedToday: number;
}

export const daysAhead = 7;

/** Counts while they are made. */
export type Tally = { -readonly [Name in keyof DueCounts]: number };

/** The counts of no cards. */
function noCards(): Tally {
  return { due: 0, overdue: 0, learning: 0, fresh: 0, suspended: 0, cards: 0 };
}

/**
 * Adds what some cards of a deck bring to its counts and to those of the next days, or takes it from them. Siblings must
 * come together: of those that are new only one counts.
 */
export function tallyCards(
  { tally, ahead }: { readonly tally: Tally; readonly ahead: number[] },
  cards: readonly CountedCard[],
  today: number,
  sign: 1 | -1 = 1,
): void {
  const fresh = new Set<string>();
  const begunToday = new Set<string>();
  tally.cards += sign * cards.length;
  for (const { siblings, record } of cards) {
    if (record?.introducedDay === today) begunToday.add(siblings);
    if (record?.isSuspended === true) {
      tally.suspended += sign;
      continue;
    }
    if (record?.buriedDay === today) continue;
    const state = record?.state;
    if (state === undefined) fresh.add(siblings);
    else if (state.dueDay > today) {
      const place = state.dueDay - today - 1;
      if (place < ahead.length) ahead[place] = (ahead[place] ?? 0) + sign;
    } else if (state.dueAt !== undefined) tally.learning += sign;
    else {
      tally.due += sign;
      if (state.dueDay < today) tally.overdue += sign;
    }
  }
  for (const siblings of begunToday) fresh.delete(siblings);
  tally.fresh += sign * fresh.size;
}

/** A deck whose cards are to be counted. */
export interface DeckToCount {
  readonly name: string;
  readonly title: string;
  readonly cards: readonly CountedCard[];
}

/** Counts the cards of some decks. */
export function countDue(decks: readonly DeckToCount[], today: number, left: LeftToday): Due {
  const ahead = new Array<number>(daysAhead).fill(0);
  const counted = decks.map(({ name, title, cards }) => {
    const tally = noCards();
    tallyCards({ tally, ahead }, cards, today);
    return { name, title, ...tally };
  });
  return dueOf(counted, ahead, today, left);
}

/** What decks bring whose cards were counted. */
export function dueOf(
  decks: Due['decks'],
  ahead: readonly number[],
  today: number,
  { newLeft, mostLeft, reviewedToday }: LeftToday,
): Due {
  const total = noCards();
  for (const deck of decks) {
    total.due += deck.due;
    total.overdue += deck.overdue;
    total.learning += deck.learning;
    total.fresh += deck.fresh;
    total.suspended += deck.suspended;
    total.cards += deck.cards;
  }
  const room = Math.max(0, mostLeft - total.learning - total.due);
  return { today, total, newToday: Math.min(newLeft, total.fresh, room), reviewedToday, ahead, decks };
}

/** What the settings still allow of a day on which so many cards were new and so many reviews were done. */
export function leftOf(
  { newPerDay, mostPerDay }: Pick<StudySettings, 'newPerDay' | 'mostPerDay'>,
  introducedToday: number,
  reviewedToday: number,
): LeftToday {
  return {
    newLeft: Math.max(0, newPerDay - introducedToday),
    mostLeft: Math.max(0, mostPerDay - reviewedToday),
    reviewedToday,
  };
}
