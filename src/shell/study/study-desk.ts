/**
 * What lies before the learner in a study sitting: the cards still to come, and what was done to others, each act
 * written to the log before it counts. It asks nothing and shows nothing.
 */
import type { CardKey, Fact } from '../../core/history/event.ts';
import type { CardState, Rating } from '../../core/schedule/card-state.ts';
import type { When } from '../../core/schedule/scheduler.ts';
import type { Attempt } from '../../core/session/attempt.ts';
import { afterEdit, inState, type Reopened } from '../../core/study/after-edit.ts';
import type { Calendar } from '../../core/study/calendar.ts';
import type { StudyMode } from '../../core/study/plan.ts';
import { comesBack, putFirst, putLast, type Queue, replaced, takeNext, withoutCards } from '../../core/study/queue.ts';
import { daysOf, reviewFact, seenFact, stateAfter } from '../../core/study/review.ts';
import type { StudyCard } from '../../core/study/study-card.ts';
import type { ReviewLog } from './review-log.ts';

/** Something that was done to a card and can be taken back. */
export interface Done {
  readonly is: 'review' | 'suspended' | 'buried';
  readonly before: StudyCard;
  readonly after: StudyCard;
  readonly rating?: Rating;
  readonly durationMs: number;
  /** True where the card had been answered when it was set aside. */
  readonly isAnswered?: boolean;
  /** The events to take back, the last first; none where nothing could be kept. */
  readonly events: readonly string[];
}

/** What a desk needs besides its cards. */
export interface DeskAround {
  readonly log: ReviewLog;
  readonly mode: StudyMode;
  readonly calendar: Calendar;
  /** The learner's day of a moment. */
  dayAt(atMs: number): number;
}

export class StudyDesk {
  queue: Queue<StudyCard>;
  readonly done: Done[] = [];
  /** Cards whose look this sitting has told the log. */
  private readonly told = new Set<CardKey>();
  /** Cards that an edit took out of their file. */
  private readonly gone = new Set<CardKey>();
  /** Keys that cards would have had after an edit if the learner had not edited them here. */
  private readonly linked = new Set<CardKey>();
  private readonly sitting: string;
  private readonly around: DeskAround;

  constructor(queue: Queue<StudyCard>, around: DeskAround) {
    this.queue = queue;
    this.around = around;
    this.sitting = around.log.freshId();
  }

  /** Takes the next card off the desk; nothing where none is to come now. */
  take(atMs: number): StudyCard | undefined {
    const next = takeNext(this.queue, atMs);
    if (next !== undefined) this.queue = next.queue;
    return next?.card;
  }

  /** The state of a card after a rating. */
  stateAfter(card: StudyCard, rating: Rating, when: When): CardState | undefined {
    return stateAfter(card, rating, when, this.around.mode, this.around.calendar);
  }

  private write(facts: readonly Fact[]): readonly string[] {
    return (this.around.log.write(facts) ?? []).map(({ id }) => id);
  }

  /** Writes a fact about a card, and before the first of all what the card looks like; the event's id. */
  writeOf({ key, seen, record }: StudyCard, fact: Fact): string | undefined {
    const isNew = record?.look === undefined && !this.told.has(key);
    const written = this.write(isNew ? [seenFact(key, seen, 'first'), fact] : [fact]);
    if (written.length > 0) this.told.add(key);
    return written.at(-1);
  }

  /** Keeps a review, and lets the card come back in this sitting if its step ends today. */
  review(card: StudyCard, attempt: Attempt, rating: Rating): Done {
    const when = this.whenOf(attempt);
    const state = this.stateAfter(card, rating, when);
    const { mode, calendar } = this.around;
    const fact = reviewFact(card.key, attempt, { rating, state, mode: mode.is, sitting: this.sitting });
    const review = this.writeOf(card, fact);
    const after = { ...card, ...(state === undefined ? {} : { state }) };
    calendar.move(card, card.state, state);
    const events = review === undefined ? [] : [review];
    const done: Done = { is: 'review', before: card, after, rating, durationMs: attempt.durationMs, events };
    this.done.push(done);
    this.comeBack(after, rating, when);
    return done;
  }

