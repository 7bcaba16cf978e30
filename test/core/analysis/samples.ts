import type { StudiedCard } from '../../../src/core/analysis/studied-card.ts';
import type { AttemptPoint, Before, ReviewPoint } from '../../../src/core/history/review-points.ts';
import type { CardState } from '../../../src/core/schedule/card-state.ts';

/** What was known of a card that is reviewed between days. */
export const between = (change: Partial<Before> = {}): Before => ({
  phase: 'review',
  elapsedDays: 10,
  stability: 10,
  predicted: 0.9,
  intervalDays: 10,
  ...change,
});

/** A review on a day, right, of a card that was not seen before unless told. */
export const point = (day: number, change: Partial<ReviewPoint> = {}): ReviewPoint => ({
  card: 'a',
  deck: 'asyncio',
  at: day * 86_400_000,
  day,
  rating: 'good',
  mode: 'study',
  verdict: 'right',
  durationMs: 6000,
  ...change,
});

/** A response in a quiz on a day. */
export const response = (day: number, change: Partial<AttemptPoint> = {}): AttemptPoint => ({
  deck: 'asyncio',
  item: 'loop',
  day,
  verdict: 'right',
  durationMs: 10_000,
  ...change,
});

/** A card whose interval is 20 days at a target below 0.85, 10 below 0.95, and 5 from there on. */
export const card = (key: string, state: Partial<CardState> = {}, change: Partial<StudiedCard> = {}): StudiedCard => ({
  key,
  deck: 'asyncio',
  text: `Question ${key}`,
  isSuspended: false,
  state: {
    phase: 'review',
    step: 0,
    stability: 10,
    difficulty: 5,
    lastAt: 0,
    lastDay: 90,
    dueDay: 100,
    intervalDays: 10,
    reps: 5,
    lapses: 0,
    ...state,
  },
  recall: 0.9,
  target: 0.9,
  isLeech: (state.lapses ?? 0) >= 8,
  relearningSteps: 1,
  intervalAt: (target) => (target < 0.85 ? 20 : target < 0.95 ? 10 : 5),
  ...change,
});
