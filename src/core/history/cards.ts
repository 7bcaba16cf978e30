/**
 * From the log to what is known of each card. Memory and due days are derived: the same events give the same cards,
 * whatever the order in which they were read and whichever device wrote them.
 *
 * - An event that was undone counts as if it had never been, unless the undoing was undone.
 * - Keys whose last looks are the same are one card: two devices may have met it under two names.
 * - A review counts at its place in time; of two devices on one day, both count.
 * - The day that was shown to the learner stays, as long as it lies in the range that the model gives.
 */
import type { CardState, Rating } from '../schedule/card-state.ts';
import { dayOf, dayOfDate } from '../schedule/day.ts';
import { areWeights } from '../schedule/fsrs6.ts';
import { type Scheduler, schedulerOf } from '../schedule/scheduler.ts';
import type { ScheduleSettings } from '../schedule/settings.ts';
import type { CardKey, Corrected, HistoryEvent, Look, Reviewed, Stamp, StudyEvent, WeightsFitted } from './event.ts';
import { isOfStudy } from './event.ts';
import { signOf } from './sign.ts';
import { undoneBy } from './undoing.ts';

/** All that is known of a card. */
export interface CardRecord {
  /** The smallest of its keys. */
  readonly key: CardKey;
  readonly keys: readonly CardKey[];
  /** As it was seen last; absent where no line of the log says so. */
  readonly look?: Look;
  /** Absent before the first review, and after a reset. */
  readonly state?: CardState;
  /** The learner's day of the first review that counts. */
  readonly introducedDay?: number;
  readonly isSuspended: boolean;
  /** The day on which it was buried last. */
  readonly buriedDay?: number;
  readonly isForgotten: boolean;
  readonly note?: string;
}

/** The settings of a deck, by its name in the log. */
export type SettingsOf = (deck: string) => ScheduleSettings;

/** The cards of the log, by each of their keys, and the reviews of each day that count. */
export interface Cards {
  readonly byKey: ReadonlyMap<CardKey, CardRecord>;
  /** How many reviews each day had. */
  readonly reviewsOn: ReadonlyMap<number, number>;
  /** The links that were undone: a key, a space, and the sign of the look that it shall not be given again. */
  readonly refused: ReadonlySet<string>;
  readonly weights?: WeightsFitted;
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
    else if (event.is === 'card-seen') looks.set(event.card, lookIn(event));
  }
  const canonical = canonicalKeys(study, looks);
  const histories = new Map<CardKey, StudyEvent[]>();
  for (const event of study) {
    if (!('card' in event)) continue;
    const key = canonical.get(event.card) ?? event.card;
    const known = histories.get(key);
    if (known) known.push(event);
    else histories.set(key, [event]);
  }
  const context: Context = { corrections, weights, settingsOf: cached(settingsOf, weights), reviewsOn: new Map() };
  const byKey = new Map<CardKey, CardRecord>();
  for (const [key, history] of histories) {
    const keys = [...new Set(history.flatMap((event) => ('card' in event ? [event.card] : [])))].sort();
    const record = recordOf(key, keys, history, context);
    for (const each of keys) byKey.set(each, record);
  }
  return {
    byKey,
    reviewsOn: context.reviewsOn,
    refused: refusedLinks(all, study),
    ...(weights === undefined ? {} : { weights }),
  };
}

interface Context {
  readonly corrections: ReadonlyMap<string, Corrected>;
  readonly weights: (Stamp & WeightsFitted) | undefined;
  readonly settingsOf: (deck: string) => { readonly settings: ScheduleSettings; readonly scheduler: Scheduler };
  readonly reviewsOn: Map<number, number>;
}

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

function lookIn({ deck, item, explicit, facet, front, back, text }: Look): Look {
  return { deck, item, explicit, facet, front, back, text };
}

