import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFailsafe } from '../../../src/core/source/failsafe-yaml.ts';
import { plainPairs } from '../../../src/core/source/plain-yaml.ts';
import { mappingOf } from '../../../src/core/source/yaml.ts';

/** What the parser gives for a text, as own keys and values in their order; why not, where it refuses. */
function parsed(text: string): unknown {
  const read = readFailsafe(text);
  return read.ok ? entries(read.value) : read.reason;
}

const entries = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : value;

/** How many of the texts were read, each as the parser reads it. */
function sameAsParser(texts: fc.Arbitrary<string>, numRuns: number): number {
  let taken = 0;
  fc.assert(
    fc.property(texts, (text) => {
      const quick = plainPairs(text);
      if (quick === undefined) return;
      taken++;
      expect([text, Object.entries(mappingOf(quick))]).toEqual([text, parsed(text)]);
    }),
    { numRuns },
  );
  return taken;
}

const keys = fc.oneof(
  fc.constantFrom('q1', 'q2', 'Q-3', 'deck/q4', 'a.b', '1', '10', '2', 'student', '__proto__', 'constructor', 'null'),
  fc.string({ unit: fc.constantFrom('a', 'Z', '0', '_', '-', '.', '/'), minLength: 1, maxLength: 5 }),
);
const words = fc.oneof(
  fc.constantFrom(
    'A',
    'A, C',
    '8',
    '-5',
    '010',
    '1:30',
    'no',
    'null',
    '~',
    '2026-11-25',
    'http://x/#y',
    '3 2 1',
    'C#',
    '',
  ),
  fc.constantFrom(
    '"A"',
    "'it is'",
    '"a: b #c"',
    "''",
    '""',
    "'a, b'",
    '"é\u2028ü"',
    'naïve, 学生',
    'a\u00a0b',
    '\u3000',
  ),
);
const line = fc
  .tuple(keys, words, fc.constantFrom(' ', ' ', '  '))
  .map(([key, word, gap]) => (word === '' ? `${key}:` : `${key}:${gap}${word}`));
const plain = fc
  .tuple(
    fc.constantFrom('', '', '---\n'),
    fc.array(line, { minLength: 1, maxLength: 6 }),
    fc.constantFrom('\n', '\r\n'),
  )
  .chain(([start, lines, end]) => fc.constantFrom('', end).map((last) => start + lines.join(end) + last));

/** What means something in YAML, and what is no character of it. */
const signs = [
  ...[
    'a',
    'b1',
    ' ',
    '  ',
    '\t',
    '\n',
    '\r',
    '\r\n',
    ':',
    ': ',
    '#',
    ' #',
    '-',
    '- ',
    '---',
    '...',
    '?',
    '? ',
    ',',
    '&a',
  ],
  ...[
    '*a',
    '!',
    '!!str',
    '|',
    '>',
    '%',
    '@',
    '`',
    '"',
    "'",
    '\\',
    '\\n',
    '{',
    '}',
    '[',
    ']',
    '<<',
    '=',
    '\0',
    '\x07',
    '\x1b',
  ],
  ...[
    '\x7f',
    '\x80',
    '\x85',
    '\xa0',
    'é',
    '\u2028',
    '\u2029',
    '\ufeff',
    '\ufffe',
    '\ud800',
    '\u{1f600}',
    '~',
    'null',
    '__proto__',
  ],
];
const hostile = fc.oneof(
  fc.array(fc.constantFrom(...signs), { maxLength: 12 }).map((parts) => parts.join('')),
  fc
    .tuple(plain, fc.array(fc.tuple(fc.nat(60), fc.constantFrom(...signs)), { minLength: 1, maxLength: 2 }))
    .map(([text, put]) => put.reduce((all, [at, sign]) => all.slice(0, at) + sign + all.slice(at), text)),
);

describe('a text of lines with a key and a plain value', () => {
  it('is what the parser makes of it', () => {
    expect(sameAsParser(plain, 3000)).toBeGreaterThan(1000);
  });

  it('is what the parser makes of it, or nothing, whatever was put into it', () => {
    expect(sameAsParser(hostile, 60_000)).toBeGreaterThan(1000);
  });

  it('is read as a learner writes it', () => {
    expect([...(plainPairs('---\nq1: A\nq2: "A, B"\nq3:\nq4: 3 2 1\r\n') ?? [])]).toEqual([
      ['q1', 'A'],
      ['q2', 'A, B'],
      ['q3', null],
      ['q4', '3 2 1'],
    ]);
  });

  it.each([
    '',
    '---\n',
    'a',
    '- a: b\n',
    'a: b: c\n',
    'a: b\n c\n',
    'a: 1\na: 2\n',
    'a: &x b\n',
    'a: "\\x41"\n',
    'a: [b]\n',
    ' a: b\n',
    'a: b\n\n',
  ])('is for the parser where it is %j', (text) => {
    expect(plainPairs(text)).toBeUndefined();
  });

  it('is for the parser where it has very many lines, or a very long key', () => {
    const lines = (count: number) => Array.from({ length: count }, (_, at) => `k${at}: v\n`).join('');
    expect(plainPairs(lines(5000))?.size).toBe(5000);
    expect(plainPairs(lines(5001))).toBeUndefined();
    expect(plainPairs(`${'k'.repeat(201)}: v\n`)).toBeUndefined();
  });
});
