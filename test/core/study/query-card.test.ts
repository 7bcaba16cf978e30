import { describe, expect, it } from 'vitest';
import { queryCardOf } from '../../../src/core/study/query-card.ts';
import { atMs, studyCard, today } from './cards.ts';

const time = { today, atMs, isFlagged: () => false };

describe('a card as a query sees it', () => {
  it('has no memory while it is new', () => {
    const { text, ...card } = queryCardOf(studyCard('a'), time);
    expect(card).toEqual({
      deck: 'deck',
      item: 'what-is-a-task',
      facet: 'item',
      kind: 'short-answer',
      tags: [],
      chapter: [],
      path: 'deck.md',
      isSuspended: false,
      isBuried: false,
      isFlagged: false,
      phase: 'new',
      isLeech: false,
      isDue: false,
      reps: 0,
      lapses: 0,
    });
    expect(text()).toContain('What is a task?');
    expect(text()).toContain('a coroutine');
  });

  it('has the days to its day, the days since its review, and the recall of today', () => {
    // FSRS defines stability as the days after which recall is at 90 %.
    const state = { stability: 5, difficulty: 6, lapses: 2, reps: 7 };
    const card = queryCardOf(studyCard('a', { due: -1, state }), time);
    expect(card).toMatchObject({
      phase: 'review',
      isDue: true,
      dueInDays: -1,
      reps: 7,
      lapses: 2,
      stabilityDays: 5,
      difficulty: 6,
      intervalDays: 4,
      reviewedDaysAgo: 5,
    });
    expect(card.retrievability).toBeCloseTo(0.9, 8);
  });

  it.each([
    [{ due: 0 }, true],
    [{ due: 1 }, false],
    [{ stepMinutes: -1 }, true],
    [{ stepMinutes: 1 }, false],
  ])('is due by its day, in steps by its moment: %o', (own, isDue) => {
    expect(queryCardOf(studyCard('a', own), time).isDue).toBe(isDue);
  });

  it('is buried today alone, and suspended or flagged as was said of it', () => {
    const buried = (buriedDay: number) => queryCardOf(studyCard('a', { record: { buriedDay } }), time).isBuried;
    expect([buried(today), buried(today - 1)]).toEqual([true, false]);
    expect(queryCardOf(studyCard('a', { record: { isSuspended: true } }), time).isSuspended).toBe(true);
    const flagged = { ...time, isFlagged: (deck: string, item: string) => `${deck}/${item}` === 'deck/what-is-a-task' };
    expect(queryCardOf(studyCard('a'), flagged).isFlagged).toBe(true);
  });

  it('counts as a leech after so many lapses as the settings say', () => {
    const { leechLapses } = studyCard('a').settings;
    const lapsed = (lapses: number) => queryCardOf(studyCard('a', { due: 0, state: { lapses } }), time).isLeech;
    expect([lapsed(leechLapses - 1), lapsed(leechLapses)]).toEqual([false, true]);
  });
});
