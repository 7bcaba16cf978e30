import type { Fact, ReviewMode, Reviewed } from '../history/event.ts';
import type { CardState, Rating } from '../schedule/card-state.ts';
import { ratings } from '../schedule/card-state.ts';
import type { Ahead, When } from '../schedule/scheduler.ts';
import { untilInterval } from '../schedule/until.ts';
import type { Attempt } from '../session/attempt.ts';
import type { StudyMode } from './plan.ts';
import type { StudyCard } from './study-card.ts';

/** What else falls due, so that a card is given a day of its own. */
export interface Calendar {
  /** How many cards fall due on a day. */
  load(day: number): number;
  /** Whether a sibling of the card falls due on a day. */
  hasSibling(card: StudyCard, day: number): boolean;
}

/** The state of a card after a rating, as the mode of the sitting wants it; cramming leaves it as it was. */
export function stateAfter(
  card: StudyCard,
  rating: Rating,
  when: When,
  mode: StudyMode,
  calendar: Calendar,
): CardState | undefined {
  if (mode.is === 'cram') return card.state;
  const next = card.scheduler.review(card.state, rating, when, {
    seed: card.key,
    load: (day) => calendar.load(day),
    avoid: (day) => calendar.hasSibling(card, day),
  });
  if (mode.is !== 'until' || next.dueAt !== undefined) return next;
  const { model } = card.scheduler;
  const intervalDays = untilInterval(next, next.intervalDays, {
    today: when.day,
    untilDay: mode.day,
    model,
    retention: card.settings.retention,
  });
  return { ...next, intervalDays, dueDay: next.lastDay + intervalDays };
}

/** How long until a card in this state comes again, seen from a moment. */
export function aheadOf(state: CardState | undefined, { at, day }: When): Ahead {
  if (state === undefined) return { days: 0 };
  return state.dueAt === undefined ? { days: state.dueDay - day } : { minutes: (state.dueAt - at) / 60_000 };
}

/** The interval of a state as the log keeps it: whole days, 0 within steps. */
export function daysOf(state: CardState | undefined): number {
  return state === undefined || state.dueAt !== undefined ? 0 : state.intervalDays;
}

const modeName: { readonly [Is in StudyMode['is']]: ReviewMode } = {
  study: 'study',
  ahead: 'ahead',
  until: 'until',
  cram: 'cram',
};

/** What the log is told of a review: before the first of a card, what it looks like. */
export function reviewFacts(
  { key, seen, record }: Pick<StudyCard, 'key' | 'seen' | 'record'>,
  attempt: Attempt,
  { rating, state, mode, sitting }: { rating: Rating; state: CardState | undefined; mode: StudyMode['is']; sitting: string },
): readonly Fact[] {
  const review: Reviewed = {
    is: 'review',
    card: key,
    rating,
    days: daysOf(state),
    mode: modeName[mode],
    verdict: attempt.score.verdict,
    durationMs: Math.round(attempt.durationMs),
    hints: attempt.hints,
    sitting,
    earned: attempt.score.earned,
    possible: attempt.score.possible,
    rule: attempt.score.rule,
    response: attempt.response,
  };
  return record?.look === undefined ? [seenFact(key, seen, 'first'), review] : [review];
}

/** What the log is told of how a card looks now. */
export function seenFact(
  card: string,
  { deck, item, explicit, facet, front, back, text }: StudyCard['seen'],
  by: 'first' | 'question' | 'answer' | 'likeness' | 'learner',
): Fact {
  return { is: 'card-seen', card, deck, item, explicit, facet, front, back, text, by };
}

/** True for the name of a rating. */
export function isRating(value: unknown): value is Rating {
  return ratings.some((rating) => rating === value);
}
