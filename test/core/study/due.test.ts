import { expect, it } from 'vitest';
import { countDue } from '../../../src/core/study/due.ts';
import { studyCard, today } from './cards.ts';

const left = { today, newLeft: 10, mostLeft: 200, reviewedToday: 4 };

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
  expect(countDue([{ name: 'deck', cards }], left)).toEqual({
    today,
    total: counts,
    newToday: 1,
    reviewedToday: 4,
    ahead: [2, 0, 0, 0, 0, 0, 1],
    decks: [{ name: 'deck', ...counts }],
  });
});

it('the new cards of a day are no more than it has left, and than it has room for beside the reviews', () => {
  const cards = [...['a', 'b', 'c'].map((key) => studyCard(key)), studyCard('d', { due: 0 })];
  const newToday = (own: Partial<typeof left>) => countDue([{ name: 'deck', cards }], { ...left, ...own }).newToday;
  expect([newToday({}), newToday({ newLeft: 2 }), newToday({ mostLeft: 2 }), newToday({ mostLeft: 0 })]).toEqual([
    3, 2, 1, 0,
  ]);
});
