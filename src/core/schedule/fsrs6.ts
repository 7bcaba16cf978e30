import {
  CLAMP_PARAMETERS,
  computeDecayFactor,
  FSRSAlgorithm,
  Rating as Grade,
  get_fuzz_range,
  roundTo,
  TypeConvert,
  W17_W18_Ceiling,
} from 'ts-fsrs';
import type { Memory, Rating } from './card-state.ts';
import type { MemoryModel } from './memory-model.ts';

// The package adds these to every date of the program when it is loaded, and needs none of them for what is used here.
const dates: object = Object.getPrototypeOf(TypeConvert.time(0));
for (const added of ['scheduler', 'diff', 'format', 'dueFormat']) Reflect.deleteProperty(dates, added);

const bounds = CLAMP_PARAMETERS(W17_W18_Ceiling, true);

const grades = { again: Grade.Again, hard: Grade.Hard, good: Grade.Good, easy: Grade.Easy } as const;

/** Whether these are 21 weights, each within the bounds that FSRS-6 publishes for it. */
export function areWeights(weights: readonly number[]): boolean {
  // The package would cut a weight to its bounds, and fill up 17 or 19 of an older model with a line on the screen.
  return (
    weights.length === bounds.length &&
    bounds.every(([least = 0, most = 0], at) => {
      const weight = weights[at];
      return weight !== undefined && weight >= least && weight <= most;
    })
  );
}

/**
 * FSRS-6 with these weights, by `next_state` of ts-fsrs; a RangeError where they are no weights. With F = 0.9^(−1/w20) − 1
 * the probability of recall t days after a review is R = (1 + F·t/S)^(−w20), rounded to 8 decimals as ts-fsrs does, so
 * that R(S) = 0.9. Whole days count: two reviews on one day are 0 days apart and follow the short-term formula. The
 * weights stand as they are given, however many steps of relearning there are (the scheduler of ts-fsrs cuts two of them
 * where there are several, as for fitting).
 */
export function fsrs6(weights: readonly number[]): MemoryModel {
  if (!areWeights(weights)) throw new RangeError('FSRS-6 takes 21 weights within its bounds.');
  const algorithm = new FSRSAlgorithm({ w: [...weights] });
  // Its parameters lie behind a proxy that watches for changes; there are none, and reading through it takes a third of
  // the time of a review.
  Reflect.set(algorithm, 'param', { ...algorithm.parameters });
  const { decay, factor } = computeDecayFactor(weights);
  // A review asks for the same point several times: once for each rating whose interval it compares.
  let [daysBefore, stabilityBefore, before] = [0, 1, 1];
  const curve = (days: number, stability: number): number => {
    if (days !== daysBefore || stability !== stabilityBefore) {
      before = roundTo((1 + (factor * days) / stability) ** decay, 8);
      daysBefore = days;
      stabilityBefore = stability;
    }
    return before;
  };
  let retentionBefore = 0;
  let daysPerStability = 0;

  return {
    name: 'FSRS-6',
    next(memory: Memory | undefined, elapsedDays: number, rating: Rating): Memory {
      if (memory === undefined) return algorithm.next_state(null, 0, grades[rating]);
      const { stability, difficulty } = memory;
      const isMemory = stability > 0 && stability < Infinity && difficulty >= 1 && difficulty <= 10;
      if (!isMemory || !(elapsedDays >= 0 && elapsedDays < Infinity))
        throw new RangeError(`No memory follows ${elapsedDays} days after ${stability} and ${difficulty}.`);
      return algorithm.next_state(memory, elapsedDays, grades[rating], curve(elapsedDays, stability));
    },
    retrievability: ({ stability }, elapsedDays) => curve(elapsedDays, stability),
    intervalDays(stability, retention) {
      if (retention !== retentionBefore) {
        daysPerStability = algorithm.calculate_interval_modifier(retention);
        retentionBefore = retention;
      }
      return stability * daysPerStability;
    },
  };
}

/**
 * The first and the last day that may stand for an interval of whole days, both included: 15 % to either side for the
 * part from 2.5 to 7 days, 10 % up to 20, 5 % beyond, and 1 day (`get_fuzz_range` of ts-fsrs, which took it from Anki).
 * It does not begin before the day after the one that has just been reached.
 */
export function fuzzRange(days: number, elapsedDays: number, maximumDays: number): { first: number; last: number } {
  const { min_ivl: first, max_ivl: last } = get_fuzz_range(days, elapsedDays, maximumDays);
  return { first, last };
}
