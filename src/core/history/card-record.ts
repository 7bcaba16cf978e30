import type { CardState, Rating } from '../schedule/card-state.ts';
import { dayOf, dayOfDate } from '../schedule/day.ts';
import type { Scheduler } from '../schedule/scheduler.ts';
import type { ScheduleSettings } from '../schedule/settings.ts';
import type { DayTally } from './day-tally.ts';
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

/** For a moment, while it is made. */
export type Writable<Value> = { -readonly [Name in keyof Value]: Value[Name] };

type Moment = Pick<Stamp, 'at' | 'offset'>;

/** What of an event a card's record depends on; of a review its rating as it was corrected last. */
export type CardEvent = Moment &
  (
    | ({ readonly is: 'review' } & RatedReview)
    | { readonly is: 'due-set'; readonly day: string }
    | { readonly is: 'noted'; readonly note: string }
    | { readonly is: 'suspended' | 'unsuspended' | 'buried' | 'reset' | 'forgotten' | 'card-seen' }
  );

/** How a review was rated, and the interval in days that was shown for that. */
interface RatedReview {
  readonly rating: Rating;
  readonly days: number;
  readonly mode: ReviewMode;
}

/** What the records of one log share. */
export interface Replay {
  scheduleOf(deck: string): { readonly settings: ScheduleSettings; readonly scheduler: Scheduler };
  readonly weights: (Stamp & WeightsFitted) | undefined;
  /** Counts the reviews of each day while cards are replayed. */
  readonly reviewsOn: DayTally;
}

/** The record of a card of which nothing is known yet. */
export function blankRecord(key: CardKey, keys: readonly CardKey[]): Writable<CardRecord> {
  return { key, keys, isSuspended: false, isForgotten: false };
}

/** Makes one record after the other. */
export interface RecordMaker {
  /** Begins with what is known of a card, which looks like `look` in the end: its deck decides about its schedule. */
  begin(record: CardRecord, look: KnownLook | undefined): void;
  /** Takes in the next event; those of a card come in the order of time. */
  take(event: CardEvent): void;
  /** The same as `take` for a review. */
  review(at: number, offset: number, rating: Rating, days: number, mode: ReviewMode): void;
  /** Fills a blank record with what is known after all that was taken in since `begin`. */
  end(record: Writable<CardRecord>): void;
}

/** A maker of records. */
export function recordMaker(replay: Replay): RecordMaker {
  let before: CardRecord = blankRecord('', []);
  let look: KnownLook | undefined;
  let { settings, scheduler } = replay.scheduleOf('');
  let { state, introducedDay, isSuspended, buriedDay, isForgotten, note } = before;
  const dayAt = (at: number, offset: number): number => dayOf(at, offset, settings.dayStartsAtHour);

  const begin = (record: CardRecord, seen: KnownLook | undefined): void => {
    before = record;
    look = seen;
    ({ settings, scheduler } = replay.scheduleOf(look?.deck ?? ''));
    ({ state, introducedDay, isSuspended, buriedDay, isForgotten, note } = before);
  };
  const review = (at: number, offset: number, rating: Rating, days: number, mode: ReviewMode): void => {
    const day = dayAt(at, offset);
    replay.reviewsOn.add(day);
    if (mode === 'cram') return;
    introducedDay ??= day;
    isForgotten = false;
    state = scheduler.review(state, rating, { at, day }, { seed: before.key, recordedDays: days });
    if (days !== 0 && state.phase === 'review' && (mode === 'until' || isKept(at, replay.weights)))
      state = { ...state, dueDay: state.lastDay + days, intervalDays: days };
  };
  const take = (event: CardEvent): void => {
    switch (event.is) {
      case 'review':
        review(event.at, event.offset, event.rating, event.days, event.mode);
        break;
      case 'suspended':
        isSuspended = true;
        break;
      case 'unsuspended':
        isSuspended = false;
        break;
      case 'buried':
        buriedDay = dayAt(event.at, event.offset);
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
  };
  const end = (record: Writable<CardRecord>): void => {
    record.isSuspended = isSuspended;
    record.isForgotten = isForgotten;
    if (look !== undefined) record.look = look;
    if (state !== undefined) record.state = state;
    if (introducedDay !== undefined) record.introducedDay = introducedDay;
    if (buriedDay !== undefined) record.buriedDay = buriedDay;
    if (note !== undefined) record.note = note;
  };
  return { begin, take, review, end };
}

/** The look in an event, without what else the event says. */
export function lookIn({ deck, item, explicit, facet, front, back }: KnownLook): KnownLook {
  return { deck, item, explicit, facet, front, back };
}

/** True where weights were fitted later on that shall not move a day which was given before. */
function isKept(at: number, weights: Replay['weights']): boolean {
  return weights !== undefined && !weights.reschedule && at < weights.at;
}
