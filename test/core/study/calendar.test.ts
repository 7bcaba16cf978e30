import { expect, it } from 'vitest';
import { Calendar } from '../../../src/core/study/calendar.ts';
import { studyCard, today } from './cards.ts';

it('a calendar knows how many cards fall due on a day, and goes along with each move', () => {
  const [a, b, c] = [studyCard('a', { due: 2 }), studyCard('b', { due: 2 }), studyCard('c')];
  const calendar = new Calendar([a, b, c]);
  expect([calendar.load(today + 2), calendar.load(today + 3)]).toEqual([2, 0]);
  calendar.move(a, a.state, { dueDay: today + 3 });
  calendar.move(c, undefined, { dueDay: today + 3 });
  expect([calendar.load(today + 2), calendar.load(today + 3)]).toEqual([1, 2]);
  calendar.move(a, { dueDay: today + 3 }, a.state);
  calendar.move(c, { dueDay: today + 3 }, undefined);
  expect([calendar.load(today + 2), calendar.load(today + 3)]).toEqual([2, 0]);
});

it('a calendar knows on which days another card of the same item falls due', () => {
  const [a, b] = [studyCard('a', { due: 2, siblings: 'x' }), studyCard('b', { due: 4, siblings: 'x' })];
  const calendar = new Calendar([a, b, studyCard('c', { due: 3 })]);
  const days = (card: typeof a) => [2, 3, 4].map((ahead) => calendar.hasSibling(card, today + ahead));
  expect([days(a), days(b)]).toEqual([
    [false, false, true],
    [true, false, false],
  ]);
  calendar.move(b, b.state, undefined);
  expect(days(a)).toEqual([false, false, false]);
});
