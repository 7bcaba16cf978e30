import fc from 'fast-check';
import { createEmptyCard, fsrs, type Grade, State } from 'ts-fsrs';
import { expect, it } from 'vitest';
import { type CardState, ratings } from '../../../src/core/schedule/card-state.ts';
import { schedulerOf } from '../../../src/core/schedule/scheduler.ts';
import { anyRating, dayMs, plain } from './samples.ts';

const phases = { learning: State.Learning, review: State.Review, relearning: State.Relearning } as const;
const grades: readonly Grade[] = [1, 2, 3, 4];

type Steps = [number[], `${number}m`[]];

/** In minutes, as we take them and as the package does. It cuts weights where there is more than one relearning step. */
const anyRelearning = fc.constantFrom<Steps>([[], []], [[10], ['10m']]);
const anyLearning = fc.constantFrom<Steps>(
  [[], []],
  [
    [1, 10],
    ['1m', '10m'],
  ],
  [[5], ['5m']],
  [
    [2, 15, 60],
    ['2m', '15m', '60m'],
  ],
);

it('schedules as the whole scheduler of ts-fsrs does, where days are those of UTC and nothing is varied', () => {
  const reviews = fc.array(
    fc.record({
      rating: anyRating,
      waitedMs: fc.oneof(fc.integer({ min: 0, max: 3_600_000 }), fc.integer({ min: 0, max: 60 * dayMs })),
    }),
    { minLength: 1, maxLength: 15 },
  );
  const retention = fc.constantFrom(0.7, 0.8, 0.9, 0.95, 0.99);
  fc.assert(
    fc.property(
      reviews,
      anyLearning,
      anyRelearning,
      retention,
      (reviews, [learningSteps, learning], [relearningSteps, relearning], retention) => {
        const ours = schedulerOf({ ...plain, retention, learningSteps, relearningSteps });
        const theirs = fsrs({
          w: plain.weights,
          request_retention: retention,
          learning_steps: learning,
          relearning_steps: relearning,
        });
        let at = 20_000 * dayMs;
        let card = createEmptyCard(at);
        let state: CardState | undefined;
        for (const { rating, waitedMs } of reviews) {
          at += waitedMs;
          card = theirs.next(card, at, grades[ratings.indexOf(rating)] ?? 1).card;
          state = ours.review(state, rating, { at, day: Math.floor(at / dayMs) }, { seed: '' });
          expect({
            stability: state.stability,
            difficulty: state.difficulty,
            state: phases[state.phase],
            learning_steps: state.step,
            scheduled_days: state.intervalDays,
            due: state.dueAt ?? at + state.intervalDays * dayMs,
            reps: state.reps,
            lapses: state.lapses,
          }).toEqual({
            stability: card.stability,
            difficulty: card.difficulty,
            state: card.state,
            learning_steps: card.learning_steps,
            scheduled_days: card.scheduled_days,
            due: card.due.getTime(),
            reps: card.reps,
            lapses: card.lapses,
          });
        }
      },
    ),
  );
});
