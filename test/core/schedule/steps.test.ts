import { describe, expect, it } from 'vitest';
import { ratings } from '../../../src/core/schedule/card-state.ts';
import { type StepAhead, stepAhead } from '../../../src/core/schedule/steps.ts';

describe('stepAhead', () => {
  const to = (step: number, minutes: number): StepAhead => ({ step, minutes });
  const none = undefined;

  it.each<[readonly number[], number, readonly (StepAhead | undefined)[]]>([
    [[1, 10], 0, [to(0, 1), to(0, 6), to(1, 10), none]],
    [[1, 10], 1, [to(0, 1), to(1, 6), none, none]],
    [[2, 15, 60], 0, [to(0, 2), to(0, 9), to(1, 15), none]],
    [[2, 15, 60], 1, [to(0, 2), to(1, 9), to(2, 60), none]],
    [[10], 0, [to(0, 10), to(0, 15), none, none]],
    [[0.5, 2], 0, [to(0, 0.5), to(0, 1.25), to(1, 2), none]],
    [[], 0, [none, none, none, none]],
    // There were four steps when the card came to the last.
    [[1, 10], 3, [to(0, 1), to(1, 6), none, none]],
  ])('leads from steps of %j minutes, on step %i, for again, hard, good and easy', (steps, step, expected) => {
    expect(ratings.map((rating) => stepAhead(steps, step, rating))).toEqual(expected);
  });
});
