import { drawn } from './chance.ts';
import { weekdayOf } from './day.ts';

/** What decides on which day of its range a card falls due. */
export interface Choice {
  /** Of the card: what no other knowledge decides is drawn from it, in the same way on every machine. */
  readonly seed: string;
  /** The interval that the learner was shown: it is kept where it lies in the range, whatever is known now. */
  readonly recordedDays?: number;
  /** How many cards fall due on a day already. */
  readonly load?: (day: number) => number;
  /** Whether a day is to be left to others, such as a sibling that falls due on it. */
  readonly avoid?: (day: number) => boolean;
}

/** The intervals to choose from, and what they count from. */
interface DayRange {
  readonly first: number;
  readonly last: number;
  readonly today: number;
  /** The reviews of the card so far, so that its draws differ. */
  readonly reps: number;
  /** As in the settings. */
  readonly easyDays: readonly number[];
}

/**
 * The interval of a range whose day suits best: a weekday that takes cards at all, then one that is not to be avoided,
 * then the least load once this card is added, counted against how much the weekday takes. Which of those that are alike
 * is drawn from the seed; so is the interval where neither the load nor a day to avoid or leave free is known.
 */
export function chosenInterval({ first, last, today, reps, easyDays }: DayRange, choice: Choice): number {
  const { seed, load, avoid } = choice;
  const draw = drawn(seed, reps);
  if (load === undefined && avoid === undefined && !easyDays.includes(0))
    return first + Math.floor(draw * (last - first + 1));
  let best: number[] = [];
  let [bestRank, bestCost] = [Infinity, Infinity];
  for (let days = first; days <= last; days += 1) {
    const day = today + days;
    const takes = easyDays[weekdayOf(day)] ?? 1;
    const rank = (takes > 0 ? 0 : 2) + (avoid?.(day) ? 1 : 0);
    const cost = load === undefined ? 0 : (load(day) + 1) / (takes > 0 ? takes : 1);
    if (rank < bestRank || (rank === bestRank && cost < bestCost)) {
      best = [];
      [bestRank, bestCost] = [rank, cost];
    }
    if (rank === bestRank && cost === bestCost) best.push(days);
  }
  return best[Math.floor(draw * best.length)] ?? first;
}
