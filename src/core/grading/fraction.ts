/** An exact number. Always reduced, and `d` is above zero, so two equal fractions have equal fields. */
export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

const longest = 40;
const longestStored = 400;
/** Below an author's line; with it, and with decimals that end soon, no sum of any number of them grows large. */
const largestDivisor = 1000n;
const digitsAtMost = 1000;

const abs = (x: bigint): bigint => (x < 0n ? -x : x);

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let x = abs(a);
  let y = abs(b);
  while (y !== 0n) {
    const rest = x % y;
    x = y;
    y = rest;
  }
  return x;
}

function whole(x: bigint | number): bigint {
  if (typeof x === 'bigint') return x;
  if (!Number.isSafeInteger(x)) throw new RangeError(`A fraction is made of whole numbers, not of ${x}.`);
  return BigInt(x);
}

/** The fraction `n / d` in lowest terms. Throws where `d` is zero or a number is not a safe whole one. */
export function fraction(n: bigint | number, d: bigint | number = 1n): Fraction {
  const top = whole(n);
  const bottom = whole(d);
  if (bottom === 0n) throw new RangeError('A fraction cannot have zero below the line.');
  if (bottom === 1n) return { n: top, d: 1n };
  const divisor = bottom < 0n ? -greatestCommonDivisor(top, bottom) : greatestCommonDivisor(top, bottom);
  return { n: top / divisor, d: bottom / divisor };
}

export const zero: Fraction = { n: 0n, d: 1n };
export const one: Fraction = { n: 1n, d: 1n };

/** The sum. */
export function add(a: Fraction, b: Fraction): Fraction {
  // Most points are whole, and a sum begins with nothing.
  if (a === zero) return b;
  if (a.d === 1n && b.d === 1n) return { n: a.n + b.n, d: 1n };
  return fraction(a.n * b.d + b.n * a.d, a.d * b.d);
}

/** The first less the second. */
export function subtract(a: Fraction, b: Fraction): Fraction {
  if (b === zero) return a;
  return fraction(a.n * b.d - b.n * a.d, a.d * b.d);
}

/** The product. */
export function multiply(a: Fraction, b: Fraction): Fraction {
  return fraction(a.n * b.n, a.d * b.d);
}

/** The first over the second. Throws where the second is zero. */
export function divide(a: Fraction, b: Fraction): Fraction {
  if (b.n === 1n && b.d === 1n) return a;
  return fraction(a.n * b.d, a.d * b.n);
}

/** Below zero where the first is smaller, above where it is greater, zero where they are equal. */
export function compare(a: Fraction, b: Fraction): -1 | 0 | 1 {
  const left = a.n * b.d;
  const right = b.n * a.d;
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** True where both are the same number. */
export function equal(a: Fraction, b: Fraction): boolean {
  return a.n === b.n && a.d === b.d;
}

/** The smaller of the two. */
export function min(a: Fraction, b: Fraction): Fraction {
  return compare(a, b) <= 0 ? a : b;
}

/** The greater of the two. */
export function max(a: Fraction, b: Fraction): Fraction {
  return compare(a, b) >= 0 ? a : b;
}

/** The sum of all, zero for none. */
export function sum(all: Iterable<Fraction>): Fraction {
  let total = zero;
  let wholes = 0n;
  for (const each of all) {
    if (each.d === 1n) wholes += each.n;
    else total = add(total, each);
  }
  return wholes === 0n ? total : add(total, { n: wholes, d: 1n });
}

const notation = /^([+\-\u2212]?)(?:(\d{1,12})\s*\/\s*(\d{1,12})|(\d{0,12})(?:\.(\d{1,12}))?\s*(%?))$/;

/**
 * The number that an author wrote as `2`, `0.25`, `-1/3` or `25%`; nothing for any other text, exponents included, nor
 * for more than twelve digits or more than 1000 below the line.
 */
export function parseFraction(text: string): Fraction | undefined {
  if (text.length > longest) return undefined;
  const match = notation.exec(text.trim());
  if (match === null) return undefined;
  const [, sign = '', over, under, whole = '', decimals = '', percent] = match;
  const negative = sign !== '' && sign !== '+';
  const signed = (n: bigint, d: bigint): Fraction => fraction(negative ? -n : n, d);
  if (over !== undefined && under !== undefined) {
    const divisor = BigInt(under);
    return divisor === 0n || divisor > largestDivisor ? undefined : signed(BigInt(over), divisor);
  }
  if (whole === '' && decimals === '') return undefined;
  const hundredth = percent === '%' ? 100n : 1n;
  return signed(BigInt(whole + decimals), 10n ** BigInt(decimals.length) * hundredth);
}

/** The number that `toText` wrote, as a log or a table keeps it; nothing for any other text or more than 400 characters. */
export function fromText(text: string): Fraction | undefined {
  if (text.length > longestStored) return undefined;
  const [all, n = '', d = '1'] = /^(-?\d+)(?:\/([1-9]\d*))?$/.exec(text) ?? [];
  return all === undefined ? undefined : fraction(BigInt(n), BigInt(d));
}

/** The fraction as people write it, `2/3`, and without a line where it is whole, `1`. `fromText` reads it back. */
export function toText(f: Fraction): string {
  return f.d === 1n ? `${f.n}` : `${f.n}/${f.d}`;
}

/** The number with that many decimals, rounded once; a half is rounded away from zero. */
export function toDecimal(f: Fraction, places: number): string {
  if (!Number.isInteger(places) || places < 0 || places > digitsAtMost) throw new RangeError(`No ${places} decimals.`);
  const scaled = (abs(f.n) * 10n ** BigInt(places) * 2n + f.d) / (f.d * 2n);
  const digits = scaled.toString().padStart(places + 1, '0');
  const sign = f.n < 0n && scaled !== 0n ? '-' : '';
  if (places === 0) return sign + digits;
  return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** So large numbers are exact in floating point. */
const exactlyAtMost = 2n ** 52n;
const bits = (x: bigint): number => x.toString(16).length * 4;

/** The nearest floating-point number, for what is drawn; never for what is compared or added. */
export function toNumber(f: Fraction): number {
  const size = abs(f.n);
  if (size < exactlyAtMost && f.d < exactlyAtMost) return Number(f.n) / Number(f.d);
  // About 80 bits of the quotient, the last one set where something is left over, so that it is rounded only once.
  const shift = 80 - bits(size) + bits(f.d);
  const [top, bottom] = shift < 0 ? [size, f.d << BigInt(-shift)] : [size << BigInt(shift), f.d];
  const quotient = Number((top / bottom) | (top % bottom === 0n ? 0n : 1n));
  const half = Math.trunc(shift / 2);
  return Math.sign(Number(f.n)) * quotient * 2 ** -half * 2 ** -(shift - half);
}
