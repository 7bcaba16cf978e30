import type { CardRecord } from './card-record.ts';
import type { Cards } from './cards.ts';
import type { CardKey, Stamp, WeightsFitted } from './event.ts';

/** A card with what it takes to go on from it when lines were added to the log. */
export interface StoredCard extends CardRecord {
  /** The time of its newest event. */
  readonly newestAt: number;
  /** Where the line with its look stands: the number of the file, -1 without a look, and the bytes. */
  readonly lookFile: number;
  readonly lookStart: number;
  readonly lookLength: number;
}

/** The cards of a log with all that it takes to go on from them. */
export interface StoredCards extends Pick<Cards, 'reviewsOn' | 'refused'> {
  readonly byKey: ReadonlyMap<CardKey, StoredCard>;
  readonly weights?: Stamp & WeightsFitted;
  /** The highest count that each process has reached, by the fingerprint of its name. */
  counts(): ReadonlyMap<string, number>;
  /** Ids that undoings and corrections speak of and that the log does not hold yet. */
  readonly awaited: readonly string[];
}
