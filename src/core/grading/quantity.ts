import { type Fraction, fraction } from './fraction.ts';

/** A number as it was written, with its unit folded (`m/s²` is `m/s^2`). */
export interface Quantity {
  readonly value: Fraction;
  readonly unit?: string;
  /** How many digits were written from the first that is not zero; absent for fractions and other bases. */
  readonly significant?: number;
}

/** A number, a text with two readings, each written so that it has one, or neither. */
export type ReadNumber =
  | ({ readonly is: 'number' } & Quantity)
  | { readonly is: 'ambiguous'; readonly first: string; readonly second: string }
  | { readonly is: 'not-a-number' };

/** Digits and powers of ten beyond this are refused, so that no text makes a number that fills the memory. */
const largest = 400;
const longestText = 1000;
const longestUnit = 40;

interface Numeral {
  readonly value: Fraction;
  readonly significant?: number;
  readonly rest: string;
}

interface TwoReadings {
  readonly first: string;
  readonly second: string;
  readonly rest: string;
}

type Step = Numeral | TwoReadings | undefined;

const notANumber = { is: 'not-a-number' } as const;

function plain(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u2010-\u2013\u2212]/gu, '-')
    .replace(/[\u02bc\u2019]/gu, "'")
    .replace(/[\uff10-\uff19]/gu, (digit) => digit.normalize('NFKC'))
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/(?<=[^.])\.$/u, '');
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const lowered = (text: string): string =>
  text
    .replace('⁻', '-')
    .replace('⁺', '')
    .replace(/[⁰¹²³⁴-⁹]/gu, (digit) => `${superscripts.indexOf(digit)}`);

// One to five factors such as `kg`, `s^-2`, `°C`, `H2O`, `(mol`, `K)`; the first may follow a stroke, as in `/s`.
const factor = String.raw`\(?[\p{L}\p{Sc}%‰°](?:[\p{L}\p{M}\p{Sc}%‰°\d]|-(?=\p{L}))*(?:\^-?\d{1,3})?\)?`;
/** Compiled when it is first wanted: it takes a millisecond, and most decks have no unit. */
let unitForm: RegExp | undefined;

/** The unit as it is compared; nothing where the text is none. Capital letters matter: mW is not MW. */
export function foldUnit(text: string): string | undefined {
  if (text.length > longestUnit) return undefined;
  const unit = text
    .normalize('NFC')
    .replace(/[⁺⁻]?[⁰¹²³⁴-⁹]+/gu, (power) => `^${lowered(power)}`)
    .replace(/\u00b5/gu, '\u03bc')
    .replace(/\u00ba/gu, '\u00b0')
    .replace(/\*\*/gu, '^')
    .replace(/[·⋅×]/gu, '*')
    .replace(/\s+/gu, ' ')
    .replace(/ ?([*/^]) ?/gu, '$1')
    .trim();
  unitForm ??= new RegExp(`^/?${factor}(?:[*/ ]${factor}){0,4}$`, 'u');
  // `e5` is what is left of a number whose exponent was refused.
  return unitForm.test(unit) && !/^e[+-]?\d/iu.test(unit) ? unit : undefined;
}

const exponentForms = (): RegExp =>
  /^(?:[eE]([+-]?\d{1,4})(?![\p{L}\d])| ?[×x*·⋅] ?10(?:\^([+-]?\d{1,4})|([⁺⁻]?[⁰¹²³⁴-⁹]{1,4}))(?!\d))/u;

/** What whole digits and decimals with whatever exponent follows in `rest` come to; nothing beyond the limits. */
function decimal(whole: string, decimals: string, rest: string): Numeral | undefined {
  const match = exponentForms().exec(rest);
  const power = match?.[1] ?? match?.[2] ?? (match?.[3] === undefined ? '0' : lowered(match[3]));
  const digits = (whole + decimals).replace(/^0+(?=\d)/, '');
  const scale = Number(power) - decimals.length;
  if (digits.length > largest || Math.abs(scale) > largest || digits.length + scale > largest) return undefined;
  const ten = 10n ** BigInt(Math.abs(scale));
  const value = scale < 0 ? fraction(BigInt(digits), ten) : fraction(BigInt(digits) * ten);
  const significant = digits === '0' ? Math.max(1, decimals.length) : digits.length;
  return { value, significant, rest: rest.slice(match?.[0].length ?? 0) };
}

