import type { Fraction } from '../grading/fraction.ts';
import type { Verdict } from '../grading/score.ts';
import type { Json } from '../item-types/contract.ts';
import type { Rating } from '../schedule/card-state.ts';
import type { Order } from '../session/paper.ts';
import type { Mode } from '../session/session.ts';

/** What every line of the log carries. */
export interface Stamp {
  /** Unique over all devices: the device, what tells its processes apart, and a count. */
  readonly id: string;
  /** Milliseconds since 1970 in UTC. */
  readonly at: number;
  /** Minutes that local time was ahead of UTC. */
  readonly offset: number;
}

/** An item as the log names it. */
export interface ItemRef {
  /** The deck's id. */
  readonly deck: string;
  readonly item: string;
}

/** What the facts of one sitting share. */
interface InSitting {
  readonly sitting: string;
  /** Counts the facts of a sitting from 0: their order, whatever the clock did meanwhile. */
  readonly step: number;
}

/** What was asked for when a sitting began, as it was written. */
export interface Selection {
  readonly count?: number;
  readonly tags?: string;
  readonly kind?: string;
  readonly level?: string;
  readonly query?: string;
}

/** One item of a paper, and the order in which its choices are shown. */
export interface PaperItem extends ItemRef {
  readonly fingerprint: string;
  readonly shown: readonly number[];
}

export interface SittingStarted extends InSitting {
  readonly is: 'sitting-started';
  readonly mode: Mode;
  /** Whether the missed items come again until each was right once. */
  readonly retry: boolean;
  readonly seed: number;
  readonly order: Order;
  /** The limit for the whole sitting. */
  readonly timeSeconds?: number;
  /** The share of the points that passes, from 0 to 1. */
  readonly passMark?: Fraction;
  readonly selection: Selection;
  readonly decks: readonly { readonly id: string; readonly path: string }[];
  /** In the order of the paper. */
  readonly items: readonly PaperItem[];
}

interface SittingResumed extends InSitting {
  readonly is: 'sitting-resumed';
}

/** One item asked once and responded to. Of several in round 0 the last counts: only an exam lets a response change. */
export interface AttemptMade extends InSitting, ItemRef {
  readonly is: 'attempt';
  readonly fingerprint: string;
  readonly mode: Mode;
  /** 0 for the sitting itself, from 1 for the rounds of missed items. */
  readonly round: number;
  /** What the item's kind reads back as the same response; `null` for a blank. */
  readonly response: Json;
  /** After the cost of hints. */
  readonly earned: Fraction;
  readonly possible: Fraction;
  readonly verdict: Verdict;
  readonly rule: string;
  /** Hints that had been taken. */
  readonly hints: number;
  readonly durationMs: number;
  /** Whether the item's time ended before the learner did. */
  readonly timedOut: boolean;
}

interface ItemSkipped extends InSitting, ItemRef {
  readonly is: 'skipped';
  readonly round: number;
  /** How long it has been in front of the learner in this round. */
  readonly durationMs: number;
}

interface HintTaken extends InSitting, ItemRef {
  readonly is: 'hint';
  readonly round: number;
  /** Which of the item's hints, from 0. */
  readonly hint: number;
}

/** The learner thinks that the item is faulty. */
interface ItemFlagged extends InSitting, ItemRef {
  readonly is: 'flagged';
  readonly note: string;
}

/** An exam was handed in: what was responded to it changes no more. */
interface HandedIn extends InSitting {
  readonly is: 'handed-in';
}

/** The first item of a round of missed ones came into view. */
interface RoundStarted extends InSitting {
  readonly is: 'round-started';
  /** From 1. */
  readonly round: number;
}

interface SittingEnded extends InSitting {
  readonly is: 'sitting-ended';
  /** A sitting that was quit can be resumed; the others cannot. */
  readonly how: 'finished' | 'quit' | 'time-up';
}

/** What happens in a sitting, by name. */
export interface SittingFacts {
  readonly 'sitting-started': SittingStarted;
  readonly 'sitting-resumed': SittingResumed;
  readonly attempt: AttemptMade;
  readonly skipped: ItemSkipped;
  readonly hint: HintTaken;
  readonly flagged: ItemFlagged;
  readonly 'handed-in': HandedIn;
  readonly 'round-started': RoundStarted;
  readonly 'sitting-ended': SittingEnded;
}

/** A card as the log names it: 16 hexadecimal digits made from what it looked like when it was seen first. */
export type CardKey = string;

/** What a card looks like, with all by which it is found again after an edit. */
export interface Look {
  readonly deck: string;
  readonly item: string;
  /** True where the author gave the item its id. */
  readonly explicit: boolean;
  /** Which of the item's cards it is. */
  readonly facet: string;
  /** The fingerprints of the question and of the answer. */
  readonly front: string;
  readonly back: string;
  /** How the question begins. */
  readonly text: string;
}

