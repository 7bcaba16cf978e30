/**
 * The history as a model of memory is fitted to it: each card is a sequence of ratings with the days between them. Only
 * reviews a day or more after the one before are predicted, as the FSRS optimisers do it; those of the same day stand
 * in the sequences, since they change the memory.
 */
import type { ReviewPoint } from '../history/review-points.ts';
import type { Memory, Rating } from '../schedule/card-state.ts';
import type { MemoryModel } from '../schedule/memory-model.ts';
import type { Outcome } from './calibration.ts';

/** A review in a sequence. */
export interface Rated {
  readonly rating: Rating;
  /** The learner's days since the review before; 0 for the first. */
  readonly elapsedDays: number;
}

interface Step extends Rated {
  /** Counts the reviews that are predicted, over all cards in the order of time; absent for the others. */
  readonly place?: number;
}

/** The sequences of a history. */
export interface Sequences {
  readonly cards: readonly (readonly Step[])[];
  /** How many reviews are predicted. */
  readonly reviews: number;
  /** From this place on they are held out: the last fifth, of the latest. */
  readonly cut: number;
}

const trainingShare = 0.8;

/** The sequences of some reviews, which stand in the order of time. A reset begins a new one; what was crammed is left out. */
export function sequencesOf(points: Iterable<ReviewPoint>): Sequences {
  const cards: Step[][] = [];
  const open = new Map<string, Step[]>();
  let reviews = 0;
  for (const { card, rating, mode, before } of points) {
    if (mode === 'cram') continue;
    const known = before === undefined ? undefined : open.get(card);
    if (before === undefined || known === undefined) {
      const begun = [{ rating, elapsedDays: 0 }];
      open.set(card, begun);
      cards.push(begun);
    } else if (before.elapsedDays < 1) known.push({ rating, elapsedDays: 0 });
    else known.push({ rating, elapsedDays: before.elapsedDays, place: reviews++ });
  }
  return { cards, reviews, cut: Math.floor(reviews * trainingShare) };
}

/** What the weights are fitted to: for each review that is predicted and not held out, the sequence up to and with it. */
export function* trainingItems({ cards, cut }: Sequences): Iterable<readonly Rated[]> {
  for (const steps of cards)
    for (const [at, { place }] of steps.entries()) if (place !== undefined && place < cut) yield steps.slice(0, at + 1);
}

/** What a model predicts for the reviews that are held out, and what came of them. */
export function heldOutOutcomes({ cards, cut }: Sequences, model: MemoryModel): readonly Outcome[] {
  const outcomes: Outcome[] = [];
  for (const steps of cards) {
    let memory: Memory | undefined;
    for (const { rating, elapsedDays, place } of steps) {
      if (memory !== undefined && place !== undefined && place >= cut)
        outcomes.push({ predicted: model.retrievability(memory, elapsedDays), isRecalled: rating !== 'again' });
      memory = model.next(memory, elapsedDays, rating);
    }
  }
  return outcomes;
}
