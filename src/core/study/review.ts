import type { CardKey, CardSeen, Reviewed, ReviewMode } from '../history/event.ts';
import type { Link } from '../history/resolve.ts';
import type { CardState, Rating } from '../schedule/card-state.ts';
import { ratings } from '../schedule/card-state.ts';
import type { Ahead, When } from '../schedule/scheduler.ts';
import { untilInterval } from '../schedule/until.ts';
import type { Attempt } from '../session/attempt.ts';
import type { Calendar } from './calendar.ts';
import type { StudyMode } from './plan.ts';
import type { StudyCard } from './study-card.ts';

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

/** What the log is told of a review. */
export function reviewFact(
  card: CardKey,
  attempt: Attempt,
  {
    rating,
    state,
    mode,
    sitting,
  }: {
    readonly rating: Rating;
    readonly state: CardState | undefined;
    readonly mode: ReviewMode;
    readonly sitting: string;
  },
): Reviewed {
  return {
    is: 'review',
    card,
    rating,
    days: daysOf(state),
    mode,
    verdict: attempt.score.verdict,
    durationMs: Math.round(attempt.durationMs),
    hints: attempt.hints,
    sitting,
    earned: attempt.score.earned,
    possible: attempt.score.possible,
    rule: attempt.score.rule,
    response: attempt.response,
  };
}

/** What the log is told of how a card looks now. */
export function seenFact(
  card: CardKey,
  { deck, item, explicit, facet, front, back, text }: StudyCard['seen'],
  by: CardSeen['by'],
): CardSeen {
  return { is: 'card-seen', card, deck, item, explicit, facet, front, back, text, by };
}

/**
 * What the log is told of how a card looks now, for each name that it has there: else it would fall apart again, since
 * two names are one card by their last looks.
 */
export function seenFacts(names: readonly CardKey[], seen: StudyCard['seen'], by: CardSeen['by']): readonly CardSeen[] {
  return names.map((name) => seenFact(name, seen, by));
}

/** What the log is told of cards that look different now and were known again. */
export function renewedFacts(links: readonly Link[]): readonly CardSeen[] {
  return links.flatMap(({ seen, names, by }) => (by === undefined ? [] : seenFacts(names, seen, by)));
}

/** True for the name of a rating. */
export function isRating(value: unknown): value is Rating {
  return ratings.some((rating) => rating === value);
}
