import type { CardRecord } from './card-record.ts';
import type { Cards } from './cards.ts';
import type { CardKey, Stamp, WeightsFitted } from './event.ts';
import type { LinePlace } from './rows.ts';

/** The line with the look of a card. */
export type LookPlace = Omit<LinePlace, 'line'>;

/** A card with what it takes to go on from it when lines were added to the log. */
export interface StoredCard extends CardRecord {
  /** The time of its newest event. */
  readonly newestAt: number;
  readonly lookAt?: LookPlace;
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
