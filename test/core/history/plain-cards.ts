import type { CardRecord } from '../../../src/core/history/card-record.ts';
import type { Cards } from '../../../src/core/history/cards.ts';
import type { StoredCards } from '../../../src/core/history/stored-cards.ts';

/** What is known of a card without what is kept beside it for the next start. */
export function withoutPlace(record: CardRecord): CardRecord {
  const beside = { newestAt: 0, lookFile: 0, lookStart: 0, lookLength: 0 };
  const { newestAt: _at, lookFile: _file, lookStart: _start, lookLength: _length, ...known } = { ...beside, ...record };
  return known;
}

/** Cards as data that compares: what is kept beside the records for the next start left out. */
export function plain({
  byKey,
  reviewsOn,
  refused,
  weights,
}: Pick<Cards, 'byKey' | 'reviewsOn' | 'refused' | 'weights'> | StoredCards) {
  return {
    cards: new Map(
      [...byKey].map(([key, record]) => {
        return [key, withoutPlace(record)];
      }),
    ),
    reviewsOn,
    refused,
    weights,
  };
}
