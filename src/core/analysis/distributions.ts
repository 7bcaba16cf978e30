import type { StudiedCard } from './studied-card.ts';

/** How many cards lie in a range: from its start on, up to and without its end; the last of a list has no end. */
export interface Bin {
  readonly from: number;
  /** `null` for the last, which takes all above. */
  readonly to: number | null;
  readonly cards: number;
}

/** How the memories of the cards are spread. */
export interface Distributions {
  /** In days. */
  readonly stability: readonly Bin[];
  /** From 1 to 10. */
  readonly difficulty: readonly Bin[];
  /** The probability of recall today, from 0 to 1. */
  readonly retrievability: readonly Bin[];
}

const starts = {
  stability: [0, 1, 7, 21, 90, 365],
  difficulty: [1, 3, 5, 7, 9],
  retrievability: [0, 0.5, 0.7, 0.8, 0.9, 0.95],
} as const;

/** How stability, difficulty and retrievability are spread over the cards. */
export function distributionsOf(cards: readonly StudiedCard[]): Distributions {
  return {
    stability: binned(cards, starts.stability, ({ state }) => state.stability),
    difficulty: binned(cards, starts.difficulty, ({ state }) => state.difficulty),
    retrievability: binned(cards, starts.retrievability, ({ recall }) => recall),
  };
}

function binned(
  cards: readonly StudiedCard[],
  from: readonly number[],
  measure: (card: StudiedCard) => number,
): readonly Bin[] {
  const counts = from.map(() => 0);
  for (const card of cards) {
    const value = measure(card);
    const at = Math.max(
      0,
      from.findLastIndex((start) => value >= start),
    );
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return from.map((start, at) => ({ from: start, to: from[at + 1] ?? null, cards: counts[at] ?? 0 }));
}
