import { describe, expect, it } from 'vitest';
import { heldOutOutcomes, sequencesOf, trainingItems } from '../../../src/core/analysis/fitting.ts';
import type { Memory } from '../../../src/core/schedule/card-state.ts';
import type { MemoryModel } from '../../../src/core/schedule/memory-model.ts';
import { between, point } from './samples.ts';

/** Stability counts the reviews, and the recall falls by a hundredth a day of what is left from there. */
const counting: MemoryModel = {
  name: 'counting',
  next: (memory: Memory | undefined): Memory => ({ stability: (memory?.stability ?? 0) + 1, difficulty: 5 }),
  retrievability: ({ stability }, days) => 1 - days / (100 * stability),
  intervalDays: (stability) => stability,
};

const again = (day: number, elapsedDays: number, rating: 'again' | 'good' = 'good', card = 'a') =>
  point(day, { card, rating, before: between({ elapsedDays }) });

describe('sequencesOf', () => {
  it('gives the reviews before each one that is predicted, those of the same day with 0 days', () => {
    const points = [
      point(1, { rating: 'again' }),
      again(1, 0),
      point(2, { card: 'b', rating: 'easy' }),
      again(4, 3),
      point(4, { mode: 'cram', before: between({ elapsedDays: 0 }) }),
      again(9, 5, 'again'),
      again(12, 10, 'good', 'b'),
      again(13, 4),
      again(14, 1),
    ];
    const sequences = sequencesOf(points);
    expect([sequences.reviews, sequences.cut]).toEqual([5, 4]);
    const items = [...trainingItems(sequences)].map((steps) =>
      steps.map(({ rating, elapsedDays }) => `${rating} ${elapsedDays}`).join(', '),
    );
    expect(items).toEqual([
      'again 0, good 0, good 3',
      'again 0, good 0, good 3, again 5',
      'again 0, good 0, good 3, again 5, good 4',
      'easy 0, good 10',
    ]);
  });

  it('begins a new sequence after a reset', () => {
    const { cards } = sequencesOf([point(1), again(3, 2), point(9), again(10, 1)]);
    expect(cards.map((steps) => steps.map(({ elapsedDays }) => elapsedDays))).toEqual([
      [0, 2],
      [0, 1],
    ]);
  });
});

describe('heldOutOutcomes', () => {
  it('predicts the last fifth in time from all that came before it', () => {
    const points = [
      point(0),
      point(0, { card: 'b' }),
      ...Array.from({ length: 8 }, (_, at) => again(at + 1, 1)),
      again(20, 12, 'again'),
      again(30, 30, 'good', 'b'),
    ];
    // Ten are predicted, the last two held out: the tenth review of one card, and the second of the other.
    expect(heldOutOutcomes(sequencesOf(points), counting)).toEqual([
      { predicted: 1 - 12 / 900, isRecalled: false },
      { predicted: 1 - 30 / 100, isRecalled: true },
    ]);
  });

  it('is nothing of no review', () => {
    expect(heldOutOutcomes(sequencesOf([]), counting)).toEqual([]);
  });
});
