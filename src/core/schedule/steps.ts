import type { Rating } from './card-state.ts';

/** The step that a rating leads to, and the minutes until it ends. */
export interface StepAhead {
  readonly step: number;
  readonly minutes: number;
}

/**
 * Where a rating leads a card that is in steps, or nothing where it leaves them for days: again to the first step, good
 * to the next; hard repeats the step, for the mean of the first two or one and a half times the only one, in whole
 * minutes where the steps are; easy leaves, and so does good on the last step (BasicLearningStepsStrategy of ts-fsrs).
 * A card that stands beyond the last step, since there were more before, stands on the last.
 */
export function stepAhead(steps: readonly number[], step: number, rating: Rating): StepAhead | undefined {
  const [first, second] = steps;
  if (first === undefined || rating === 'easy') return undefined;
  if (rating === 'again') return { step: 0, minutes: first };
  const current = Math.min(step, steps.length - 1);
  if (rating === 'hard') {
    const minutes = second === undefined ? first * 1.5 : (first + second) / 2;
    return { step: current, minutes: steps.every(Number.isInteger) ? Math.round(minutes) : minutes };
  }
  const minutes = steps[current + 1];
  return minutes === undefined ? undefined : { step: current + 1, minutes };
}