interface OfCard {
  readonly card: CardKey;
}

/** A card was met for the first time, or in a new form. */
export interface CardSeen extends OfCard, Look {
  readonly is: 'card-seen';
  /** By what it was known again: its id or question, its answer, the likeness of its text, or the learner's word. */
  readonly by: 'first' | 'question' | 'answer' | 'likeness' | 'learner';
}

/** In which way a card was asked. All but `cram` move the schedule. */
export type ReviewMode = 'study' | 'ahead' | 'until' | 'quiz' | 'cram';

/** One showing of a card and how well it was known. What a replay needs comes first in its line. */
export interface Reviewed extends OfCard {
  readonly is: 'review';
  readonly rating: Rating;
  /** The interval that was shown, in days; 0 within the steps of a day. */
  readonly days: number;
  readonly mode: ReviewMode;
  readonly verdict: Verdict;
  readonly durationMs: number;
  readonly hints: number;
  readonly sitting: string;
  readonly earned: Fraction;
  readonly possible: Fraction;
  readonly rule: string;
  readonly response: Json;
}

/** The learner overruled the verdict of a review. */
export interface Corrected {
  readonly is: 'corrected';
  /** The id of the review. */
  readonly of: string;
  readonly rating: Rating;
  readonly verdict: Verdict;
  /** The interval that was shown for the new rating, in days. */
  readonly days: number;
}

/** An event was taken back: a review, a link, a suspension, or an undoing. */
export interface Undone {
  readonly is: 'undone';
  /** The id of the event. */
  readonly of: string;
}

interface Suspended extends OfCard {
  readonly is: 'suspended';
}
interface Unsuspended extends OfCard {
  readonly is: 'unsuspended';
}
/** Out of sight until the learner's next day. */
interface Buried extends OfCard {
  readonly is: 'buried';
}
/** The schedule begins anew, as for a new card. */
interface Reset extends OfCard {
  readonly is: 'reset';
}
interface DueSet extends OfCard {
  readonly is: 'due-set';
  /** `2026-12-01`, a day of the learner. */
  readonly day: string;
}
interface Noted extends OfCard {
  readonly is: 'noted';
  readonly note: string;
}
/** A card that is in no deck any more shall no longer be listed. */
interface Forgotten extends OfCard {
  readonly is: 'forgotten';
}

/** The scheduler was fitted to the learner's own history. */
export interface WeightsFitted {
  readonly is: 'weights';
  readonly weights: readonly number[];
  /** How many reviews they were fitted to. */
  readonly reviews: number;
  /** The log loss on reviews that were held out, with the weights of before and with these. */
  readonly before: number;
  readonly after: number;
  /** Whether due days that were given before move, too. */
  readonly reschedule: boolean;
}

/** What happens to cards, by name. */
export interface StudyFacts {
  readonly 'card-seen': CardSeen;
  readonly review: Reviewed;
  readonly corrected: Corrected;
  readonly undone: Undone;
  readonly suspended: Suspended;
  readonly unsuspended: Unsuspended;
  readonly buried: Buried;
  readonly reset: Reset;
  readonly 'due-set': DueSet;
  readonly noted: Noted;
  readonly forgotten: Forgotten;
  readonly weights: WeightsFitted;
}

/** All that the log can hold, by name. A new sort of event is one entry here and one decoder in `decoders.ts`. */
export type Facts = SittingFacts & StudyFacts;

export type FactName = keyof Facts;
export type Fact = Facts[FactName];
export type HistoryEvent = Stamp & Fact;
export type SittingFact = SittingFacts[keyof SittingFacts];
export type SittingEvent = Stamp & SittingFact;
export type StudyFact = StudyFacts[keyof StudyFacts];
export type StudyEvent = Stamp & StudyFact;

const sittingFacts: { readonly [Name in keyof SittingFacts]: true } = {
  'sitting-started': true,
  'sitting-resumed': true,
  attempt: true,
  skipped: true,
  hint: true,
  flagged: true,
  'handed-in': true,
  'round-started': true,
  'sitting-ended': true,
};

/** Whether an event is part of a sitting. */
export function isOfSitting(event: HistoryEvent): event is SittingEvent {
  return Object.hasOwn(sittingFacts, event.is);
}

/** Whether an event is about cards and their schedule. */
export function isOfStudy(event: HistoryEvent): event is StudyEvent {
  return !isOfSitting(event);
}

/** The id of the `count`th event of a process on a device; sorts in the order of counting. */
export function eventId(device: string, process: string, count: number): string {
  return `${device}.${process}.${String(count).padStart(6, '0')}`;
}
