import { expect, it } from 'vitest';
import type { CardKey } from '../../../src/core/history/event.ts';
import type { StoredCards } from '../../../src/core/history/stored-cards.ts';
import { cardLength, memoryOf, openMemory } from '../../../src/core/study/due-memory.ts';

const nothing: StoredCards = {
  byKey: new Map(),
  reviewsOn: new Map(),
  refused: new Set(),
  awaited: [],
  counts: () => new Map(),
};

/** The memory of decks that each ask items, by their names and the keys of their cards. */
function opened(...decks: readonly Readonly<Record<string, readonly CardKey[]>>[]) {
  const kept = memoryOf(
    decks.map((items, at) => ({
      cards: Object.entries(items).flatMap(([siblings, keys]) =>
        keys.map((key) => ({ siblings, fresh: { key, deck: `./${at}` } })),
      ),
    })),
    nothing,
  );
  return openMemory(kept, (card) => kept.cards.subarray(card * cardLength, (card + 1) * cardLength));
}

it('knows the siblings of a card, unless two items ask it', () => {
  const [one, two, three] = ['0000000000000001', '0000000000000002', '0000000000000003'] as const;
  const memory = opened({ gaps: [one, two] }, { name: [three] }, { again: [three] });
  const of = (key: CardKey) => memory.find(key) ?? -1;
  expect(memory.siblingsOf(of(two))).toMatchObject({ deck: 0, cards: [of(one), of(two)] });
  expect([one, two, three].map((key) => memory.isAmongSeveral(of(key)))).toEqual([false, false, true]);
  expect(memory.find('0000000000000009')).toBeUndefined();
});
