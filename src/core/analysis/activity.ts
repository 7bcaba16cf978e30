import type { AttemptPoint, ReviewPoint } from '../history/review-points.ts';
import { weekdayOf } from '../schedule/day.ts';
import { meanOf, medianOf, sumOf } from './numbers.ts';
import { type Share, shareOf } from './share.ts';

/** What was done on a day. */
export interface DayDone {
  readonly day: number;
  /** Reviews and responses in quizzes; a quiz that moved the schedule counts once. */
  readonly answers: number;
  readonly timeMs: number;
}

/** What was done, and when. Days are the learner's, as days since 1970-01-01. */
export interface Activity {
  readonly today: {
    readonly reviews: number;
    /** Cards that were reviewed for the first time. */
    readonly newCards: number;
    /** Responses in quizzes. */
    readonly attempts: number;
    readonly timeMs: number;
    /** The reviews that were rated better than again. */
    readonly right: Share;
  };
  /** The 26 weeks that end with the one of today, every day from a Monday to a Sunday. */
  readonly days: readonly DayDone[];
  readonly streak: {
    /** Days in a row up to today, or up to yesterday while nothing was done today. */
    readonly current: number;
    readonly longest: number;
  };
  readonly time: {
    readonly totalMs: number;
    /** The mean of the days on which something was done, of the last 30. */
    readonly perDayMs: number | null;
    readonly medianReviewMs: number | null;
  };
}

const weeks = 26;
const recentDays = 30;

/** What was done: today, by day, in a row, and how long it took. Both lists may be in any order. */
export function activityOf(points: readonly ReviewPoint[], attempts: readonly AttemptPoint[], today: number): Activity {
  const done = new Map<number, DayDone>();
  const add = (day: number, durationMs: number): void => {
    const { answers, timeMs } = done.get(day) ?? { answers: 0, timeMs: 0 };
    done.set(day, { day, answers: answers + 1, timeMs: timeMs + durationMs });
  };
  // A quiz that moved the schedule is told twice in the log: as a response and as a review.
  for (const { day, durationMs, mode } of points) if (mode !== 'quiz') add(day, durationMs);
  for (const { day, durationMs } of attempts) add(day, durationMs);
  const now = points.filter(({ day }) => day === today);
  const recent = [...done.values()].filter(({ day }) => day <= today && day > today - recentDays);
  const durations = points.map(({ durationMs }) => durationMs);
  return {
    today: {
      reviews: now.length,
      newCards: now.filter(({ before, mode }) => before === undefined && mode !== 'cram').length,
      attempts: attempts.filter(({ day }) => day === today).length,
      timeMs: done.get(today)?.timeMs ?? 0,
      right: shareOf(now.filter(({ rating }) => rating !== 'again').length, now.length),
    },
    days: daysUpTo(today).map((day) => done.get(day) ?? { day, answers: 0, timeMs: 0 }),
    streak: streakOf([...done.keys()], today),
    time: {
      totalMs: sumOf([...done.values()].map(({ timeMs }) => timeMs)),
      perDayMs: meanOf(recent.map(({ timeMs }) => timeMs)),
      medianReviewMs: medianOf(durations),
    },
  };
}

function daysUpTo(today: number): readonly number[] {
  const first = today - weekdayOf(today) - (weeks - 1) * 7;
  return Array.from({ length: weeks * 7 }, (_, at) => first + at);
}

function streakOf(days: readonly number[], today: number): Activity['streak'] {
  let longest = 0;
  let current = 0;
  let run = 0;
  let before: number | undefined;
  for (const day of days.toSorted((one, other) => one - other)) {
    run = before === day - 1 ? run + 1 : 1;
    before = day;
    longest = Math.max(longest, run);
    if (day === today || day === today - 1) current = run;
  }
  return { current, longest };
}
