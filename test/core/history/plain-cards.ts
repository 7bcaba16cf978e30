import type { Cards } from '../../../src/core/history/cards.ts';
import type { StoredCards } from '../../../src/core/history/stored-cards.ts';

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
        const { newestAt: _at, lookAt: _place, ...known } = { newestAt: 0, lookAt: undefined, ...record };
        return [key, known];
      }),
    ),
    reviewsOn,
    refused,
    weights,
  };
}
