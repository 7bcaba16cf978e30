/**
 * One sitting as a machine: a session is asking, explaining, handing in, between two rounds or finished, and `advance`
 * gives the next one. It knows neither clock nor terminal; a move brings the times that it needs along.
 *
 * In practice each response is explained at once. In an exam nothing is said until the end, and earlier items can be
 * gone back to. After the end the missed items may come again, round after round, until each was right once; only what
 * was done before the first of these rounds counts.
 */
import type { RawResponse } from '../item-types/contract.ts';
import type { Attempt, Attempts } from './attempt.ts';
import type { Entry, Paper } from './paper.ts';

export type Mode = 'practice' | 'exam';

export interface Rules {
  readonly mode: Mode;
  /** Whether the missed items come again after the end. */
  readonly retry: boolean;
}

export type Ending = 'finished' | 'quit' | 'time-up';

export type Phase =
  | {
      readonly is: 'asking';
      readonly entry: Entry;
      /** Whether it is asked for the first time, so that its reading comes first. */
      readonly first: boolean;
      /** What to ask back, where the last response was not understood. That was no attempt. */
      readonly unclear?: string;
      /** In an exam, the response that stands and may be changed. */
      readonly earlier?: Attempt;
    }
  | { readonly is: 'explaining'; readonly attempt: Attempt }
  /** An exam in which every item was responded to; the last moment to go back. */
  | { readonly is: 'handing-in' }
  /** After a round, with the places of the items that were missed in it. */
  | { readonly is: 'between'; readonly missed: readonly number[] }
  | { readonly is: 'finished'; readonly how: Ending };

export interface Flagged {
  readonly place: number;
  readonly note: string;
}

export interface Session {
  readonly paper: Paper;
  readonly rules: Rules;
  /** 0 for the sitting itself, from 1 for the rounds of missed items. */
  readonly round: number;
  /** The places of this round in the order of asking; those from `at` on are open. */
  readonly queue: readonly number[];
  readonly at: number;
  /** The highest place that has been asked, -1 before the first. */
  readonly reached: number;
  /** Every attempt, the newest first. */
  readonly attempts: Attempts;
  /** Hints taken in this round, by place. */
  readonly hints: ReadonlyMap<number, number>;
  /** Time already given in this round to items that are still open, by place. */
  readonly usedMs: ReadonlyMap<number, number>;
  readonly flags: readonly Flagged[];
  readonly phase: Phase;
}

/** What can happen to a session. `durationMs` is the time since the item appeared. */
export type Move =
  | { readonly is: 'respond'; readonly raw: RawResponse; readonly durationMs: number; readonly atMs: number }
  /** The item comes back at the end; in an exam an item that was gone back to stays as it was. */
  | { readonly is: 'skip'; readonly durationMs: number }
  | { readonly is: 'back'; readonly durationMs: number }
  | { readonly is: 'hint' }
  | { readonly is: 'flag'; readonly note: string }
  /** On from the explanation. */
  | { readonly is: 'next' }
  | { readonly is: 'hand-in' }
  | { readonly is: 'begin-round' }
  /** What stood in the prompt counts where it is a response, else the item is blank. */
  | {
      readonly is: 'time-up';
      readonly of: 'item' | 'whole';
      readonly raw?: RawResponse;
      readonly durationMs: number;
      readonly atMs: number;
    }
  | { readonly is: 'quit' };