/** For each key the smallest of those that name the same card. */
function canonicalKeys(
  events: readonly StudyEvent[],
  looks: ReadonlyMap<CardKey, Look>,
): ReadonlyMap<CardKey, CardKey> {
  const bySign = new Map<string, CardKey>();
  const canonical = new Map<CardKey, CardKey>();
  const keys = new Set(events.flatMap((event) => ('card' in event ? [event.card] : [])));
  for (const key of [...keys].sort()) {
    const look = looks.get(key);
    const sign = look === undefined ? key : signOf(look);
    const first = bySign.get(sign) ?? key;
    bySign.set(sign, first);
    canonical.set(key, first);
  }
  return canonical;
}

/** The settings of each deck with its scheduler, the fitted weights in them. */
function cached(settingsOf: SettingsOf, weights: WeightsFitted | undefined): Context['settingsOf'] {
  const known = new Map<string, ReturnType<Context['settingsOf']>>();
  return (deck) => {
    const before = known.get(deck);
    if (before !== undefined) return before;
    const own = settingsOf(deck);
    const settings = weights === undefined ? own : { ...own, weights: weights.weights };
    const made = { settings, scheduler: schedulerOf(settings) };
    known.set(deck, made);
    return made;
  };
}

function recordOf(key: CardKey, keys: readonly CardKey[], events: readonly StudyEvent[], context: Context): CardRecord {
  let look: Look | undefined;
  for (const event of events) if (event.is === 'card-seen') look = lookIn(event);
  const { settings, scheduler } = context.settingsOf(look?.deck ?? '');
  const dayAt = ({ at, offset }: Stamp): number => dayOf(at, offset, settings.dayStartsAtHour);
  let state: CardState | undefined;
  let introducedDay: number | undefined;
  let isSuspended = false;
  let buriedDay: number | undefined;
  let isForgotten = false;
  let note: string | undefined;
  for (const event of events) {
    switch (event.is) {
      case 'review': {
        const day = dayAt(event);
        context.reviewsOn.set(day, (context.reviewsOn.get(day) ?? 0) + 1);
        if (event.mode === 'cram') break;
        introducedDay ??= day;
        isForgotten = false;
        state = reviewed(state, event, day, key, scheduler, context);
        break;
      }
      case 'suspended':
        isSuspended = true;
        break;
      case 'unsuspended':
        isSuspended = false;
        break;
      case 'buried':
        buriedDay = dayAt(event);
        break;
      case 'reset':
        state = undefined;
        introducedDay = undefined;
        break;
      case 'due-set': {
        const dueDay = dayOfDate(event.day);
        if (state === undefined || dueDay === undefined) break;
        const { dueAt: _, ...kept } = state;
        state = { ...kept, phase: 'review', dueDay, intervalDays: Math.max(0, dueDay - state.lastDay) };
        break;
      }
      case 'noted':
        note = event.note;
        break;
      case 'forgotten':
        isForgotten = true;
        break;
    }
  }
  return {
    key,
    keys,
    ...(look === undefined ? {} : { look }),
    ...(state === undefined ? {} : { state }),
    ...(introducedDay === undefined ? {} : { introducedDay }),
    isSuspended,
    ...(buriedDay === undefined ? {} : { buriedDay }),
    isForgotten,
    ...(note === undefined ? {} : { note }),
  };
}

/** The rating that counts and the interval that was shown for it. */
export function ratedAs(
  event: Stamp & Reviewed,
  corrections: ReadonlyMap<string, Corrected>,
): { readonly rating: Rating; readonly days: number } {
  return corrections.get(event.id) ?? event;
}

function reviewed(
  state: CardState | undefined,
  event: Stamp & Reviewed,
  day: number,
  seed: CardKey,
  scheduler: Scheduler,
  { corrections, weights }: Context,
): CardState {
  const { rating, days } = ratedAs(event, corrections);
  const next = scheduler.review(state, rating, { at: event.at, day }, { seed, recordedDays: days });
  const isOfOldWeights = weights !== undefined && !weights.reschedule && event.at < weights.at;
  // What was prepared for a date keeps to it.
  const isKept = isOfOldWeights || event.mode === 'until';
  if (!isKept || days === 0 || next.phase !== 'review') return next;
  return { ...next, dueDay: next.lastDay + days, intervalDays: days };
}
