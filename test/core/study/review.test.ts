import { describe, expect, it } from 'vitest';
import { ratings } from '../../../src/core/schedule/card-state.ts';
import { Calendar } from '../../../src/core/study/calendar.ts';
import { aheadOf, daysOf, isRating, seenFacts, stateAfter } from '../../../src/core/study/review.ts';
import { atMs, studyCard, today } from './cards.ts';

const when = { at: atMs, day: today };
const none = new Calendar([]);
const card = studyCard('a', { due: 0 });

describe('a card after a rating', () => {
  it('is what the scheduler makes of it, also ahead of its day', () => {
    const alone = card.scheduler.review(card.state, 'good', when, { seed: 'a' });
    expect(stateAfter(card, 'good', when, { is: 'study' }, none)).toEqual(alone);
    expect(stateAfter(card, 'good', when, { is: 'ahead', days: 3 }, none)).toEqual(alone);
  });

  it('stays as it was when it is crammed', () => {
    for (const rating of ratings) expect(stateAfter(card, rating, when, { is: 'cram' }, none)).toBe(card.state);
  });

  it('comes again before the date that it is prepared for, or on it', () => {
    for (const days of [1, 2, 5, 9]) {
      const next = stateAfter(card, 'good', when, { is: 'until', day: today + days }, none);
      expect(next?.dueDay).toBeLessThanOrEqual(today + days);
      expect(next?.dueDay).toBe((next?.lastDay ?? 0) + (next?.intervalDays ?? 0));
    }
    const failed = stateAfter(card, 'again', when, { is: 'until', day: today + 5 }, none);
    expect(failed).toEqual(card.scheduler.review(card.state, 'again', when, { seed: 'a' }));
  });
});

it('how long until a card comes again is told in minutes within steps, else in days', () => {
  expect(aheadOf(studyCard('a', { stepMinutes: 10 }).state, when)).toEqual({ minutes: 10 });
  expect(aheadOf(studyCard('a', { due: 4 }).state, when)).toEqual({ days: 4 });
  expect(aheadOf(undefined, when)).toEqual({ days: 0 });
  expect([studyCard('a', { stepMinutes: 10 }).state, card.state, undefined].map(daysOf)).toEqual([0, 5, 0]);
});

it('the names of ratings are told from other values', () => {
  expect([...ratings, 'fine', 3, null].map(isRating)).toEqual([true, true, true, true, false, false, false]);
});

it('the log is told how a card looks under each of its names', () => {
  expect(seenFacts(['k1', 'k2'], card.seen, 'answer').map(({ card: name, by }) => [name, by])).toEqual([
    ['k1', 'answer'],
    ['k2', 'answer'],
  ]);
});
