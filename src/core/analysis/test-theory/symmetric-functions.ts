/**
 * The elementary symmetric functions of the Rasch model, `γ_r = Σ Π εᵢ` over all sets of r items with `εᵢ = exp(−δᵢ)`, and
 * what follows from them. They are computed by the summation algorithm on `pᵢ = εᵢ / (1 + εᵢ)`: the chance f_r of the score
 * r at ability zero, `f_r = γ_r · Π (1 − pᵢ)`. It only adds and multiplies what lies within 0 and 1, so that nothing cancels
 * and nothing overflows, with hundreds of items, too. Derivatives come from one pass forward and one back, likewise of
 * positive terms only. Source: G. H. Fischer and I. W. Molenaar (eds.), Rasch Models (1995), chapter 8.
 */
import { at } from './score-table.ts';

/** The functions as chances, of so many items: row m holds the chances of the scores from 0 to m in the first m of them. */
interface Forward {
  readonly width: number;
  readonly cells: Float64Array;
}

/** Room for some items; it is used over and over, since making room takes longer than the arithmetic. */
function roomFor(items: number): Forward {
  return { width: items + 1, cells: new Float64Array((items + 1) ** 2) };
}

/** Fills in the chances of the first so many items. */
function fill({ width, cells }: Forward, chances: Float64Array, items: number): void {
  cells[0] = 1;
  for (let item = 0; item < items; item += 1) {
    const p = chances[item] ?? 0;
    const [before, row] = [item * width, (item + 1) * width];
    cells[row] = (1 - p) * (cells[before] ?? 0);
    for (let score = 1; score <= item; score += 1)
      cells[row + score] = (1 - p) * (cells[before + score] ?? 0) + p * (cells[before + score - 1] ?? 0);
    cells[row + item + 1] = p * (cells[before + item] ?? 0);
  }
}

/** The chances of the scores in so many items. */
const lastRow = ({ width, cells }: Forward, items: number): Float64Array =>
  cells.subarray(items * width, items * width + items + 1);

/**
 * For weights of the final scores, the sum over scores of the weight times the chance of the score with an item right,
 * into `sums` by item. The weights are used up.
 */
function addUp(
  chances: Float64Array,
  items: number,
  { width, cells }: Forward,
  after: Float64Array,
  sums: Float64Array,
) {
  for (let item = items - 1; item >= 0; item -= 1) {
    const p = chances[item] ?? 0;
    const before = item * width;
    let sum = 0;
    for (let score = 0; score <= item; score += 1) {
      const right = p * (after[score + 1] ?? 0);
      sum += (cells[before + score] ?? 0) * right;
      after[score] = (1 - p) * (after[score] ?? 0) + right;
    }
    sums[item] = sum;
  }
}

const chancesOf = (easiness: Float64Array): Float64Array => easiness.map((each) => 1 / (1 + Math.exp(-each)));

/** The chances of the scores in all of some items, and how they came about. */
function forwardOf(chances: Float64Array): { readonly forward: Forward; readonly last: Float64Array } {
  const forward = roomFor(chances.length);
  fill(forward, chances, chances.length);
  return { forward, last: lastRow(forward, chances.length) };
}

/** The logarithms of γ_r for r from 0 to the number of items, of the items with these easinesses. */
export function logSymmetricFunctions(easiness: Float64Array): Float64Array {
  const { last } = forwardOf(chancesOf(easiness));
  const base = easiness.reduce((sum, each) => sum + softPlus(each), 0);
  return last.map((chance) => Math.log(chance) + base);
}

/** `ln(1 + exp(x))` without overflow. */
const softPlus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));

/** By score from 0 to the number of items, then by item: the chance that a student with that score has the item right. */
export function rightGivenScore(easiness: Float64Array): readonly Float64Array[] {
  const chances = chancesOf(easiness);
  const { length } = chances;
  const { forward, last } = forwardOf(chances);
  const weights = new Float64Array(length + 1);
  return Array.from(last, (chance, score) => {
    weights.fill(0);
    weights[score] = 1 / chance;
    const sums = new Float64Array(length);
    addUp(chances, length, forward, weights, sums);
    return sums;
  });
}

/**
 * By two items: the expected number of students who have both right, of so many with each score. On the diagonal stand those
 * who have the one right.
 */
export function bothRight(easiness: Float64Array, students: Float64Array): readonly Float64Array[] {
  const chances = chancesOf(easiness);
  const { length } = chances;
  const { last } = forwardOf(chances);
  const weights = students.map((count, score) => (count === 0 ? 0 : count / at(last, score)));
  const forward = roomFor(length - 1);
  const [others, shifted, sums] = [new Float64Array(length), new Float64Array(length), new Float64Array(length)];
  return Array.from(chances, (p, item) => {
    const row = new Float64Array(length);
    others.set(chances.subarray(0, item));
    others.set(chances.subarray(item + 1), item);
    // With the item right, the others have to reach one score less.
    for (let score = 0; score < length; score += 1) shifted[score] = (weights[score + 1] ?? 0) * p;
    fill(forward, others, length - 1);
    let own = 0;
    for (const [score, chance] of lastRow(forward, length - 1).entries()) own += chance * at(shifted, score);
    addUp(others, length - 1, forward, shifted, sums);
    row.set(sums.subarray(0, item));
    row[item] = own;
    row.set(sums.subarray(item, length - 1), item + 1);
    return row;
  });
}