  /** Rates the last review anew, on the learner's word. */
  correct(last: Done, attempt: Attempt, rating: Rating): Done {
    const when = this.whenOf(attempt);
    const { calendar } = this.around;
    calendar.move(last.before, last.after.state, last.before.state);
    const state = this.stateAfter(last.before, rating, when);
    calendar.move(last.before, last.before.state, state);
    const [of] = last.events.slice(-1);
    const verdict = rating === 'again' ? 'wrong' : 'right';
    const written = of === undefined ? [] : this.write([{ is: 'corrected', of, rating, verdict, days: daysOf(state) }]);
    const after = { ...last.after, ...(state === undefined ? {} : { state }) };
    const done: Done = { ...last, after, rating, events: [...written, ...last.events] };
    this.done[this.done.length - 1] = done;
    this.comeBack(after, rating, when);
    return done;
  }

  private whenOf({ atMs }: Attempt): When {
    return { at: atMs, day: this.around.dayAt(atMs) };
  }

  private comeBack(card: StudyCard, rating: Rating, when: When): void {
    this.queue = withoutCards(this.queue, ({ key }) => key === card.key);
    if (this.gone.has(card.key)) return;
    if (this.around.mode.is === 'cram') {
      if (rating === 'again') this.queue = putLast(this.queue, card);
    } else if (card.state?.dueAt !== undefined && card.state.dueDay <= when.day)
      this.queue = comesBack(this.queue, card, card.state.dueAt);
  }

  /** Suspends or buries a card. */
  setAside(card: StudyCard, is: 'suspended' | 'buried', isAnswered: boolean): void {
    const act = this.writeOf(card, { is, card: card.key });
    this.queue = withoutCards(this.queue, ({ key }) => key === card.key);
    const events = act === undefined ? [] : [act];
    this.done.push({ is, before: card, after: card, durationMs: 0, isAnswered, events });
  }

  /** Takes back what was done last, so that its card comes next, before the one that is asked now. */
  undo(current: StudyCard | undefined, when: When): Done | undefined {
    const last = this.done.pop();
    if (last === undefined) return undefined;
    this.write(last.events.map((of) => ({ is: 'undone', of })));
    this.around.calendar.move(last.before, last.after.state, last.before.state);
    if (last.isAnswered === true) {
      this.comeBack(last.before, this.done.at(-1)?.rating ?? 'again', when);
      this.takeUp(current);
    } else this.takeUp(current, last.before);
    return last;
  }

  /** Puts cards before all others, the last of them in front. */
  takeUp(...cards: readonly (StudyCard | undefined)[]): void {
    for (const card of cards) {
      if (card === undefined || this.gone.has(card.key)) continue;
      this.queue = putFirst(this.queue, card, ({ key }) => key === card.key);
    }
  }

  /** Takes in that the files were edited, `card` in particular; the card as it is then, and whether it got a new key. */
  renew(card: StudyCard, now: Reopened): { readonly card?: StudyCard; readonly isLinked: boolean } {
    const before = this.linked.size;
    const renewed = (each: StudyCard): StudyCard | undefined => {
      const found = afterEdit(each, now, each.key === card.key);
      return found && this.takenFor(found, each);
    };
    const again = renewed(card);
    this.queue = replaced(this.queue, renewed);
    for (const [at, done] of this.done.entries()) {
      const found = renewed(done.before);
      if (found === undefined) this.gone.add(done.before.key);
      else this.done[at] = { ...done, before: inState(found, done.before), after: inState(found, done.after) };
    }
    const isLinked = this.linked.size > before;
    if (again === undefined) this.gone.add(card.key);
    return again === undefined ? { isLinked } : { card: again, isLinked };
  }

  /** A card of an edited file, with the history of the card which it was before; the log is told where it cannot know. */
  private takenFor(found: StudyCard, before: StudyCard): StudyCard {
    if (found.key === before.key) return inState(found, before);
    if (before.record?.look === undefined && !this.told.has(before.key)) return found;
    if (!this.linked.has(found.key)) this.write([seenFact(before.key, found.seen, 'learner')]);
    this.linked.add(found.key);
    const record = before.record === undefined ? {} : { record: before.record };
    return inState({ ...found, ...record, key: before.key }, before);
  }
}
