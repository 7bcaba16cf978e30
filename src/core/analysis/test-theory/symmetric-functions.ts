/**
 * The elementary symmetric functions of the Rasch model, `γ_r = Σ Π εᵢ` over all sets of r items with `εᵢ = exp(−δᵢ)`, and
 * what follows from them. They are computed by the summation algorithm on `pᵢ = εᵢ / (1 + εᵢ)`: the chance f_r of the score
 * r at ability zero, `f_r = γ_r · Π (1 − pᵢ)`. It only adds and multiplies what lies within 0 and 1, so that nothing cancels
 * and nothing overflows, with hundreds of items, too. Derivatives come from one pass forward and one back, likewise of
 * positive terms only. Source: G. H. Fischer and I. W. Molenaar (eds.), Rasch Models (1995), chapter 8.
 */
import { at } from './score-table.ts';

/** The functions as chances: row m holds the chances of the scores from 0 to m in the first m items. */
type Forward = readonly Float64Array[];

function forwardOf(chances: Float64Array): Forward {
  let before = Float64Array.of(1);
  const rows = [before];
  for (const p of chances) {
    const size = before.length;
    const row = new Float64Array(size + 1);
    for (let score = 0; score < size; score += 1) {
      const chance = before[score] ?? 0;
      row[score] = (row[score] ?? 0) + (1 - p) * chance;
      row[score + 1] = p * chance;
    }
    rows.push(row);
    before = row;
  }
  return rows;
}

/**
 * For weights of the final scores, the sum over scores of the weight times the chance of the score with an item right,
 * by item.
 */
function rightSums(chances: Float64Array, forward: Forward, weights: Float64Array): Float64Array {
  const sums = new Float64Array(chances.length);
  const after = weights.slice();
  for (let item = chances.length - 1; item >= 0; item -= 1) {
    const p = chances[item] ?? 0;
    const before = forward[item] ?? weights;
    let sum = 0;
    for (let score = 0; score <= item; score += 1) {
      const right = p * (after[score + 1] ?? 0);
      sum += (before[score] ?? 0) * right;
      after[score] = (1 - p) * (after[score] ?? 0) + right;
    }
    sums[item] = sum;
  }
  return sums;
}

const chancesOf = (easiness: Float64Array): Float64Array => easiness.map((each) => 1 / (1 + Math.exp(-each)));

/** The logarithms of γ_r for r from 0 to the number of items, of the items with these easinesses. */
export function logSymmetricFunctions(easiness: Float64Array): Float64Array {
  const row = forwardOf(chancesOf(easiness)).at(-1) ?? Float64Array.of(1);
  const base = easiness.reduce((sum, each) => sum + softPlus(each), 0);
  return row.map((chance) => Math.log(chance) + base);
}

/** `ln(1 + exp(x))` without overflow. */
const softPlus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));

/** By score from 0 to the number of items, then by item: the chance that a student with that score has the item right. */
export function rightGivenScore(easiness: Float64Array): readonly Float64Array[] {
  const chances = chancesOf(easiness);
  const forward = forwardOf(chances);
  const last = forward.at(-1) ?? Float64Array.of(1);
  return Array.from(last, (chance, score) => {
    const weights = new Float64Array(last.length);
    weights[score] = 1 / chance;
    return rightSums(chances, forward, weights);
  });
}

/**
 * By two items: the expected number of students who have both right, of so many with each score. On the diagonal stand those
 * who have the one right.
 */
export function bothRight(easiness: Float64Array, students: Float64Array): readonly Float64Array[] {
  const chances = chancesOf(easiness);
  const last = forwardOf(chances).at(-1) ?? Float64Array.of(1);
  const weights = students.map((count, score) => (count === 0 ? 0 : count / at(last, score)));
  return Array.from(chances, (p, item) => {
    // With the item right, the others have to reach one score less.
    const others = chances.filter((_, other) => other !== item);
    const shifted = weights.slice(1).map((weight) => weight * p);
    const forward = forwardOf(others);
    const sums = rightSums(others, forward, shifted);
    const own = (forward.at(-1) ?? shifted).reduce((sum, chance, score) => sum + chance * at(shifted, score), 0);
    return Float64Array.from(chances, (_, other) =>
      other === item ? own : at(sums, other < item ? other : other - 1),
    );
  });
}
