import type { Memory, Rating } from './card-state.ts';

/** What a model of memory answers, so that its next version can take the place of this one. */
export interface MemoryModel {
  /** Names the version: the memories of two models do not compare. */
  readonly name: string;
  /**
   * The memory after a review; `memory` is absent for the first one, and then the days do not matter. `elapsedDays` is
   * whole, and 0 for a second review on the same day; anything but a finite number from 0 throws.
   */
  next(memory: Memory | undefined, elapsedDays: number, rating: Rating): Memory;
  /** The probability of recall, from 0 to 1, so many days after the last review. */
  retrievability(memory: Pick<Memory, 'stability'>, elapsedDays: number): number;
  /** The days, not rounded, after which the probability of recall has fallen to `retention`, above 0 and at most 1. */
  intervalDays(stability: number, retention: number): number;
}
