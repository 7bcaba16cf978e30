/** The distributions that intervals and tests refer to, by series and continued fractions good to about 12 digits. */

const tiny = 1e-300;
const enough = 1e-15;
const stepsAtMost = 10_000;

const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** The logarithm of the gamma function for x above 0, by the approximation of Lanczos with g = 7 and nine terms. */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const z = x - 1;
  const sum = lanczos.reduce((total, term, place) => (place === 0 ? term : total + term / (z + place)), 0);
  const t = z + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum);
}

/** A continued fraction by the method of Lentz: the value of `1 / (1 + a₁ / (1 + a₂ / …))`. */
function continuedFraction(term: (step: number) => number): number {
  let [value, c, d] = [1, 1, 0];
  for (let step = 1; step <= stepsAtMost; step += 1) {
    const a = term(step);
    d = 1 + a * d;
    c = 1 + a / c;
    d = 1 / (Math.abs(d) < tiny ? tiny : d);
    c = Math.abs(c) < tiny ? tiny : c;
    value *= c * d;
    if (Math.abs(c * d - 1) < enough) break;
  }
  return 1 / value;
}

/**
 * The regularised incomplete beta function I_x(a, b), 0 to 1. Source: Abramowitz and Stegun, Handbook of Mathematical
 * Functions, 26.5.8.
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x)) / a;
  return (
    front *
    continuedFraction((step) => {
      const m = Math.floor(step / 2);
      return step % 2 === 0
        ? (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
        : (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    })
  );
}

/** The share of the F distribution with these degrees of freedom below a value. */
export function shareBelowF(value: number, df1: number, df2: number): number {
  return value <= 0 ? 0 : incompleteBeta((df1 * value) / (df1 * value + df2), df1 / 2, df2 / 2);
}

/**
 * Where a rising share reaches a value: by Newton's steps from a first guess, by halves where a step leaves the interval that
 * is known to hold it.
 */
function reached(share: number, first: number, below: (x: number) => number, density: (x: number) => number): number {
  let [low, high, x] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, first];
  for (let step = 0; step < 200; step += 1) {
    const miss = below(x) - share;
    if (miss < 0) low = x;
    else high = x;
    const newton = x - miss / density(x);
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (!Number.isFinite(next) || Math.abs(next - x) <= 1e-15 * Math.abs(next)) break;
    x = next;
  }
  return x;
}

/** The value of the F distribution below which a share of it lies, the share within 0 and 1. */
export function quantileOfF(share: number, df1: number, df2: number): number {
  const [a, b] = [df1 / 2, df2 / 2];
  const constant = logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(df1 / df2);
  // By the logarithm of the value, which is nearly normal, so that no step leads below zero.
  const density = (log: number): number =>
    Math.exp(constant + a * log - (a + b) * Math.log1p((df1 / df2) * Math.exp(log)));
  return Math.exp(reached(share, 0, (log) => shareBelowF(Math.exp(log), df1, df2), density));
}

/**
 * The chance that χ² with these degrees of freedom is at least a value, 0 to 1: the incomplete gamma function Q(df/2,
 * χ²/2). Source: Abramowitz and Stegun, 6.5.29 and 6.5.31.
 */
export function chanceOfChiSquare(value: number, df: number): number {
  if (value <= 0 || df <= 0) return 1;
  const [a, x] = [df / 2, value / 2];
  const front = Math.exp(a * Math.log(x) - x - logGamma(a));
  if (x < a + 1) {
    let [term, sum] = [1 / a, 1 / a];
    for (let step = 1; step <= stepsAtMost && term > sum * 1e-17; step += 1) {
      term *= x / (a + step);
      sum += term;
    }
    return Math.max(0, 1 - front * sum);
  }
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let value0 = d;
  for (let step = 1; step <= stepsAtMost; step += 1) {
    const term = -step * (step - a);
    b += 2;
    d = term * d + b;
    d = 1 / (Math.abs(d) < tiny ? tiny : d);
    c = b + term / c;
    c = Math.abs(c) < tiny ? tiny : c;
    value0 *= c * d;
    if (Math.abs(c * d - 1) < enough) break;
  }
  return front * value0;
}

/** The share of the standard normal distribution below z. */
export function shareBelowNormal(z: number): number {
  const tail = chanceOfChiSquare(z * z, 1) / 2;
  return z < 0 ? tail : 1 - tail;
}

/** The height of the standard normal curve at z. */
export function normalDensity(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}

/** The z below which a share of the standard normal distribution lies, the share within 0 and 1. */
export function normalQuantile(share: number): number {
  if (share > 0.5) return -normalQuantile(1 - share);
  if (share === 0.5) return 0;
  // The first guess is good to 4.5e-4: Abramowitz and Stegun, 26.2.23.
  const t = Math.sqrt(-2 * Math.log(share));
  const first = (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))) - t;
  return reached(share, first, shareBelowNormal, normalDensity);
}
