import type { CardKey } from '../history/event.ts';
import type { CardState } from '../schedule/card-state.ts';

/** A card that was reviewed, with what statistics ask of it. */
export interface StudiedCard {
  readonly key: CardKey;
  readonly deck: string;
  /** How its question begins; empty where the log does not say. */
  readonly text: string;
  readonly isSuspended: boolean;
  readonly state: CardState;
  /** The probability of recall today. */
  readonly recall: number;
  /** The probability of recall that its deck aims at. */
  readonly target: number;
  /** Whether it was forgotten as often as its deck allows. */
  readonly isLeech: boolean;
  /** How many steps it takes after it was forgotten. */
  readonly relearningSteps: number;
  /** The days after which its recall has fallen to a target, as the deck would schedule them: whole, 1 at least. */
  intervalAt(target: number): number;
}
