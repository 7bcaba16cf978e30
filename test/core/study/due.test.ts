import { describe, expect, it } from 'vitest';
import type { CardRecord } from '../../../src/core/history/card-record.ts';
import { type CountedCard, countDue } from '../../../src/core/study/due.ts';
import { studyCard, today } from './cards.ts';

/** A card of an item, with what its record says. */
function card(siblings: string, record?: Partial<CardRecord>): CountedCard {
  const base = { key: siblings, keys: [siblings], isSuspended: false, isForgotten: false };
  return record === undefined ? { siblings } : { siblings, record: { ...base, ...record } };
}

const due = (siblings: string, dueDay: number): CountedCard =>
  card(siblings, {
    introducedDay: today - 9,
    state: {
      phase: 'review',
      step: 0,
      stability: 5,
      difficulty: 5,
      lastAt: 0,
      lastDay: today - 5,
      dueDay,
      intervalDays: 5,
      reps: 3,
      lapses: 0,
    },
  });

const count = (cards: readonly CountedCard[], newLeft: number, mostLeft: number) =>
  countDue([{ name: 'deck', title: 'Deck', cards }], today, { newLeft, mostLeft, reviewedToday: 0 });

describe('new cards of today', () => {
  const two = [due('a', today), due('b', today - 1)];
  const fresh = ['c', 'd', 'e'].map((name) => card(name));

  it.each([
    [10, 100, 3],
    [2, 100, 2],
    [10, 4, 2],
    [10, 2, 0],
    [10, 0, 0],
  ])('are those that %i new cards and %i cards still allow after what is due: %i', (newLeft, mostLeft, expected) => {
    expect(count([...two, ...fresh], newLeft, mostLeft).newToday).toBe(expected);
  });

  it('are none of an item of which one was new today, though that one be suspended or buried now', () => {
    const aside = [{ isSuspended: true }, { buriedDay: today }].map((record) => [
      card('x', { ...record, introducedDay: today }),
      card('x'),
    ]);
    for (const cards of aside) expect(count(cards, 10, 100).total.fresh).toBe(0);
  });
});

const left = { newLeft: 10, mostLeft: 200, reviewedToday: 4 };

it('the counts of a day tell due, overdue, learning, new and suspended cards apart', () => {
  const cards = [
    studyCard('a', { due: 0 }),
    studyCard('b', { due: -2 }),
    studyCard('c', { stepMinutes: 5 }),
    studyCard('d', { due: 1 }),
    studyCard('e', { due: 7 }),
    studyCard('f', { due: 8 }),
    studyCard('g', { due: 0, record: { isSuspended: true } }),
    studyCard('h', { due: 0, record: { buriedDay: today } }),
    studyCard('i', { siblings: 'one' }),
    studyCard('j', { siblings: 'one' }),
    studyCard('k', { siblings: 'two' }),
    studyCard('l', { due: 1, siblings: 'two', record: { introducedDay: today } }),
  ];
  const counts = { due: 2, overdue: 1, learning: 1, fresh: 1, suspended: 1, cards: 12 };
  expect(countDue([{ name: 'deck', title: 'Deck', cards }], today, left)).toEqual({
    today,
    total: counts,
    newToday: 1,
    reviewedToday: 4,
    ahead: [2, 0, 0, 0, 0, 0, 1],
    decks: [{ name: 'deck', title: 'Deck', ...counts }],
  });
});