const isOtherBase = /^0[xbo]/iu;

function otherBase(text: string): Step {
  const match = /^0(?:x[\da-f]+|b[01]+|o[0-7]+)(?![\p{L}\d])/iu.exec(text);
  if (match === null || match[0].length > largest) return undefined;
  return { value: fraction(BigInt(match[0].toLowerCase())), rest: text.slice(match[0].length) };
}

function overLine(text: string): Step {
  const match = /^(\d+) ?\/ ?(\d+)(?![\d.,_'])/u.exec(text);
  if (match === null) return undefined;
  const [all, over = '', under = ''] = match;
  if (over.length > largest || under.length > largest || /^0+$/.test(under)) return undefined;
  return { value: fraction(BigInt(over), BigInt(under)), rest: text.slice(all.length) };
}

/** `16,000` and `16,5` have two readings; `1,234.5`, `1,234,567`, `1.234,5` and `0,5` have one. */
function withComma(text: string): Step {
  const match = /^(\d+(?:,\d+)+)(?:\.(\d+))?(?![\d.,_'])/u.exec(text);
  if (match !== null) {
    const [all, commas = '', decimals] = match;
    const rest = text.slice(all.length);
    const [whole = '', after = ''] = commas.split(',');
    const grouped = /^\d{1,3}(?:,\d{3})+$/.test(commas) && !/^0+,/.test(commas);
    const isLone = commas.lastIndexOf(',') === commas.indexOf(',') && decimals === undefined;
    if (!isLone) return grouped ? decimal(commas.replaceAll(',', ''), decimals ?? '', rest) : undefined;
    if (/^0+$/.test(whole)) return decimal(whole, after, rest);
    if (all.length > largest) return undefined;
    return { first: `${whole}${after}${rest}`, second: `${whole}.${after}${rest}`, rest };
  }
  const european = /^(\d{1,3}(?:\.\d{3})+),(\d+)(?![\d.,_'])/u.exec(text);
  if (european === null) return undefined;
  const [all, whole = '', decimals = ''] = european;
  return decimal(whole.replaceAll('.', ''), decimals, text.slice(all.length));
}

function withPoint(text: string): Step {
  const match =
    /^(?:(\d{1,3}(?:[ ']\d{3})+(?!\d)|\d+(?:_\d+)*)(?:\.(\d+(?:_\d+)*))?|\.(\d+))(?![\d_'])(?![.,]\d)/u.exec(text);
  if (match === null) return undefined;
  const [all, whole = '0', decimals, bare] = match;
  const digits = (part: string): string => part.replace(/[_ ']/gu, '');
  return decimal(digits(whole), digits(decimals ?? bare ?? ''), text.slice(all.length));
}

/**
 * The number that a text begins with and the unit after it: `42`, `-3.5`, `1e-3`, `3×10^8 m/s`, `1_000`, `1 000`,
 * `1,234.5`, `2/3`, `0xff`. A single comma may mark thousands or decimals; that is asked, not guessed.
 */
export function readNumber(text: string): ReadNumber {
  if (text.length > longestText) return notANumber;
  const clean = plain(text);
  const sign = /^[+-] ?/u.exec(clean)?.[0] ?? '';
  const body = clean.slice(sign.length);
  const negative = sign.startsWith('-');
  const step = isOtherBase.test(body) ? otherBase(body) : (overLine(body) ?? withComma(body) ?? withPoint(body));
  if (step === undefined) return notANumber;
  const unit = foldUnit(step.rest);
  if (unit === undefined && step.rest.trim() !== '') return notANumber;
  if ('first' in step) {
    const signed = negative ? '-' : '';
    return { is: 'ambiguous', first: signed + step.first, second: signed + step.second };
  }
  const { value, significant } = step;
  return {
    is: 'number',
    value: negative ? fraction(-value.n, value.d) : value,
    ...(unit === undefined ? {} : { unit }),
    ...(significant === undefined ? {} : { significant }),
  };
}
