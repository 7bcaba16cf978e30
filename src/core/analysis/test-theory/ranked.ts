/** Numbers by their rank: which different ones there are, and for each the place of its own among them. */

/** Numbers as places in the rising list of the different ones. Sums that differ by less than a billionth are one. */
export interface Ranked {
  readonly values: Float64Array;
  readonly places: Uint32Array;
}

/** Sums of fractions that differ by less than a billionth are one score. */
const asScore = (total: number): number => Math.round(total * 1e9) / 1e9;

/** Whole numbers within so small a range are counted off instead of sorted. */
const countedOffAtMost = 100_000;

/** Some numbers as places among the different ones. */
export function ranked(numbers: Float64Array): Ranked {
  return rankedWhole(numbers) ?? rankedAny(numbers);
}

function rankedWhole(numbers: Float64Array): Ranked | undefined {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let row = 0; row < numbers.length; row += 1) {
    const value = numbers[row] ?? 0;
    if (!Number.isInteger(value)) return undefined;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (numbers.length === 0 || !(high - low < countedOffAtMost)) return undefined;
  const isThere = new Uint8Array(high - low + 1);
  for (let row = 0; row < numbers.length; row += 1) isThere[(numbers[row] ?? 0) - low] = 1;
  const placeOf = new Uint32Array(isThere.length);
  const values: number[] = [];
  for (let at = 0; at < isThere.length; at += 1) if (isThere[at] === 1) placeOf[at] = values.push(low + at) - 1;
  const places = new Uint32Array(numbers.length);
  for (let row = 0; row < numbers.length; row += 1) places[row] = placeOf[(numbers[row] ?? 0) - low] ?? 0;
  return { values: Float64Array.from(values), places };
}

function rankedAny(numbers: Float64Array): Ranked {
  const rounded = numbers.map(asScore);
  const values = Float64Array.from(new Set(rounded)).sort();
  const placeOf = new Map<number, number>();
  for (const [place, value] of values.entries()) placeOf.set(value, place);
  const places = new Uint32Array(rounded.length);
  for (let row = 0; row < rounded.length; row += 1) places[row] = placeOf.get(rounded[row] ?? 0) ?? 0;
  return { values, places };
}
