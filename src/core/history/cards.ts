/**
 * From the log to what is known of each card. Memory and due days are derived: the same events give the same cards,
 * whatever the order in which they were read and whichever device wrote them.
 *
 * - An event that was undone counts as if it had never been, unless the undoing was undone.
 * - Keys whose last looks are the same are one card: two devices may have met it under two names.
 * - A review counts at its place in time; of two devices on one day, both count.
 * - The day that was shown to the learner stays, as long as it lies in the range that the model gives.
 *
 * Here this stands as plainly as possible, over a list of events. `rows.ts` and `replay.ts` do the same for a million
 * of them, and `tail.ts` for what was added to cards that are known; tests hold all three equal.
 */
import type { Rating } from '../schedule/card-state.ts';
import { areWeights } from '../schedule/fsrs6.ts';
import { blankRecord, type CardEvent, type CardRecord, lookIn, type Replay, recordMaker } from './card-record.ts';
import { dayTally } from './day-tally.ts';
import { deckSchedules, type SettingsOf } from './deck-schedules.ts';
import type { CardKey, Corrected, HistoryEvent, Look, Reviewed, Stamp, StudyEvent, WeightsFitted } from './event.ts';
import { isOfStudy } from './event.ts';
import { canonicalKeys } from './same-cards.ts';
import { signOf } from './sign.ts';
import { undoneBy } from './undoing.ts';

/** The cards of the log, by each of their keys, and the reviews of each day that count. */
export interface Cards {
  readonly byKey: ReadonlyMap<CardKey, CardRecord>;
  /** How many reviews each day had. */
  readonly reviewsOn: ReadonlyMap<number, number>;
  /** The links that were undone: a key, a space, and the sign of the look that it shall not be given again. */
  readonly refused: ReadonlySet<string>;
  readonly weights?: WeightsFitted;
  /** How the question of a card begins; empty where the log does not say so. May read the log. */
  textOf(key: CardKey): string;
}

/** The cards that some events tell of, which stand in the order of time. */
export function cardsOfLog(events: readonly HistoryEvent[], settingsOf: SettingsOf): Cards {
  const all = events.filter(isOfStudy);
  const study = standing(all);
  const corrections = new Map<string, Corrected>();
  let weights: (Stamp & WeightsFitted) | undefined;
  const looks = new Map<CardKey, Look>();
  for (const event of study) {
    if (event.is === 'corrected') corrections.set(event.of, event);
    else if (event.is === 'weights' && areWeights(event.weights)) weights = event;
    else if (event.is === 'card-seen') looks.set(event.card, event);
  }
  const keys = new Set(study.flatMap((event) => ('card' in event ? [event.card] : [])));
  const canonical = canonicalKeys(keys, (key) => looks.get(key));
  const histories = new Map<CardKey, OfCard[]>();
  for (const event of study) {
    if (!('card' in event)) continue;
    const key = canonical.get(event.card) ?? event.card;
    const known = histories.get(key);
    if (known) known.push(event);
    else histories.set(key, [event]);
  }
  const replay: Replay = { scheduleOf: deckSchedules(settingsOf, weights), weights, reviewsOn: dayTally() };
  const maker = recordMaker(replay);
  const byKey = new Map<CardKey, CardRecord>();
  const texts = new Map<CardKey, string>();
  for (const [key, history] of histories) {
    const names = [...new Set(history.map(({ card }) => card))].sort();
    const seen = history.findLast((event) => event.is === 'card-seen');
    const record = blankRecord(key, names);
    maker.begin(blankRecord(key, names), seen && lookIn(seen));
    for (const event of history) maker.take(corrected(event, corrections));
    maker.end(record);
    for (const name of names) {
      byKey.set(name, record);
      texts.set(name, seen?.text ?? '');
    }
  }
  return {
    byKey,
    reviewsOn: replay.reviewsOn.counts(),
    refused: refusedLinks(all, study),
    ...(weights === undefined ? {} : { weights }),
    textOf: (key) => texts.get(key) ?? '',
  };
}

type OfCard = Extract<StudyEvent, { readonly card: CardKey }>;

/** The events that were not undone. */
export function standing(events: readonly StudyEvent[]): readonly StudyEvent[] {
  const undoings = events.filter((event) => event.is === 'undone');
  if (undoings.length === 0) return events;
  const isUndone = undoneBy(undoings);
  return events.filter(({ id }) => !isUndone(id));
}

function refusedLinks(all: readonly StudyEvent[], standing: readonly StudyEvent[]): ReadonlySet<string> {
  if (all.length === standing.length) return new Set();
  const stands = new Set(standing);
  return new Set(
    all.flatMap((event) =>
      event.is === 'card-seen' && event.by !== 'first' && !stands.has(event) ? [`${event.card} ${signOf(event)}`] : [],
    ),
  );
}

function corrected(event: OfCard, corrections: ReadonlyMap<string, Corrected>): CardEvent {
  return event.is === 'review' ? { ...event, ...ratedAs(event, corrections) } : event;
}

/** The rating that counts and the interval that was shown for it. */
export function ratedAs(
  event: Stamp & Reviewed,
  corrections: ReadonlyMap<string, Corrected>,
): { readonly rating: Rating; readonly days: number } {
  const { rating, days } = corrections.get(event.id) ?? event;
  return { rating, days };
}
