/**
 * What a sitting brings: the cards whose steps are still open, what is due, and as many new cards as the day allows. A
 * day that brings more than it may orders them by what would be forgotten until tomorrow, and leaves the rest.
 */

import { spreadNew, withSiblingsApart } from '../schedule/apart.ts';
import type { CardState } from '../schedule/card-state.ts';
import { orderDue } from '../schedule/order.ts';
import { untilOrder } from '../schedule/until.ts';
import type { Queue } from './queue.ts';
import { queueOf } from './queue.ts';
import type { StudyCard } from './study-card.ts';

/** How a sitting chooses its cards. */
export type StudyMode =
  | { readonly is: 'study' }
  | { readonly is: 'ahead'; readonly days: number }
  | { readonly is: 'until'; readonly day: number }
  | { readonly is: 'cram' };

export interface Day {
  readonly today: number;
  readonly atMs: number;
  /** New cards that may still come today. */
  readonly newLeft: number;
  /** Cards that may still come today, the new ones among them; steps that are open always come. */
  readonly mostLeft: number;
  /** True where the learner asked for so many cards at most: then open steps count like all others. */
  readonly isCapped?: boolean;
}

export interface Plan {
  readonly queue: Queue<StudyCard>;
  readonly due: number;
  readonly fresh: number;
  /** Due cards that the day has no room for. */
  readonly leftOver: number;
}

const isHidden = ({ record }: StudyCard, today: number): boolean =>
  record !== undefined && (record.isSuspended || record.buriedDay === today);

/** True for a card in the steps of a day. */
const isInSteps = (state: CardState | undefined): boolean => state?.dueAt !== undefined;

/** True for a card whose interval is over. */
export const isDueOn = (state: CardState | undefined, day: number): boolean =>
  state !== undefined && state.dueDay <= day;

/** The cards of a sitting in their order. */
export function planOf(cards: readonly StudyCard[], mode: StudyMode, day: Day): Plan {
  const { today, atMs, newLeft, mostLeft, isCapped = false } = day;
  const shown = cards.filter((card) => !isHidden(card, today));
  if (mode.is === 'cram') return crammed(shown, day);
  const stepping = shown.filter(({ state }) => isInSteps(state) && isDueOn(state, today));
  const open = stepping.flatMap((card) => {
    const { dueAt } = card.state ?? {};
    return dueAt === undefined ? [] : [{ card, dueAt }];
  });
  const waiting = isCapped ? open.sort((one, other) => one.dueAt - other.dueAt).slice(0, mostLeft) : open;
  const lastDay = mode.is === 'ahead' ? today + mode.days : mode.is === 'until' ? Number.POSITIVE_INFINITY : today;
  const due = shown.filter(({ state }) => state !== undefined && !isInSteps(state) && isDueOn(state, lastDay));
  const fresh = oneOfEach(shown, cards, today).slice(0, Math.max(0, Math.min(newLeft, mostLeft)));
  const room = Math.max(0, mostLeft - waiting.length);
  const ordered = orderFor(due, mode, today, room);
  const taken = ordered.slice(0, room);
  const freshTaken = fresh.slice(0, Math.max(0, room - taken.length));
  const mixed = spreadNew(taken, freshTaken);
  const soon = waiting.filter(({ dueAt }) => dueAt <= atMs).length;
  return {
    queue: queueOf(withSiblingsApart(mixed), waiting),
    due: taken.length + soon,
    fresh: freshTaken.length,
    leftOver: due.length - taken.length,
  };
}

function orderFor(due: readonly StudyCard[], mode: StudyMode, today: number, room: number): readonly StudyCard[] {
  const cards = due.flatMap((card) => (card.state === undefined ? [] : [{ ...card, state: card.state }]));
  const [first] = cards;
  if (first === undefined) return [];
  const { model } = first.scheduler;
  if (mode.is === 'until') {
    return untilOrder(cards, { today, untilDay: mode.day, model });
  }
  return orderDue(cards, { today, model, order: cards.length > room ? 'forgetting' : 'due' });
}

/** Of the new cards of an item the first; the others wait for another day, as they do if one of them was new today. */
function oneOfEach(shown: readonly StudyCard[], all: readonly StudyCard[], today: number): readonly StudyCard[] {
  const taken = new Set(all.filter(({ record }) => record?.introducedDay === today).map(({ siblings }) => siblings));
  return shown.filter(({ state, siblings }) => {
    if (state !== undefined || taken.has(siblings)) return false;
    taken.add(siblings);
    return true;
  });
}

/** Every card, the weakest first, those never seen at the end. */
function crammed(shown: readonly StudyCard[], { today, mostLeft }: Day): Plan {
  const known = shown.flatMap((card) => (card.state === undefined ? [] : [{ ...card, state: card.state }]));
  const [first] = known;
  const weakest = first === undefined ? [] : orderDue(known, { today, model: first.scheduler.model, order: 'weakest' });
  const cards = [...weakest, ...shown.filter(({ state }) => state === undefined)].slice(0, mostLeft);
  return {
    queue: queueOf(withSiblingsApart(cards)),
    due: cards.length,
    fresh: 0,
    leftOver: shown.length - cards.length,
  };
}
