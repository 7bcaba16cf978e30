import { add, compare, divide, type Fraction, fraction, multiply, subtract, toText, zero } from './fraction.ts';
import { foldUnit, type Quantity, readNumber } from './quantity.ts';
import { roundedTo, significantBounds } from './significant.ts';

interface WithUnit {
  readonly unit?: string;
}

/** What a number is held against. Bounds belong to what they bound. */
export type NumericAnswer = WithUnit &
  (
    | { readonly is: 'exact'; readonly value: Fraction }
    /** `tolerance` in the unit of the value, above zero. */
    | { readonly is: 'absolute'; readonly value: Fraction; readonly tolerance: Fraction }
    /** `percent` of the value, above zero. */
    | { readonly is: 'relative'; readonly value: Fraction; readonly percent: Fraction }
    /** What is the same number once both are rounded to so many significant digits, a half away from zero. */
    | { readonly is: 'significant'; readonly value: Fraction; readonly digits: number }
    /** An end that is absent is open. */
    | { readonly is: 'range'; readonly low?: Fraction; readonly high?: Fraction }
  );

/** A numeric answer, or the code of the diagnostic that says what is wrong with the text, and the words that fill it. */
export type ParsedAnswer =
  | { readonly ok: true; readonly answer: NumericAnswer }
  | {
      readonly ok: false;
      readonly code: 'number-invalid' | 'number-ambiguous' | 'tolerance-invalid' | 'range-empty';
      readonly detail: Readonly<Record<string, string>>;
    };

type Failed = Extract<ParsedAnswer, { ok: false }>;
type Read = { readonly ok: true; readonly quantity: Quantity } | Failed;

const longestText = 2000;
const hundred = fraction(100);
const digitsAtMost = 30;
const brief = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
const failed = (code: Failed['code'], detail: Failed['detail']): Failed => ({ ok: false, code, detail });
const withUnit = (unit: string | undefined): WithUnit => (unit === undefined ? {} : { unit });

function read(text: string, code: 'number-invalid' | 'tolerance-invalid' = 'number-invalid'): Read {
  const number = readNumber(text);
  if (number.is === 'number') return { ok: true, quantity: number };
  if (number.is === 'not-a-number') return failed(code, { found: brief(text) });
  return failed('number-ambiguous', { found: brief(text), first: brief(number.first), second: brief(number.second) });
}

function parseRange(text: string, lowText: string, highText: string): ParsedAnswer {
  const trailing = foldUnit(highText);
  const low = lowText === '' ? undefined : read(lowText);
  const high = highText === '' || trailing !== undefined ? undefined : read(highText);
  if (low?.ok === false) return low;
  if (high?.ok === false) return high;
  const [from, to] = [low?.quantity, high?.quantity];
  if (from === undefined && to === undefined) return failed('number-invalid', { found: brief(text) });
  const units = new Set([from?.unit, to?.unit, trailing].filter((unit) => unit !== undefined));
  if (units.size > 1) return failed('number-invalid', { found: brief(text) });
  if (from !== undefined && to !== undefined && compare(from.value, to.value) > 0) {
    return failed('range-empty', { low: lowText, high: highText });
  }
  const [unit] = units;
  return {
    ok: true,
    answer: {
      is: 'range',
      ...(from === undefined ? {} : { low: from.value }),
      ...(to === undefined ? {} : { high: to.value }),
      ...withUnit(unit),
    },
  };
}

function parseTolerance(valueText: string, toleranceText: string): ParsedAnswer {
  const [centre, width] = [read(valueText), read(toleranceText, 'tolerance-invalid')];
  if (!centre.ok) return centre;
  if (!width.ok) return width;
  const { value, unit } = centre.quantity;
  const { value: tolerance, unit: after } = width.quantity;
  const invalid = failed('tolerance-invalid', { found: brief(toleranceText) });
  if (compare(tolerance, zero) <= 0) return invalid;
  // `50 % ± 1 %` means from 49 to 51 per cent: a unit that stands on both sides is the same unit.
  const isPercent = after !== undefined && /^%( |$)/.test(after) && after !== unit;
  const rest = isPercent ? after.slice(1).trim() || undefined : after;
  if (unit !== undefined && rest !== undefined && unit !== rest) return invalid;
  const measured = withUnit(unit ?? rest);
  if (isPercent) return { ok: true, answer: { is: 'relative', value, percent: tolerance, ...measured } };
  return { ok: true, answer: { is: 'absolute', value, tolerance, ...measured } };
}

function parseSignificant(text: string, digits: number): ParsedAnswer {
  const number = read(text);
  if (!number.ok) return number;
  const { value, unit } = number.quantity;
  if (digits < 1 || digits > digitsAtMost)
    return failed('number-invalid', { found: brief(`${text} to ${digits} digits`) });
  return { ok: true, answer: { is: 'significant', value, digits, ...withUnit(unit) } };
}

/**
 * The answer that an author's text stands for: `42`, `3.14 ± 0.01` (also `+-`, `+/-`), `3.14 ± 1%`, `3.1416 to 3 digits`,
 * `10..12`, `..5`, `0.1..`, each with a unit after the number.
 */
