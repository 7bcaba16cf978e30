import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fsrs6 } from '../../../src/core/schedule/fsrs6.ts';
import { dueOrders, orderDue, recallOn, type StudyCard } from '../../../src/core/schedule/order.ts';
import { defaultWeights } from '../../../src/core/schedule/settings.ts';
import { card } from './samples.ts';

const model = fsrs6(defaultWeights);
const today = 20_100;
const study = (key: string, change: Parameters<typeof card>[0]): StudyCard => ({
  key,
  siblings: key,
  state: card(change),
});
const keys = (cards: readonly StudyCard[]): string => cards.map(({ key }) => key).join(' ');

const anyCards = fc
  .uniqueArray(
    fc.record({
      key: fc.string(),
      stability: fc.constantFrom(0.5, 3, 3.5, 20, 400),
      lastDay: fc.integer({ min: 19_900, max: 20_101 }),
    }),
    { selector: ({ key }) => key },
  )
  .map((list) => list.map(({ key, ...state }) => study(key, { ...state, dueDay: state.lastDay + 5 })));

describe('orderDue', () => {
  // Recall by R = (1 + F·t/S)^−0.1542, F = 0.9^(−1/0.1542) − 1 = 0.9804, and what the next day takes of it:
  // fresh, 1 day of 1: 0.900, 0.054; old, 100 of 1: 0.492, 0.001; ripe, 10 of 10: 0.900, 0.007; firm, 2 of 100: 0.997, 0.001.
  const cards = [
    study('old', { stability: 1, lastDay: today - 100, dueDay: today - 99 }),
    study('ripe', { stability: 10, lastDay: today - 10, dueDay: today }),
    study('fresh', { stability: 1, lastDay: today - 1, dueDay: today - 1 }),
    study('firm', { stability: 100, lastDay: today - 2, dueDay: today + 98 }),
  ];

  it('goes by the day on which cards fell due', () => {
    expect(keys(orderDue(cards, { today, model, order: 'due' }))).toBe('old fresh ripe firm');
  });

  it('begins with what is forgotten fastest', () => {
    const lost = (one: StudyCard): number => recallOn(one.state, today, model) - recallOn(one.state, today + 1, model);
    expect(cards.map(lost).map((share) => share.toFixed(3))).toEqual(['0.001', '0.007', '0.054', '0.001']);
    expect(
      keys(orderDue(cards, { today, model, order: 'forgetting' }))
        .split(' ')
        .slice(0, 2),
    ).toEqual(['fresh', 'ripe']);
  });

  it('begins with what is known least', () => {
    const byRecall = orderDue([...cards.slice(0, 2), ...cards.slice(3)], { today, model, order: 'weakest' });
    expect(keys(byRecall)).toBe('old ripe firm');
  });

  it('keeps the order of the file where that is wanted', () => {
    expect(keys(orderDue(cards, { today, model, order: 'file' }))).toBe('old ripe fresh firm');
  });

  it('parts neighbours that are alike, in the same way wherever they come from', () => {
    const alike = Array.from({ length: 26 }, (_, index) => study(`item-${index}`, { dueDay: today }));
    const ordered = orderDue(alike, { today, model, order: 'due' });
    expect(keys(orderDue(alike.toReversed(), { today, model, order: 'due' }))).toBe(keys(ordered));
    const places = ordered.map((one) => alike.indexOf(one));
    const neighbours = places.filter((place, at) => place === (places[at - 1] ?? Number.NaN) + 1);
    expect(neighbours.length).toBeLessThan(6);
  });

  it('keeps every card once and rises in what it goes by', () => {
    fc.assert(
      fc.property(anyCards, fc.constantFrom(...dueOrders), (cards, order) => {
        const ordered = orderDue(cards, { today, model, order });
        expect(ordered.map(({ key }) => key).sort()).toEqual(cards.map(({ key }) => key).sort());
        const ranks = ordered.map(({ state }) => {
          const recall = model.retrievability(state, Math.max(0, today - state.lastDay));
          const tomorrow = model.retrievability(state, Math.max(0, today + 1 - state.lastDay));
          return { due: state.dueDay, forgetting: tomorrow - recall, weakest: recall, file: 0 }[order];
        });
        expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
      }),
    );
  });
});

it('takes a day before the last review for the day of it', () => {
  expect(recallOn(card(), 19_000, model)).toBe(1);
});
