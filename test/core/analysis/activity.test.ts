import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activityOf } from '../../../src/core/analysis/activity.ts';
import { dateText, dayOfDate } from '../../../src/core/schedule/day.ts';
import { between, point, response } from './samples.ts';

/** A Wednesday. */
const today = dayOfDate('2026-11-25') ?? 0;

describe('activityOf', () => {
  it('tells what was done today', () => {
    const points = [
      point(today - 1),
      point(today, { card: 'b' }),
      point(today, { card: 'a', before: between(), rating: 'again' }),
      point(today, { card: 'c', mode: 'cram' }),
      point(today, { card: 'd', mode: 'quiz', durationMs: 7000 }),
    ];
    const { today: done } = activityOf(points, [response(today, { item: 'd', durationMs: 7000 })], today);
    expect({ ...done, right: `${done.right.hits}/${done.right.of}` }).toEqual({
      reviews: 4,
      newCards: 2,
      attempts: 1,
      timeMs: 25_000,
      right: '3/4',
    });
  });

  it('gives the days of 26 weeks from a Monday to the Sunday after today', () => {
    const { days } = activityOf([point(today), point(today)], [response(today - 1)], today);
    expect(days).toHaveLength(182);
    expect(dateText(days[0]?.day ?? 0)).toBe('2026-06-01');
    expect(dateText(days.at(-1)?.day ?? 0)).toBe('2026-11-29');
    expect(days.filter(({ answers }) => answers > 0)).toEqual([
      { day: today - 1, answers: 1, timeMs: 10_000 },
      { day: today, answers: 2, timeMs: 12_000 },
    ]);
  });

  it('counts a quiz that moved the schedule once', () => {
    const { days, time } = activityOf([point(today, { mode: 'quiz' })], [response(today)], today);
    expect(days.find(({ day }) => day === today)?.answers).toBe(1);
    expect(time.totalMs).toBe(10_000);
  });

  it('keeps a streak alive until a whole day was left out', () => {
    const streak = (...ago: number[]) =>
      activityOf(
        ago.map((each) => point(today - each)),
        [],
        today,
      ).streak;
    expect(streak(0, 1, 2)).toEqual({ current: 3, longest: 3 });
    expect(streak(1, 2)).toEqual({ current: 2, longest: 2 });
    expect(streak(2, 3, 4)).toEqual({ current: 0, longest: 3 });
    expect(streak(0, 5, 6)).toEqual({ current: 1, longest: 2 });
    expect(streak()).toEqual({ current: 0, longest: 0 });
  });

  it('finds the streaks that a walk over every day finds', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(60)), (ago) => {
        const active = new Set(ago);
        let longest = 0;
        for (let from = 0; from <= 60; from++) {
          let to = from;
          while (active.has(to)) to++;
          longest = Math.max(longest, to - from);
        }
        const start = active.has(0) ? 0 : 1;
        let current = 0;
        while (active.has(start + current)) current++;
        expect(
          activityOf(
            ago.map((each) => point(today - each)),
            [],
            today,
          ).streak,
        ).toEqual({ current, longest });
      }),
    );
  });

  it('gives the mean time of the active days of the last 30, and the median of a review', () => {
    const points = [
      point(today - 40, { durationMs: 1_000_000 }),
      point(today - 29, { durationMs: 8000 }),
      point(today, { durationMs: 3000 }),
      point(today, { durationMs: 1000 }),
    ];
    expect(activityOf(points, [], today).time).toEqual({
      totalMs: 1_012_000,
      perDayMs: 6000,
      medianReviewMs: 5500,
    });
    expect(activityOf([], [], today).time).toEqual({ totalMs: 0, perDayMs: null, medianReviewMs: null });
  });
});
