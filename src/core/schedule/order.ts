import type { CardState } from './card-state.ts';
import { drawn } from './chance.ts';
import type { MemoryModel } from './memory-model.ts';

/**
 * By the day on which cards fall due; by what is lost most by waiting one more day, for a backlog; by what is known least;
 * or as they stand in the file.
 */
export const dueOrders = ['due', 'forgetting', 'weakest', 'file'] as const;
export type DueOrder = (typeof dueOrders)[number];

/** A card that was reviewed before, and the name that it shares with the other cards of its item. */
export interface StudyCard {
  readonly key: string;
  readonly state: CardState;
  readonly siblings: string;
}

/** The probability of recall on a day; a day before the last review counts as the day of it. */
export function recallOn(state: CardState, day: number, model: MemoryModel): number {
  return model.retrievability(state, Math.max(0, day - state.lastDay));
}

/**
 * The cards in an order for today. Cards that are alike in it come in an order drawn from their keys, the same on every
 * machine, so that neighbours in a file do not follow each other.
 */
export function orderDue<Card extends StudyCard>(
  cards: readonly Card[],
  { today, model, order }: { readonly today: number; readonly model: MemoryModel; readonly order: DueOrder },
): readonly Card[] {
  switch (order) {
    case 'file':
      return cards;
    case 'due':
      return ranked(cards, ({ state }) => state.dueDay);
    case 'forgetting':
      return ranked(cards, ({ state }) => recallOn(state, today + 1, model) - recallOn(state, today, model));
    case 'weakest':
      return ranked(cards, ({ state }) => recallOn(state, today, model));
  }
}

/** The cards by rising rank; those of the same rank in the order drawn from their keys. */
export function ranked<Card extends { readonly key: string }>(
  cards: readonly Card[],
  rankOf: (card: Card) => number,
): readonly Card[] {
  return cards
    .map((card) => ({ card, rank: rankOf(card), draw: drawn(card.key) }))
    .sort((one, other) => one.rank - other.rank || one.draw - other.draw || (one.card.key < other.card.key ? -1 : 1))
    .map(({ card }) => card);
}
