import { ratings } from '../schedule/card-state.ts';
import type { ReviewPoint } from './review-points.ts';

const states = { new: 0, learning: 1, review: 2, relearning: 3 } as const;

/**
 * The lines of a review log as the FSRS optimisers read it, a header first, none with a line feed. A line is a review:
 * the card's key, the time in ms since 1970 in UTC, the rating from 1 (again) to 4 (easy), the state before it (0 new,
 * 1 learning, 2 review, 3 relearning) and the duration in ms. What was crammed is left out, since it moved no schedule.
 * Source: "Review Logs Schema" in the README of open-spaced-repetition/fsrs-optimizer.
 */
export function* fsrsCsv(points: Iterable<ReviewPoint>): Iterable<string> {
  yield 'card_id,review_time,review_rating,review_state,review_duration';
  for (const { card, at, rating, before, durationMs, mode } of points) {
    if (mode === 'cram') continue;
    const state = states[before?.phase ?? 'new'];
    yield `${card},${at},${ratings.indexOf(rating) + 1},${state},${Math.round(durationMs)}`;
  }
}
