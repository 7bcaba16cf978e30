import type { Verdict } from '../grading/score.ts';
import type { CardState, Rating } from '../schedule/card-state.ts';
import { dayOf, dayOfDate } from '../schedule/day.ts';
import type { Scheduler } from '../schedule/scheduler.ts';
import { type Cards, ratedAs, standing } from './cards.ts';
import { deckSchedules, type SettingsOf } from './deck-schedules.ts';
import type { AttemptMade, CardKey, Corrected, HistoryEvent, ReviewMode, Stamp } from './event.ts';
import { isOfStudy } from './event.ts';

/** What was known of a card before a review. */
export interface Before {
  readonly phase: CardState['phase'];
  /** The learner's days since the review before. */
  readonly elapsedDays: number;
  /** The days until the probability of recall has fallen to 0.9. */
  readonly stability: number;
  /** The probability of recall at the review, by the weights that count now. */
  readonly predicted: number;
  /** The interval that was shown at the review before, or that led to a day that the learner set; 0 within steps. */
  readonly intervalDays: number;
}

/** One showing of a card as statistics see it. */
export interface ReviewPoint {
  /** The smallest key of the card. */
  readonly card: CardKey;
  readonly deck: string;
  readonly at: number;
  /** The learner's day, as days since 1970-01-01. */
  readonly day: number;
  readonly rating: Rating;
  /** Reviews in the mode `cram` change nothing of what is known of the card. */
  readonly mode: ReviewMode;
  readonly verdict: Verdict;
  readonly durationMs: number;
  /** Absent for the first review of a card, and for the first after a reset. */
  readonly before?: Before;
}

/** One response in a quiz as statistics see it. */
export interface AttemptPoint {
  readonly deck: string;
  readonly item: string;
  readonly day: number;
  readonly verdict: Verdict;
  readonly durationMs: number;
}

interface Walked {
  readonly state: CardState;
  readonly intervalDays: number;
}

/**
 * The reviews of the log in the order of time: undone ones left out, corrected ones as they were corrected. The cards
 * are those of the same events; `settingsOf` gives the settings of a deck without the fitted weights.
 */
export function* reviewPoints(
  events: readonly HistoryEvent[],
  { byKey, weights }: Cards,
  settingsOf: SettingsOf,
): Iterable<ReviewPoint> {
  const study = standing(events.filter(isOfStudy));
  const corrections = new Map<string, Corrected>();
  for (const event of study) if (event.is === 'corrected') corrections.set(event.of, event);
  const schedules = deckSchedules(settingsOf, weights);
  const known = new Map<CardKey, Walked>();
  for (const event of study) {
    if (!('card' in event)) continue;
    const record = byKey.get(event.card);
    const card = record?.key ?? event.card;
    const before = known.get(card);
    if (event.is === 'reset') known.delete(card);
    const dueDay = event.is === 'due-set' ? dayOfDate(event.day) : undefined;
    if (before !== undefined && dueDay !== undefined) known.set(card, moved(before, dueDay));
    if (event.is !== 'review') continue;
    const deck = record?.look?.deck ?? '';
    const { settings, scheduler } = schedules(deck);
    const day = dayOf(event.at, event.offset, settings.dayStartsAtHour);
    const { rating, days } = ratedAs(event, corrections);
    yield {
      card,
      deck,
      at: event.at,
      day,
      rating,
      mode: event.mode,
      verdict: corrections.get(event.id)?.verdict ?? event.verdict,
      durationMs: event.durationMs,
      ...(before === undefined ? {} : { before: beforeOf(before, day, scheduler) }),
    };
    if (event.mode === 'cram') continue;
    const state = scheduler.review(before?.state, rating, { at: event.at, day }, { seed: card, recordedDays: days });
    known.set(card, { state, intervalDays: days > 0 ? days : state.intervalDays });
  }
}

function beforeOf({ state, intervalDays }: Walked, day: number, scheduler: Scheduler): Before {
  const elapsedDays = Math.max(0, day - state.lastDay);
  return {
    phase: state.phase,
    elapsedDays,
    stability: state.stability,
    predicted: scheduler.model.retrievability(state, elapsedDays),
    intervalDays,
  };
}

/** The learner chose the day: from then on the card is in days. */
function moved(known: Walked, dueDay: number): Walked {
  const { dueAt: _, ...kept } = known.state;
  const intervalDays = Math.max(0, dueDay - kept.lastDay);
  return { state: { ...kept, phase: 'review', dueDay, intervalDays }, intervalDays };
}

/** The responses of quizzes in the order of time; of several to one item in one round only the last, as in a result. */
export function attemptPoints(events: readonly HistoryEvent[], settingsOf: SettingsOf): readonly AttemptPoint[] {
  const last = new Map<string, Stamp & AttemptMade>();
  for (const event of events) {
    if (event.is !== 'attempt') continue;
    const asked = JSON.stringify([event.sitting, event.round, event.deck, event.item]);
    last.delete(asked);
    last.set(asked, event);
  }
  return [...last.values()].map(({ deck, item, at, offset, verdict, durationMs }) => ({
    deck,
    item,
    day: dayOf(at, offset, settingsOf(deck).dayStartsAtHour),
    verdict,
    durationMs,
  }));
}