export function parseNumericAnswer(text: string): ParsedAnswer {
  if (text.length > longestText) return failed('number-invalid', { found: brief(text) });
  const trimmed = text.trim();
  const range = /^(.*?)(?<!\.)\.\.(?!\.)(.*)$/su.exec(trimmed);
  if (range !== null) return parseRange(trimmed, (range[1] ?? '').trim(), (range[2] ?? '').trim());
  const around = /^([^±]*?)\s*(?:±|\+\/?[-\u2212])(.*)$/su.exec(trimmed);
  if (around !== null) return parseTolerance(around[1] ?? '', (around[2] ?? '').trim());
  const [, rounded, digits] = /^(\S.*?)\s+to\s+(\d{1,3})\s+(?:significant\s+)?digits?$/su.exec(trimmed) ?? [];
  if (rounded !== undefined) return parseSignificant(rounded, Number(digits));
  const exact = read(trimmed);
  if (!exact.ok) return exact;
  return { ok: true, answer: { is: 'exact', value: exact.quantity.value, ...withUnit(exact.quantity.unit) } };
}

interface Bounds {
  readonly low?: Fraction;
  readonly high?: Fraction;
}

function bounds(answer: NumericAnswer): Bounds {
  if (answer.is === 'range') return answer;
  if (answer.is === 'exact') return { low: answer.value, high: answer.value };
  if (answer.is === 'significant') return significantBounds(answer.value, answer.digits);
  const { value } = answer;
  const size: Fraction = { n: value.n < 0n ? -value.n : value.n, d: value.d };
  const reach = answer.is === 'absolute' ? answer.tolerance : divide(multiply(size, answer.percent), hundred);
  return { low: subtract(value, reach), high: add(value, reach) };
}

const isAbove = (a: Fraction | undefined, b: Fraction | undefined): boolean =>
  a !== undefined && b !== undefined && compare(a, b) > 0;

/**
 * True where a response satisfies an answer. A wrong unit is wrong and a missing one is forgiven; where the answer has
 * no unit any will do, except a per cent or per mille sign, which changes the number.
 */
export function matches(answer: NumericAnswer, given: Quantity): boolean {
  const { low, high } = bounds(answer);
  if (isAbove(low, given.value) || isAbove(given.value, high)) return false;
  if (answer.is === 'significant' && !isSameRounded(answer, given.value)) return false;
  if (given.unit === undefined) return true;
  return answer.unit === undefined ? !/^[%‰]/u.test(given.unit) : given.unit === answer.unit;
}

/** One of the two bounds rounds to the next number. */
function isSameRounded(
  { value, digits }: { readonly value: Fraction; readonly digits: number },
  given: Fraction,
): boolean {
  return compare(roundedTo(value, digits), roundedTo(given, digits)) === 0;
}

/** True where some response satisfies both answers. */
export function overlap(a: NumericAnswer, b: NumericAnswer): boolean {
  if (a.unit !== undefined && b.unit !== undefined && a.unit !== b.unit) return false;
  const [left, right] = [bounds(a), bounds(b)];
  return !isAbove(left.low, right.high) && !isAbove(right.low, left.high);
}

/** The power of ten that makes a number whole, for the decimals that end; nothing for those that do not. */
function decimalsOf(denominator: bigint): number | undefined {
  let [rest, twos, fives] = [denominator, 0, 0];
  for (; rest % 2n === 0n; rest /= 2n) twos += 1;
  for (; rest % 5n === 0n; rest /= 5n) fives += 1;
  return rest === 1n ? Math.max(twos, fives) : undefined;
}

/** The number as `readNumber` reads it back: decimals where they end, `2/3` where they do not, `5e-30` where they are many. */
function formatNumber(value: Fraction): string {
  const decimals = decimalsOf(value.d);
  if (decimals === undefined) return toText(value);
  const sign = value.n < 0n ? '-' : '';
  const all = (((value.n < 0n ? -value.n : value.n) * 10n ** BigInt(decimals)) / value.d).toString();
  const digits = all.replace(/0+$/, '');
  const exponent = all.length - digits.length - decimals;
  if (digits === '') return '0';
  if (exponent > 20 || exponent < -30) return `${sign}${digits}e${exponent}`;
  if (exponent >= 0) return sign + digits + '0'.repeat(exponent);
  const padded = digits.padStart(1 - exponent, '0');
  return `${sign}${padded.slice(0, exponent)}.${padded.slice(exponent)}`;
}

/** The answer as an author writes it; `parseNumericAnswer` gives it back. */
export function formatNumericAnswer(answer: NumericAnswer): string {
  const unit = answer.unit === undefined ? '' : ` ${answer.unit}`;
  if (answer.is === 'exact') return formatNumber(answer.value) + unit;
  if (answer.is === 'absolute') {
    // A per cent sign after the tolerance alone would make it a share of the value.
    const before = answer.unit?.startsWith('%') === true ? unit : '';
    return `${formatNumber(answer.value)}${before} ± ${formatNumber(answer.tolerance)}${unit}`;
  }
  if (answer.is === 'relative') {
    // Behind the per cent sign `/m` would be read as part of it.
    const before = answer.unit?.startsWith('/') === true ? unit : '';
    const after = before === '' ? unit : '';
    return `${formatNumber(answer.value)}${before} ± ${formatNumber(answer.percent)}%${after}`;
  }
  if (answer.is === 'significant') {
    return `${formatNumber(answer.value)}${unit} to ${answer.digits} ${answer.digits === 1 ? 'digit' : 'digits'}`;
  }
  const [low, high] = [answer.low, answer.high].map((end) => (end === undefined ? '' : formatNumber(end)));
  return `${low}..${high}${unit}`;
}
