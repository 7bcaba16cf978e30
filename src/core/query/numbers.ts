import { closest } from '../diagnostics/suggest.ts';
import { misread, type Parsed, quoted } from '../session/parsed.ts';
import type { QueryCard } from './card.ts';
import type { Comparison, Field, Operator, Value } from './comparison.ts';

/** A sort of number: how one is written, and how to say what is expected where something else stands. */
interface Measure {
  /** Nothing for what is no such number. */
  read(text: string): number | undefined;
  readonly expected: string;
  readonly words: ReadonlyMap<string, number>;
}

type Holds = (number: number) => boolean;

const none: ReadonlyMap<string, number> = new Map();

/** A number as it is, such as `3` or `7.5`. */
export const count: Measure = {
  read: (text) => (/^-?\d+(\.\d+)?$/u.test(text) ? Number(text) : undefined),
  expected: 'A number is expected, such as `3`',
  words: none,
};

const daysIn: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['d', 1],
  ['w', 7],
  ['mo', 30],
  ['y', 365],
]);

/** A length in days: `3d` or `3`, weeks of 7, months of 30 and years of 365. */
export const days: Measure = {
  read: (text) => {
    const [, figure, unit = ''] = /^(-?\d+(?:\.\d+)?)([a-z]*)$/iu.exec(text) ?? [];
    const factor = daysIn.get(unit.toLowerCase());
    return figure === undefined || factor === undefined ? undefined : Number(figure) * factor;
  },
  expected: 'A number of days is expected, such as `3d`, `2w`, `1mo` or `1y`',
  words: none,
};

const sayable = (words: ReadonlyMap<string, number>): Measure => ({
  ...days,
  expected: 'A number of days is expected, such as `3d`, `2w`, `1mo`, `1y` or `today`',
  words,
});

/** Days from today on. */
export const daysAhead: Measure = sayable(
  new Map([
    ['yesterday', -1],
    ['today', 0],
    ['tomorrow', 1],
  ]),
);

/** Days before today. */
export const daysAgo: Measure = sayable(
  new Map([
    ['today', 0],
    ['yesterday', 1],
  ]),
);

/** A probability: `80%` or `0.8`. */
export const share: Measure = {
  read: (text) => {
    const [, figure, percent] = /^(\d+(?:\.\d+)?)(%?)$/u.exec(text) ?? [];
    if (figure === undefined) return undefined;
    const read = percent === '' ? Number(figure) : Number(figure) / 100;
    return read <= 1 ? read : undefined;
  },
  expected: 'A share from `0%` to `100%` is expected, such as `80%` or `0.8`',
  words: none,
};

function numberOf({ read, expected, words }: Measure, { text, at }: Value): Parsed<number> {
  const value = words.get(text.toLowerCase()) ?? read(text);
  if (value !== undefined) return { ok: true, value };
  const near = closest(text, [...words.keys()]);
  const hint = near === undefined ? '.' : `; did you mean \`${near}\`?`;
  return misread(text === '' ? `${expected}.` : `${expected}, not ${quoted(text)}${hint}`, at);
}

const orders: { readonly [O in Exclude<Operator, '=' | '!='>]: (a: number, b: number) => boolean } = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

/** `2`, `2..3`, `2..` or `..3`, with both ends. */
function rangeOf(measure: Measure, { text, at }: Value): Parsed<Holds> {
  const dots = text.indexOf('..');
  const [from, to] = dots === -1 ? [text, text] : [text.slice(0, dots), text.slice(dots + 2)];
  const high = { text: to, at: dots === -1 ? at : at + dots + 2 };
  const isOpen = (end: string, other: string): boolean => end === '' && other !== '';
  const open = (value: number): Parsed<number> => ({ ok: true, value });
  const low = isOpen(from, to) ? open(Number.NEGATIVE_INFINITY) : numberOf(measure, { text: from, at });
  if (!low.ok) return low;
  const top = isOpen(to, from) ? open(Number.POSITIVE_INFINITY) : numberOf(measure, high);
  if (!top.ok) return top;
  if (low.value > top.value) return misread(`The range ${quoted(text)} is empty: write the lower end first.`, at);
  return { ok: true, value: (number) => number >= low.value && number <= top.value };
}

function equals(measure: Measure, { operator, values }: Comparison): Parsed<Holds> {
  const ranges: Holds[] = [];
  for (const value of values) {
    const range = rangeOf(measure, value);
    if (!range.ok) return range;
    ranges.push(range.value);
  }
  const wanted = operator === '=';
  return { ok: true, value: (number) => ranges.some((range) => range(number)) === wanted };
}

function compared(measure: Measure, comparison: Comparison): Parsed<Holds> {
  const { field, operator, sign, values } = comparison;
  if (operator === '=' || operator === '!=') return equals(measure, comparison);
  const [first, second] = values;
  if (second !== undefined || first === undefined || first.text.includes('..')) {
    const what = first?.text.includes('..') ? 'a range' : 'a list';
    const at = first?.text.includes('..') ? first.at : (second ?? sign).at;
    return misread(`After “${field}${sign.text}” stands one number: write \`${field}:\` before ${what}.`, at);
  }
  const limit = numberOf(measure, first);
  if (!limit.ok) return limit;
  const holds = orders[operator];
  return { ok: true, value: (number) => holds(number, limit.value) };
}

/** A field with a number: a card that has none passes no comparison, whatever the operator. */
export function numberField(measure: Measure, of: (card: QueryCard) => number | undefined, needs?: 'memory'): Field {
  return {
    ...(needs === undefined ? {} : { needs }),
    test: (comparison) => {
      const holds = compared(measure, comparison);
      if (!holds.ok) return holds;
      return {
        ok: true,
        value: ({ card }) => {
          const number = of(card);
          return number !== undefined && holds.value(number);
        },
      };
    },
  };
}
