import { type Fraction, fraction, multiply, toDecimal, toText } from '../grading/fraction.ts';
import type { Json } from '../item-types/contract.ts';

/** How every number of a report is rounded, for a person to read. */
export const rounding = 'Points are exact until they are written: then four decimals, a half away from zero, once.';

/** Points as a number of at most four decimals. */
export function rounded(value: Fraction): number {
  // Most points are whole.
  return value.d === 1n ? Number(value.n) : Number(toDecimal(value, 4));
}

/** A share as a percentage of at most two decimals. */
export function percentOf(share: Fraction): number {
  return Number(toDecimal(multiply(share, fraction(100)), 2));
}

/** Points as a number, and beside it as the exact text, `earned` and `earnedExact`. */
export function withExact(name: string, value: Fraction): { readonly [name: string]: Json } {
  return { [name]: rounded(value), [`${name}Exact`]: toText(value) };
}
