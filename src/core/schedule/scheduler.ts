import type { CardState, Rating } from './card-state.ts';
import type { Choice } from './choose-day.ts';
import { fsrs6 } from './fsrs6.ts';
import { intervalsOf } from './intervals.ts';
import type { MemoryModel } from './memory-model.ts';
import { checkSettings, type ScheduleSettings } from './settings.ts';
import { type StepAhead, stepAhead } from './steps.ts';

/** The moment of a review, in ms since 1970, and the learner's day that it belongs to. */
export interface When {
  readonly at: number;
  readonly day: number;
}

/** How long until a card comes again: minutes within steps, else days. */
export type Ahead = { readonly minutes: number } | { readonly days: number };

/** What reviews do to cards under some settings. The same review always gives the same state; one at no time throws. */
export interface Scheduler {
  readonly model: MemoryModel;
  /** The card after a review; `state` is absent for a card that was never reviewed. */
  review(state: CardState | undefined, rating: Rating, when: When, choice: Choice): CardState;
  /** How long until the card would come again, for each rating: what `review` gives with the same choice. */
  preview(state: CardState | undefined, when: When, choice: Choice): { readonly [R in Rating]: Ahead };
}

const minuteMs = 60_000;
const dayMinutes = 1440;

/**
 * The scheduler of some settings; a RangeError where they lie out of their ranges.
 *
 * Memory follows the model over whole days of the learner, never fewer than 0, so that a clock that was set back counts
 * as the same day. A card in steps that is seen again days later has its memory changed as after days, and goes on in
 * its steps. A step keeps the card in its phase also where it is a day or longer (Anki; ts-fsrs would let it leave).
 * Without steps every rating leads to days. Forgetting a card between days is a lapse.
 */
export function schedulerOf(settings: ScheduleSettings, model: MemoryModel = fsrs6(settings.weights)): Scheduler {
  checkSettings(settings);
  const { learningSteps, relearningSteps } = settings;

  const ahead = (state: CardState | undefined, rating: Rating): StepAhead | undefined => {
    if (state?.phase === 'review') return rating === 'again' ? stepAhead(relearningSteps, 0, rating) : undefined;
    return stepAhead(state?.phase === 'relearning' ? relearningSteps : learningSteps, state?.step ?? 0, rating);
  };
  const interval = intervalsOf(settings, model, (state, rating) => ahead(state, rating) === undefined);

  const review: Scheduler['review'] = (state, rating, { at, day }, choice) => {
    if (!Number.isInteger(day) || !Number.isFinite(at)) throw new RangeError(`No review is at ${at} on day ${day}.`);
    const elapsedDays = state === undefined ? 0 : Math.max(0, day - state.lastDay);
    const memory = model.next(state, elapsedDays, rating);
    const { stability, difficulty } = memory;
    const isLapse = rating === 'again' && state?.phase === 'review';
    const reps = (state?.reps ?? 0) + 1;
    const lapses = (state?.lapses ?? 0) + (isLapse ? 1 : 0);
    const next = ahead(state, rating);
    // Both in full: a million of these are made when a history is replayed, and copying fields takes ten times as long.
    if (next === undefined) {
      const intervalDays = interval({ state, elapsedDays, today: day, choice }, rating, memory);
      return {
        stability,
        difficulty,
        phase: 'review',
        step: 0,
        lastAt: at,
        lastDay: day,
        dueDay: day + intervalDays,
        intervalDays,
        reps,
        lapses,
      };
    }
    return {
      stability,
      difficulty,
      phase: isLapse || state?.phase === 'relearning' ? 'relearning' : 'learning',
      step: next.step,
      lastAt: at,
      lastDay: day,
      dueAt: Math.round(at + next.minutes * minuteMs),
      dueDay: day + Math.floor(next.minutes / dayMinutes),
      intervalDays: 0,
      reps,
      lapses,
    };
  };

  const preview: Scheduler['preview'] = (state, when, choice) => {
    const of = (rating: Rating): Ahead => {
      const { dueAt, intervalDays } = review(state, rating, when, choice);
      return dueAt === undefined ? { days: intervalDays } : { minutes: (dueAt - when.at) / minuteMs };
    };
    return { again: of('again'), hard: of('hard'), good: of('good'), easy: of('easy') };
  };

  return { model, review, preview };
}
