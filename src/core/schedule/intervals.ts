import { type CardState, type Memory, type Rating, worse } from './card-state.ts';
import { type Choice, chosenInterval } from './choose-day.ts';
import { fuzzRange } from './fsrs6.ts';
import type { MemoryModel } from './memory-model.ts';
import type { ScheduleSettings } from './settings.ts';

/** A card in front of the learner: all that its interval depends on but the rating. */
export interface Turn {
  readonly state: CardState | undefined;
  /** The learner's days since its last review, 0 for its first one. */
  readonly elapsedDays: number;
  readonly today: number;
  readonly choice: Choice;
}

const shortestFuzzed = 2.5;

/**
 * The days until a card comes again that a rating takes out of its steps, given the memory that follows. `leaves` says
 * which other ratings would too, since none of them gets more days than a better one: between days, good is a day more
 * than hard at least, and easy a day more than good (ts-fsrs), as far as the longest interval allows.
 */
export function intervalsOf(
  { retention, maximumDays, fuzz, easyDays }: ScheduleSettings,
  model: MemoryModel,
  leaves: (state: CardState | undefined, rating: Rating) => boolean,
): (turn: Turn, rating: Rating, memory: Memory) => number {
  type Interval = (turn: Turn, rating: Rating, memory: Memory) => number;

  /** The least that a rating gets beside what the next worse one gets; 1 day where that one gets none. */
  const least = (turn: Turn, rating: Rating, interval: Interval): number => {
    const below = worse(rating);
    if (below === undefined || !leaves(turn.state, below)) return 1;
    const gap = turn.state?.phase === 'review' && below !== 'again' ? 1 : 0;
    return interval(turn, below, model.next(turn.state, turn.elapsedDays, below)) + gap;
  };

  const planned: Interval = (turn, rating, { stability }) => {
    const days = Math.round(model.intervalDays(stability, retention));
    return Math.min(Math.max(days, least(turn, rating, planned)), maximumDays);
  };

  const chosen: Interval = (turn, rating, memory) => {
    const days = planned(turn, rating, memory);
    if (!fuzz || days < shortestFuzzed) return days;
    const { first, last } = fuzzRange(days, turn.elapsedDays, maximumDays);
    const { state, today, choice } = turn;
    const { recordedDays = Number.NaN } = choice;
    if (Number.isInteger(recordedDays) && recordedDays >= first && recordedDays <= last) return recordedDays;
    const from = Math.min(Math.max(first, least(turn, rating, chosen)), last);
    return chosenInterval({ first: from, last, today, reps: state?.reps ?? 0, easyDays }, choice);
  };

  return chosen;
}
