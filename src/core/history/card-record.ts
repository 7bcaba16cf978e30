import type { CardState, Rating } from '../schedule/card-state.ts';
import { dayOf, dayOfDate } from '../schedule/day.ts';
import type { Scheduler } from '../schedule/scheduler.ts';
import type { ScheduleSettings } from '../schedule/settings.ts';
import type { CardKey, Look, ReviewMode, Stamp, WeightsFitted } from './event.ts';

/** What a card looks like, but for the beginning of its question, which few who ask for the look want to read. */
export type KnownLook = Omit<Look, 'text'>;

/** All that is known of a card. */
export interface CardRecord {
  /** The smallest of its keys. */
  readonly key: CardKey;
  readonly keys: readonly CardKey[];
  /** As it was seen last; absent where no line of the log says so. */
  readonly look?: KnownLook;
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

type Moment = Pick<Stamp, 'at' | 'offset'>;

/** What of an event a card's record depends on; of a review its rating as it was corrected last. */
export type CardEvent = Moment &
  (
    | { readonly is: 'review'; readonly rating: Rating; readonly days: number; readonly mode: ReviewMode }
    | ({ readonly is: 'card-seen' } & KnownLook)
    | { readonly is: 'due-set'; readonly day: string }
    | { readonly is: 'noted'; readonly note: string }
    | { readonly is: 'suspended' | 'unsuspended' | 'buried' | 'reset' | 'forgotten' }
  );

/** What the records of one log share. */
export interface Replay {
  scheduleOf(deck: string): { readonly settings: ScheduleSettings; readonly scheduler: Scheduler };
  readonly weights: (Stamp & WeightsFitted) | undefined;
  /** How many reviews each day had; counts on while cards are replayed. */
  readonly reviewsOn: Map<number, number>;
}

/** The record of a card of which nothing is known yet. */
export function blankRecord(key: CardKey, keys: readonly CardKey[]): CardRecord {
  return { key, keys, isSuspended: false, isForgotten: false };
}

/** The record after more events, all of them later than those that it was made from and in the order of time. */
export function advanced(record: CardRecord, events: readonly CardEvent[], replay: Replay): CardRecord {
  let { look, state, introducedDay, isSuspended, buriedDay, isForgotten, note } = record;
  for (const event of events) if (event.is === 'card-seen') look = lookIn(event);
  const { settings, scheduler } = replay.scheduleOf(look?.deck ?? '');
  const dayAt = ({ at, offset }: Moment): number => dayOf(at, offset, settings.dayStartsAtHour);
  for (const event of events) {
    switch (event.is) {
      case 'review': {
        const day = dayAt(event);
        replay.reviewsOn.set(day, (replay.reviewsOn.get(day) ?? 0) + 1);
        if (event.mode === 'cram') break;
        introducedDay ??= day;
        isForgotten = false;
        const choice = { seed: record.key, recordedDays: event.days };
        state = scheduler.review(state, event.rating, { at: event.at, day }, choice);
        if (isKept(event, state, replay.weights))
          state = { ...state, dueDay: state.lastDay + event.days, intervalDays: event.days };
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
    key: record.key,
    keys: record.keys,
    ...(look === undefined ? {} : { look }),
    ...(state === undefined ? {} : { state }),
    ...(introducedDay === undefined ? {} : { introducedDay }),
    isSuspended,
    ...(buriedDay === undefined ? {} : { buriedDay }),
    isForgotten,
    ...(note === undefined ? {} : { note }),
  };
}

/** The look in an event, without what else the event says. */
export function lookIn({ deck, item, explicit, facet, front, back }: KnownLook): KnownLook {
  return { deck, item, explicit, facet, front, back };
}

/** True where weights were fitted later on that shall not move a day which was given before. */
function isKept(
  { at, days }: { readonly at: number; readonly days: number },
  { phase }: CardState,
  weights: Replay['weights'],
): boolean {
  return weights !== undefined && !weights.reschedule && at < weights.at && days !== 0 && phase === 'review';
}
