/** The definitions written out over plain lists, with no thought for speed, to be compared with what the program computes. */

export const mean = (x: readonly number[]): number => x.reduce((a, b) => a + b, 0) / x.length;

const covariance = (x: readonly number[], y: readonly number[]): number =>
  x.reduce((sum, each, row) => sum + (each - mean(x)) * ((y[row] ?? 0) - mean(y)), 0) / (x.length - 1);

export const variance = (x: readonly number[]): number => covariance(x, x);

export const correlation = (x: readonly number[], y: readonly number[]): number =>
  covariance(x, y) / Math.sqrt(variance(x) * variance(y));

export const column = (scores: readonly (readonly number[])[], item: number): number[] =>
  scores.map((row) => row[item] ?? 0);

export const totals = (scores: readonly (readonly number[])[]): number[] =>
  scores.map((row) => row.reduce((a, b) => a + b, 0));

/** Alpha by the mean covariance and the mean variance: `k·c̄ / (v̄ + (k − 1)·c̄)`. */
export function alpha(scores: readonly (readonly number[])[]): number {
  const k = scores[0]?.length ?? 0;
  const items = Array.from({ length: k }, (_, item) => column(scores, item));
  const variances = mean(items.map(variance));
  const covariances = mean(items.flatMap((x, i) => items.flatMap((y, j) => (i === j ? [] : [covariance(x, y)]))));
  return (k * covariances) / (variances + (k - 1) * covariances);
}

/** Moodle's way through its own table of marks, step by step as its statistics calculator goes. */
export function moodleItem(scores: readonly (readonly number[])[], item: number) {
  const marks = column(scores, item);
  const sums = totals(scores);
  const others = sums.map((sum, row) => sum - (marks[row] ?? 0));
  const s = marks.length;
  const sortedMarks = [...marks].sort((a, b) => a - b);
  const sortedOthers = [...others].sort((a, b) => a - b);
  const covarianceMax =
    sortedMarks.reduce((sum, mark, row) => sum + (mark - mean(marks)) * ((sortedOthers[row] ?? 0) - mean(others)), 0) /
    (s - 1);
  return {
    discriminationIndex: correlation(marks, others),
    discriminativeEfficiency: covariance(marks, others) / covarianceMax,
    covarianceWithOverallMark: covariance(marks, sums),
  };
}

/** γ_r by adding the products of every set of r items. */
export function symmetricFunction(easiness: readonly number[], r: number): number {
  let sum = 0;
  for (let set = 0; set < 2 ** easiness.length; set += 1) {
    const chosen = easiness.filter((_, item) => (set & (1 << item)) > 0);
    if (chosen.length === r) sum += Math.exp(chosen.reduce((a, b) => a + b, 0));
  }
  return sum;
}
