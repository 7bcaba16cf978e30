import type { ReviewPoint } from '../history/review-points.ts';
import { sumOf } from './numbers.ts';

/** The reviews whose predicted recall lies in a range: from its start on, up to and without its end. */
export interface CalibrationBin {
  readonly from: number;
  readonly to: number;
  readonly reviews: number;
  /** The mean of what was predicted. */
  readonly predicted: number;
  /** The share that was recalled. */
  readonly observed: number;
}

/** How well the model predicted whether a card is recalled. */
export interface Calibration {
  readonly reviews: number;
  /** The bins that hold a review, from the lowest. */
  readonly bins: readonly CalibrationBin[];
  /** Lower is better; `null` without a review. */
  readonly logLoss: number | null;
  /** How far the bins lie from what was observed, from 0 to 1; `null` without a review. */
  readonly binnedError: number | null;
}

/** A prediction and what came of it. */
export interface Outcome {
  /** From 0 to 1. */
  readonly predicted: number;
  readonly isRecalled: boolean;
}

const bins = 20;
/** A prediction that is sure of itself and wrong costs so much and not everything. */
const surest = 1e-6;

/** The predictions that can be judged: reviews a day or more after the one before, not crammed. */
export function outcomesOf(points: readonly ReviewPoint[]): readonly Outcome[] {
  return points.flatMap(({ before, mode, rating }) =>
    before === undefined || before.elapsedDays < 1 || mode === 'cram'
      ? []
      : [{ predicted: before.predicted, isRecalled: rating !== 'again' }],
  );
}

/** The mean of `−ln p` of what happened, predictions kept within one in a million of 0 and 1; `null` without one. */
export function logLossOf(outcomes: readonly Outcome[]): number | null {
  if (outcomes.length === 0) return null;
  const losses = outcomes.map(({ predicted, isRecalled }) => {
    const kept = Math.min(1 - surest, Math.max(surest, predicted));
    return -Math.log(isRecalled ? kept : 1 - kept);
  });
  return sumOf(losses) / outcomes.length;
}

/**
 * How well predictions and outcomes agree, in 20 bins of predicted recall, each 0.05 wide. The binned error is
 * `√(Σ nᵢ (predictedᵢ − observedᵢ)² / Σ nᵢ)`. Source: the wiki of open-spaced-repetition/fsrs4anki, The Metric, where it
 * is the old method; what is called RMSE (bins) there today makes its bins from intervals, reviews and lapses, and is
 * another number.
 */
export function calibrationOf(outcomes: readonly Outcome[]): Calibration {
  const groups = Array.from({ length: bins }, (): Outcome[] => []);
  for (const outcome of outcomes) groups[binOf(outcome.predicted)]?.push(outcome);
  const filled = groups.flatMap((group, at) => (group.length === 0 ? [] : [binFrom(group, at)]));
  const squares = filled.map(({ reviews, predicted, observed }) => reviews * (predicted - observed) ** 2);
  return {
    reviews: outcomes.length,
    bins: filled,
    logLoss: logLossOf(outcomes),
    binnedError: outcomes.length === 0 ? null : Math.sqrt(sumOf(squares) / outcomes.length),
  };
}

function binOf(predicted: number): number {
  return Math.min(bins - 1, Math.max(0, Math.floor(predicted * bins)));
}

function binFrom(group: readonly Outcome[], at: number): CalibrationBin {
  return {
    from: at / bins,
    to: (at + 1) / bins,
    reviews: group.length,
    predicted: sumOf(group.map(({ predicted }) => predicted)) / group.length,
    observed: group.filter(({ isRecalled }) => isRecalled).length / group.length,
  };
}
