import { add, compare, divide, type Fraction, fraction, multiply, subtract, zero } from './fraction.ts';

const two = fraction(2);
const ten = fraction(10);
const power = (exponent: number): Fraction =>
  exponent < 0 ? fraction(1n, 10n ** BigInt(-exponent)) : fraction(10n ** BigInt(exponent));
const size = (value: Fraction): Fraction => (value.n < 0n ? subtract(zero, value) : value);

/** The exponent of the first digit of a number above zero: 2 for 345, -3 for 0.002. */
function exponentOf(value: Fraction): number {
  const guess = `${value.n}`.length - `${value.d}`.length;
  return compare(value, power(guess)) < 0 ? guess - 1 : guess;
}

/** The number rounded to so many significant digits, one at least, a half away from zero. */
export function roundedTo(value: Fraction, digits: number): Fraction {
  if (value.n === 0n) return value;
  const unit = power(exponentOf(size(value)) - digits + 1);
  const count = divide(size(value), unit);
  const whole = (count.n * 2n + count.d) / (count.d * 2n);
  const rounded = multiply(fraction(whole), unit);
  return value.n < 0n ? subtract(zero, rounded) : rounded;
}

/** Between which numbers all lie that are the same as this one once they are rounded to so many significant digits. */
export function significantBounds(
  value: Fraction,
  digits: number,
): { readonly low: Fraction; readonly high: Fraction } {
  const rounded = roundedTo(value, digits);
  if (rounded.n === 0n) return { low: zero, high: zero };
  const middle = size(rounded);
  const exponent = exponentOf(middle);
  const half = divide(power(exponent - digits + 1), two);
  // Below a power of ten the numbers lie ten times as close.
  const below = compare(middle, power(exponent)) === 0 ? divide(half, ten) : half;
  const [near, far] = [subtract(middle, below), add(middle, half)];
  return rounded.n < 0n ? { low: subtract(zero, far), high: subtract(zero, near) } : { low: near, high: far };
}
