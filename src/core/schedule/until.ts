import type { CardState } from './card-state.ts';
import type { MemoryModel } from './memory-model.ts';
import { ranked, recallOn, type StudyCard } from './order.ts';

/** A day to be prepared for, as of today. */
export interface Aim {
  readonly today: number;
  readonly untilDay: number;
  readonly model: MemoryModel;
}

/**
 * How much a review today adds to the probability of recall on the day that is aimed at. With p the probability of recall
 * today, a review ends in good with p and in again with 1 − p; the gain is what recall would be on that day on average
 * over both, less what it would be without the review. A day that has passed counts as today.
 */
export function gainUntil(state: CardState, { today, untilDay, model }: Aim): number {
  const last = Math.max(today, untilDay);
  const recall = recallOn(state, today, model);
  const elapsedDays = Math.max(0, today - state.lastDay);
  const recallAfter = (rating: 'good' | 'again'): number =>
    model.retrievability(model.next(state, elapsedDays, rating), last - today);
  return recall * recallAfter('good') + (1 - recall) * recallAfter('again') - recallOn(state, last, model);
}

/** The cards by what a review today gains for the day, the highest first; equals in an order drawn from their keys. */
export function untilOrder<Card extends StudyCard>(cards: readonly Card[], aim: Aim): readonly Card[] {
  return ranked(cards, ({ state }) => -gainUntil(state, aim));
}

/**
 * The interval of a card that was reviewed today, cut so that it serves the day: where recall on that day would be below
 * `retention`, the next review falls before it, on the day before at the latest; else on the day itself at the latest. A
 * review today for tomorrow leaves no day between, so the interval is 1 then. Once the day has come nothing is cut.
 */
export function untilInterval(
  state: Pick<CardState, 'stability'>,
  days: number,
  { today, untilDay, model, retention }: Aim & { readonly retention: number },
): number {
  const daysLeft = untilDay - today;
  if (daysLeft <= 0) return days;
  const isShort = model.retrievability(state, daysLeft) < retention;
  return Math.min(days, Math.max(1, isShort ? daysLeft - 1 : daysLeft));
}
