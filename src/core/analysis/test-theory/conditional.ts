/**
 * The Rasch model by conditional maximum likelihood: given a student's score, which items they have right does not depend on
 * their ability, so the difficulties need no assumption about the students. Source: E. B. Andersen, The numerical solution
 * of a set of conditional estimation equations, Journal of the Royal Statistical Society B 34 (1972), 42–54.
 */
import { cell, type Matrix, matrixOf, rootOf, solvedBy } from './matrices.ts';
import type { Panel } from './right-wrong.ts';
import { at } from './score-table.ts';
import { bothRight, logSymmetricFunctions, rightGivenScore } from './symmetric-functions.ts';

export interface ConditionalFit {
  /** By item, in logits, the sum being 0; the difficulty is its negative. */
  readonly easiness: Float64Array;
  /** The standard errors of these, in logits, from the inverse of the information. */
  readonly errors: () => Float64Array;
  /** `Σ sᵢ·easinessᵢ − Σ n_r·ln γ_r`, the logarithm of the chance of each student's responses given the score. */
  readonly logLikelihood: number;
}

const stepsAtMost = 100;
/** Estimates that run apart by more than this, in logits, are running to infinity. */
const widest = 25;

interface Slopes {
  readonly gradient: Float64Array;
  readonly information: Matrix;
}

/**
 * The estimates from some panels of so many items, or `null` where the data do not determine them: an item that all who
 * count have right or wrong, or items that fall apart in two sets of which one is never failed where the other is passed.
 */
export function fitConditional(panels: readonly Panel[], size: number): ConditionalFit | null {
  if (size < 2) return null;
  let easiness = new Float64Array(size);
  let best = logLikelihoodOf(panels, easiness);
  for (let step = 0; step < stepsAtMost; step += 1) {
    const { gradient, information } = slopesOf(panels, easiness);
    // The information knows differences only; one added to each cell fixes the sum.
    const root = rootOf(withSum(information));
    if (root === null) return null;
    const move = solvedBy(root, gradient);
    const longest = Math.max(...move.map(Math.abs));
    if (longest < 1e-10) return { easiness, errors: () => errorsOf(root), logLikelihood: best };
    let scale = Math.min(1, 2 / longest);
    let next = moved(easiness, move, scale);
    let found = logLikelihoodOf(panels, next);
    while (!(found >= best - 1e-9 * Math.abs(best)) && scale > 1e-6) {
      scale /= 2;
      next = moved(easiness, move, scale);
      found = logLikelihoodOf(panels, next);
    }
    if (Math.max(...next) - Math.min(...next) > widest) return null;
    easiness = next;
    best = found;
  }
  return null;
}

/** The step, and the sum brought back to 0. */
function moved(easiness: Float64Array, move: Float64Array, scale: number): Float64Array<ArrayBuffer> {
  const next = Float64Array.from(easiness, (each, item) => each + scale * at(move, item));
  const middle = next.reduce((sum, each) => sum + each, 0) / next.length;
  return next.map((each) => each - middle);
}

const part = (easiness: Float64Array, items: readonly number[]): Float64Array =>
  Float64Array.from(items, (item) => at(easiness, item));

function logLikelihoodOf(panels: readonly Panel[], easiness: Float64Array): number {
  let sum = 0;
  for (const { items, students, right } of panels) {
    const own = part(easiness, items);
    const logs = logSymmetricFunctions(own);
    for (const [score, count] of students.entries()) {
      if (count === 0 || score === 0 || score === items.length) continue;
      sum -= count * at(logs, score);
      sum += (right[score] ?? own).reduce((all, each, item) => all + each * at(own, item), 0);
    }
  }
  return sum;
}

/** The gradient by easiness and the information, its negative second derivative. */
function slopesOf(panels: readonly Panel[], easiness: Float64Array): Slopes {
  const size = easiness.length;
  const gradient = new Float64Array(size);
  const information = Array.from({ length: size }, () => new Float64Array(size));
  for (const { items, students, right } of panels) {
    const own = part(easiness, items);
    const inner = students.map((count, score) => (score === 0 || score === items.length ? 0 : count));
    if (!inner.some((count) => count > 0)) continue;
    const given = rightGivenScore(own);
    const both = bothRight(own, inner);
    for (let score = 1; score < items.length; score += 1) {
      const count = inner[score] ?? 0;
      if (count > 0) subtractScore(both, gradient, items, count, given[score] ?? own, right[score] ?? own);
    }
    for (const [place, item] of items.entries()) {
      const row = information[item] ?? gradient;
      for (const [other, column] of items.entries()) row[column] = at(row, column) + cell(both, place, other);
    }
  }
  return { gradient, information };
}

/** Takes the product of the chances of a score from the table of pairs, and adds what the score says to the gradient. */
function subtractScore(
  both: readonly Float64Array[],
  gradient: Float64Array,
  items: readonly number[],
  count: number,
  given: Float64Array,
  right: Float64Array,
): void {
  for (let place = 0; place < items.length; place += 1) {
    const expected = count * (given[place] ?? 0);
    const item = items[place] ?? 0;
    gradient[item] = (gradient[item] ?? 0) + (right[place] ?? 0) - expected;
    const row = both[place] ?? gradient;
    for (let other = 0; other < row.length; other += 1) row[other] = (row[other] ?? 0) - expected * (given[other] ?? 0);
  }
}

const withSum = (information: Matrix): Matrix =>
  matrixOf(information.length, (row, column) => cell(information, row, column) + 1);

/** The inverse with the sum fixed is the one wanted plus 1/k² in each cell. */
function errorsOf(root: Matrix): Float64Array {
  const size = root.length;
  return Float64Array.from({ length: size }, (_, item) => {
    const unit = new Float64Array(size);
    unit[item] = 1;
    return Math.sqrt(Math.max(0, at(solvedBy(root, unit), item) - 1 / size ** 2));
  });
}
