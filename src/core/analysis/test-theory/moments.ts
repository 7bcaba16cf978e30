/** Means, variances and correlations of columns. A correlation with something that does not vary is `null`, never NaN. */

/** The mean of some numbers, or `null` of none. */
export function mean(numbers: Float64Array): number | null {
  if (numbers.length === 0) return null;
  let sum = 0;
  for (let place = 0; place < numbers.length; place += 1) sum += numbers[place] ?? 0;
  return sum / numbers.length;
}

/** Below this share of the sum of squares, or this size, a spread is rounding and not a difference between students. */
const [rounding, smallest] = [1e-24, 1e-150];

/** The sum of squared deviations from the mean, exactly 0 where all numbers are the same but for rounding. */
export function squares(numbers: Float64Array): number {
  const middle = mean(numbers) ?? 0;
  let sum = 0;
  let size = 0;
  for (let place = 0; place < numbers.length; place += 1) {
    const number = numbers[place] ?? 0;
    sum += (number - middle) ** 2;
    size += number ** 2;
  }
  return sum <= rounding * size || sum < smallest ? 0 : sum;
}

/** The sum of the products of deviations of two columns of one length. */
export function products(one: Float64Array, other: Float64Array): number {
  const [middle, otherMiddle] = [mean(one) ?? 0, mean(other) ?? 0];
  let sum = 0;
  for (let place = 0; place < one.length; place += 1)
    sum += ((one[place] ?? 0) - middle) * ((other[place] ?? 0) - otherMiddle);
  return sum;
}

/** The variance `Σ(x − x̄)² / (n − 1)`, the estimate for a population; `null` below two numbers. */
function variance(numbers: Float64Array): number | null {
  return numbers.length < 2 ? null : squares(numbers) / (numbers.length - 1);
}

/** The square root of the variance, or `null` where there is none. */
export function deviation(numbers: Float64Array): number | null {
  const found = variance(numbers);
  return found === null ? null : Math.sqrt(found);
}

/**
 * Pearson's correlation of two columns of one length, −1 to 1; with a column of 0 and 1 it is the point-biserial
 * correlation. `null` where one of them does not vary.
 */
export function correlation(one: Float64Array, other: Float64Array): number | null {
  const [spread, otherSpread] = [squares(one), squares(other)];
  if (spread === 0 || otherSpread === 0) return null;
  return Math.max(-1, Math.min(1, products(one, other) / Math.sqrt(spread * otherSpread)));
}

interface CentralMoments {
  readonly n: number;
  /** The mean of the squared, cubed and fourth powers of the deviations. */
  readonly second: number;
  readonly third: number;
  readonly fourth: number;
}

function centralMoments(numbers: Float64Array): CentralMoments | null {
  const n = numbers.length;
  const middle = mean(numbers);
  const spread = squares(numbers);
  if (middle === null || spread === 0) return null;
  let [third, fourth] = [0, 0];
  for (let place = 0; place < n; place += 1) {
    const cube = ((numbers[place] ?? 0) - middle) ** 3;
    third += cube;
    fourth += cube * ((numbers[place] ?? 0) - middle);
  }
  return { n, second: spread / n, third: third / n, fourth: fourth / n };
}

/**
 * Skewness `G₁ = k₃ / k₂^(3/2)` by Fisher's k-statistics, 0 for what is symmetrical; `null` below three numbers or where
 * they do not vary. Source: D. N. Joanes and C. A. Gill, Comparing measures of sample skewness and kurtosis, The
 * Statistician 47 (1998), 183–189; the same in Moodle, SAS and spreadsheets.
 */
export function skewness(numbers: Float64Array): number | null {
  const moments = centralMoments(numbers);
  if (moments === null || moments.n < 3) return null;
  const { n, second, third } = moments;
  return ((third / second ** 1.5) * Math.sqrt(n * (n - 1))) / (n - 2);
}

/**
 * Kurtosis in excess of the normal distribution's, `G₂ = k₄ / k₂²`; `null` below four numbers or where they do not vary.
 * Source: as for `skewness`.
 */
export function kurtosis(numbers: Float64Array): number | null {
  const moments = centralMoments(numbers);
  if (moments === null || moments.n < 4) return null;
  const { n, second, fourth } = moments;
  const excess = fourth / second ** 2 - 3;
  return ((n - 1) / ((n - 2) * (n - 3))) * ((n + 1) * excess + 6);
}

/** Skewness as `describe` of R's psych gives it, `b₁ = m₃ / s³` with s of n − 1 (type 3 of Joanes and Gill). */
export function skewnessOfPsych(numbers: Float64Array): number | null {
  const moments = centralMoments(numbers);
  return moments === null ? null : (moments.third / moments.second ** 1.5) * ((moments.n - 1) / moments.n) ** 1.5;
}

/** Kurtosis as `describe` of R's psych gives it, `b₂ = m₄ / s⁴ − 3` with s of n − 1 (type 3 of Joanes and Gill). */
export function kurtosisOfPsych(numbers: Float64Array): number | null {
  const moments = centralMoments(numbers);
  return moments === null ? null : (moments.fourth / moments.second ** 2) * ((moments.n - 1) / moments.n) ** 2 - 3;
}
