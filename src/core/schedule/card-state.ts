/** How well a card was known, worst first: the words of FSRS. */
export const ratings = ['again', 'hard', 'good', 'easy'] as const;
export type Rating = (typeof ratings)[number];

/** The next worse rating, nothing for the worst. */
export function worse(rating: Rating): Rating | undefined {
  return ratings[ratings.indexOf(rating) - 1];
}

/** What the model knows of a card. */
export interface Memory {
  /** Days until the probability of recall has fallen to 0.9. */
  readonly stability: number;
  /** From 1 to 10. */
  readonly difficulty: number;
}

/** Where a card stands after its last review; a card that was never reviewed has none. */
export interface CardState extends Memory {
  /** `learning` and `relearning` go in steps of minutes, `review` in days. */
  readonly phase: 'learning' | 'review' | 'relearning';
  /** The step of a phase that has steps, from 0. */
  readonly step: number;
  /** When it was reviewed last, in ms since 1970. */
  readonly lastAt: number;
  /** The learner's day of that review, as days since 1970-01-01. */
  readonly lastDay: number;
  /** When the step ends, in ms since 1970; absent in `review`. */
  readonly dueAt?: number;
  /** The learner's day on which it falls due. */
  readonly dueDay: number;
  /** The days from the last review to the due day that were chosen; 0 within steps. */
  readonly intervalDays: number;
  readonly reps: number;
  /** How often it was forgotten in the phase `review`. */
  readonly lapses: number;
}
