import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distributionsOf } from '../../../src/core/analysis/distributions.ts';
import { forecastOf } from '../../../src/core/analysis/forecast.ts';
import { hardestOf, leechesOf } from '../../../src/core/analysis/hardest.ts';
import { targetCosts } from '../../../src/core/analysis/target-cost.ts';
import { card } from './samples.ts';

const today = 100;

describe('forecastOf', () => {
  it('counts what falls due by day, what is overdue apart, and the load in the long run', () => {
    const cards = [
      card('a', { dueDay: 99, intervalDays: 4 }),
      card('b', { dueDay: 100, intervalDays: 0, phase: 'relearning' }),
      card('c', { dueDay: 102, intervalDays: 2 }),
      card('d', { dueDay: 129, intervalDays: 20 }),
      card('e', { dueDay: 130, intervalDays: 100 }),
      card('f', { dueDay: 99, intervalDays: 1 }, { isSuspended: true }),
    ];
    const { overdue, days, dailyLoad } = forecastOf(cards, today);
    expect(overdue).toBe(1);
    expect(days).toHaveLength(30);
    expect([...days.entries()].filter(([, due]) => due > 0)).toEqual([
      [0, 1],
      [2, 1],
      [29, 1],
    ]);
    expect(dailyLoad).toBeCloseTo(1 / 4 + 1 + 1 / 2 + 1 / 20 + 1 / 100, 12);
  });

  it('counts every card once, unless it falls due later', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 50, max: 150 })), (dueDays) => {
        const { overdue, days } = forecastOf(
          dueDays.map((dueDay, at) => card(String(at), { dueDay })),
          today,
        );
        const later = dueDays.filter((day) => day >= today + 30).length;
        expect(overdue + days.reduce((sum, due) => sum + due, 0) + later).toBe(dueDays.length);
      }),
    );
  });
});

describe('distributionsOf', () => {
  it('puts a card into the bin that begins with its value', () => {
    const cards = [
      card('a', { stability: 0.9, difficulty: 1 }, { recall: 0.2 }),
      card('b', { stability: 1, difficulty: 2.99 }, { recall: 0.9 }),
      card('c', { stability: 365, difficulty: 10 }, { recall: 1 }),
    ];
    const { stability, difficulty, retrievability } = distributionsOf(cards);
    expect(stability).toEqual([
      { from: 0, to: 1, cards: 1 },
      { from: 1, to: 7, cards: 1 },
      { from: 7, to: 21, cards: 0 },
      { from: 21, to: 90, cards: 0 },
      { from: 90, to: 365, cards: 0 },
      { from: 365, to: null, cards: 1 },
    ]);
    expect(difficulty.map(({ from, cards: count }) => [from, count])).toEqual([
      [1, 2],
      [3, 0],
      [5, 0],
      [7, 0],
      [9, 1],
    ]);
    expect(retrievability.map(({ from, cards: count }) => [from, count])).toEqual([
      [0, 1],
      [0.5, 0],
      [0.7, 0],
      [0.8, 0],
      [0.9, 1],
      [0.95, 1],
    ]);
  });
});

describe('targetCosts', () => {
  it('sums what each card costs in an interval, what is forgotten coming back once a step', () => {
    const cards = [card('a'), card('b', {}, { relearningSteps: 2 }), card('c', {}, { isSuspended: true })];
    const costs = targetCosts(cards, 6000);
    expect(costs.map(({ target }) => target)).toEqual([0.8, 0.85, 0.9, 0.95, 0.97]);
    // (1 + 0.2 · 1) / 20 + (1 + 0.2 · 2) / 20, and so on with intervals of 10 and 5 days
    const expected = [0.13, 0.245, 0.23, 0.43, 0.418];
    for (const [at, { reviewsPerDay, timePerDayMs }] of costs.entries()) {
      expect(reviewsPerDay).toBeCloseTo(expected[at] ?? 0, 12);
      expect(timePerDayMs).toBeCloseTo((expected[at] ?? 0) * 6000, 8);
    }
  });

  it('knows no time without a review', () => {
    expect(targetCosts([], null)[0]).toEqual({ target: 0.8, reviewsPerDay: 0, timePerDayMs: null });
  });
});

describe('hardestOf and leechesOf', () => {
  it('order by lapses, then by difficulty, then by key', () => {
    const cards = [
      card('d', { lapses: 2, difficulty: 6 }),
      card('c', { lapses: 2, difficulty: 6 }),
      card('b', { lapses: 2, difficulty: 8 }),
      card('a', { lapses: 0, difficulty: 10 }),
      card('e', { lapses: 9 }),
    ];
    expect(hardestOf(cards).map(({ card: key }) => key)).toEqual(['e', 'b', 'c', 'd']);
    expect(leechesOf(cards)).toEqual([
      { card: 'e', deck: 'asyncio', text: 'Question e', lapses: 9, difficulty: 5, isSuspended: false },
    ]);
  });

  it('list ten of the hardest and every leech', () => {
    const cards = Array.from({ length: 12 }, (_, at) => card(String(at).padStart(2, '0'), { lapses: 8 }));
    expect(hardestOf(cards)).toHaveLength(10);
    expect(leechesOf(cards)).toHaveLength(12);
  });
});
