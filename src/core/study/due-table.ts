/**
 * What the cards of some decks bring on any day from a certain one on. Most cards are settled: whether one of them is due
 * depends on nothing but its day, and of a deck's days, in order, so many are before another. The few that something
 * happened to a moment ago are counted one by one. Siblings stand together, so that all is a sum over groups of them.
 */
import { type CountedCard, type Due, daysAhead, dueOf, leftOf, type Tally, tallyCards } from './due.ts';
import type { StudySettings } from './settings.ts';

/** A day and how often it came. */
type Counted = readonly [day: number, count: number];

/** The settled cards of a deck. */
interface SettledDeck {
  readonly name: string;
  readonly title: string;
  readonly cards: number;
  readonly suspended: number;
  /** New cards, one an item. */
  readonly fresh: number;
  /** How many days belong to it: of cards in review, and after them of those in steps. */
  readonly due: number;
  readonly steps: number;
}

/** Cards that are counted one by one, siblings together, and the number of their deck. */
export type GroupOfCards = readonly [deck: number, cards: readonly CountedCard[]];

/** What is known of all cards, as far as it takes to count them on a day from `since` on. */
export interface DueTable {
  readonly since: number;
  readonly decks: readonly SettledDeck[];
  /** The days on which settled cards fall due, deck after deck, of each in order. */
  readonly days: ArrayLike<number>;
  readonly others: readonly GroupOfCards[];
  /** How many cards were new on a day, wherever they are, and how many reviews there were. */
  readonly introduced: readonly Counted[];
  readonly reviews: readonly Counted[];
}

/** What is not as it was when a table was made. */
export interface DueChanges {
  readonly before: readonly GroupOfCards[];
  readonly after: readonly GroupOfCards[];
  /** How many more cards were new on a day. */
  introducedOn(day: number): number;
  readonly reviewsOn: ReadonlyMap<number, number>;
}

/** What the cards of a table bring on a day: the same as counting them all. Nothing for a day before those it is for. */
export function countTable(
  { since, decks, days, others, introduced, reviews }: DueTable,
  today: number,
  settings: Pick<StudySettings, 'newPerDay' | 'mostPerDay'>,
  changes?: DueChanges,
): Due | undefined {
  if (today < since) return undefined;
  const ahead = new Array<number>(daysAhead).fill(0);
  const counted: (Tally & { readonly name: string; readonly title: string })[] = [];
  let from = 0;
  for (const { name, title, cards, suspended, fresh, due, steps } of decks) {
    const stepsFrom = from + due;
    const end = stepsFrom + steps;
    const dueTo = placeOf(days, today + 1, from, stepsFrom);
    const overdue = placeOf(days, today, from, dueTo) - from;
    const stepsTo = steps === 0 ? stepsFrom : placeOf(days, today + 1, stepsFrom, end);
    tallyAhead(ahead, days, dueTo, stepsFrom, today);
    tallyAhead(ahead, days, stepsTo, end, today);
    counted.push({ name, title, due: dueTo - from, overdue, learning: stepsTo - stepsFrom, fresh, suspended, cards });
    from = end;
  }
  const add = (groups: readonly GroupOfCards[], sign: 1 | -1): void => {
    for (const [deck, cards] of groups) {
      const tally = counted[deck];
      if (tally !== undefined) tallyCards({ tally, ahead }, cards, today, sign);
    }
  };
  add(others, 1);
  add(changes?.before ?? [], -1);
  add(changes?.after ?? [], 1);
  const introducedToday = on(introduced, today) + (changes?.introducedOn(today) ?? 0);
  const reviewedToday = changes === undefined ? on(reviews, today) : (changes.reviewsOn.get(today) ?? 0);
  return dueOf(counted, ahead, today, leftOf(settings, introducedToday, reviewedToday));
}

const on = (counts: readonly Counted[], day: number): number => counts.find(([each]) => each === day)?.[1] ?? 0;

/** The place of the first day in order that is not before another one. */
function placeOf(days: ArrayLike<number>, day: number, from: number, to: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? 0) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Counts the days in order that are among the next ones. */
function tallyAhead(ahead: number[], days: ArrayLike<number>, from: number, to: number, today: number): void {
  for (let at = from; at < to; at++) {
    const place = (days[at] ?? 0) - today - 1;
    if (place >= ahead.length) return;
    ahead[place] = (ahead[place] ?? 0) + 1;
  }
}
