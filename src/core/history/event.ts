import type { Fraction } from '../grading/fraction.ts';
import type { Verdict } from '../grading/score.ts';
import type { Json } from '../item-types/contract.ts';
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

/** All that the log can hold, by name. A new sort of event is one entry here and one decoder in `decoders.ts`. */
export type Facts = SittingFacts;

export type FactName = keyof Facts;
export type Fact = Facts[FactName];
export type HistoryEvent = Stamp & Fact;
export type SittingFact = SittingFacts[keyof SittingFacts];
export type SittingEvent = Stamp & SittingFact;

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

/** The id of the `count`th event of a process on a device; sorts in the order of counting. */
export function eventId(device: string, process: string, count: number): string {
  return `${device}.${process}.${String(count).padStart(6, '0')}`;
}
