import { cardsOf } from '../item-types/index.ts';
import type { QueryCard } from '../query/card.ts';
import { isLeech } from '../schedule/leech.ts';
import { recallOn } from '../schedule/order.ts';
import type { StudyCard } from './study-card.ts';

/** A moment, the learner's day of it, and which items were flagged. */
export interface QueryTime {
  readonly today: number;
  readonly atMs: number;
  /** True for an item that was flagged, by its deck's id and its own. */
  isFlagged(deck: string, item: string): boolean;
}

/** A card as a query sees it. */
export function queryCardOf(card: StudyCard, { today, atMs, isFlagged }: QueryTime): QueryCard {
  const { entry, seen, state, record, settings, scheduler } = card;
  const { item, deck, id } = entry;
  const known = {
    deck: deck.id,
    item: id,
    facet: seen.facet,
    kind: item.kind,
    tags: item.tags,
    ...(item.level === undefined ? {} : { level: item.level }),
    chapter: item.chapter,
    path: deck.path,
    text: () => textOf(card),
    isSuspended: record?.isSuspended === true,
    isBuried: record?.buriedDay === today,
    isFlagged: isFlagged(deck.id, id),
  };
  if (state === undefined) return { ...known, phase: 'new', isLeech: false, isDue: false, reps: 0, lapses: 0 };
  return {
    ...known,
    phase: state.phase,
    isLeech: isLeech(state, settings),
    isDue: state.dueAt === undefined ? state.dueDay <= today : state.dueAt <= atMs,
    dueInDays: state.dueDay - today,
    reps: state.reps,
    lapses: state.lapses,
    stabilityDays: state.stability,
    difficulty: state.difficulty,
    retrievability: recallOn(state, today, scheduler.model),
    intervalDays: state.intervalDays,
    reviewedDaysAgo: Math.max(0, today - state.lastDay),
  };
}

function textOf({ entry, seen }: StudyCard): string {
  const facet = cardsOf(entry.item).find(({ facet: name }) => name === seen.facet);
  return [entry.item.title, facet?.front ?? '', facet?.back ?? ''].join('\n');
}
