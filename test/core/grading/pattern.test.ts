import fc from 'fast-check';
import { RE2JS } from 're2js';
import { describe, expect, it } from 'vitest';
import { compilePattern } from '../../../src/core/grading/pattern.ts';

const fits = (source: string, text: string, flags = ''): boolean => {
  const pattern = compilePattern(source, flags);
  if (!pattern.ok) throw new Error(pattern.detail);
  return pattern.test(text);
};

/** Patterns whose meaning RE2 and JavaScript share, over three letters. */
const leaf = fc.constantFrom(
  'a',
  'b',
  'c',
  '.',
  '[ab]',
  '[^a]',
  '[a-b_]',
  '\\w',
  '\\W',
  '\\b',
  '\\B',
  '^',
  '$',
  'é',
  '',
);
const times = fc.constantFrom('', '', '', '*', '+', '?', '{2}', '{1,}', '{0,2}', '*?', '+?');
const combined = (atom: fc.Arbitrary<string>): fc.Arbitrary<string> => {
  const repeated = fc
    .tuple(atom, times)
    .map(([part, count]) => (/^(?:|\^|\$|\\b|\\B)$/i.test(part) ? part : part + count));
  const sequence = fc.array(repeated, { maxLength: 4 }).map((parts) => parts.join(''));
  return fc.array(sequence, { minLength: 1, maxLength: 3 }).map((ways) => ways.join('|'));
};
const grouped = (pattern: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof(
    leaf,
    pattern.map((inner) => `(${inner})`),
    pattern.map((inner) => `(?:${inner})`),
  );
const shallow = combined(grouped(combined(leaf)));
const sources = combined(grouped(combined(grouped(combined(leaf)))));
const textsUpTo = (maxLength: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' ', '_', 'é', '\n', '😀'), maxLength });
const texts = textsUpTo(8);
const flagged = fc.constantFrom('', 'i', 'm', 's');

/** Whether there are so few places to choose at that all the ways through a short text can be tried one by one. */
const isBacktracked = (source: string): boolean => (source.match(/[*+|]|\?(?!:)|\{\d,/g) ?? []).length <= 8;

describe('compilePattern', () => {
  it('tries the whole text', () => {
    expect(fits('to_?thread', 'to_thread')).toBe(true);
    expect(fits('to_?thread', 'tothread')).toBe(true);
    expect(fits('to_?thread', 'asyncio.to_thread')).toBe(false);
    expect(fits('to_?thread', 'to_threads')).toBe(false);
  });

  it('binds every alternative at both ends', () => {
    for (const text of ['a', 'b', 'c']) expect(fits('a|b|c', text)).toBe(true);
    for (const text of ['ab', 'abc', 'xb', 'bx', 'xc', '']) expect(fits('a|b|c', text)).toBe(false);
  });

  it('treats capital letters as the flag says', () => {
    expect(fits('gil', 'GIL')).toBe(false);
    expect(fits('gil', 'GIL', 'i')).toBe(true);
    expect(fits('[a-c]é', 'BÉ', 'i')).toBe(true);
    expect(fits('[^a]', 'A', 'i')).toBe(false);
  });

  it('lets the dot stop at a line unless the flag says otherwise', () => {
    expect(fits('a.b', 'a\nb')).toBe(false);
    expect(fits('a.b', 'a\nb', 's')).toBe(true);
    expect(fits('.', '😀')).toBe(true);
  });

  it('lets the anchors look at lines where the flag says so', () => {
    expect(fits('a$\\n^b', 'a\nb')).toBe(false);
    expect(fits('a$\\n^b', 'a\nb', 'm')).toBe(true);
    expect(fits('^a$', 'a')).toBe(true);
    expect(fits('\\Aa\\z', 'a')).toBe(true);
  });

  it.each([
    ['\\d+', '2024', true],
    ['\\D', '1', false],
    ['\\s', '\u00a0', true],
    ['\\p{L}+', 'größe', true],
    ['\\P{L}', 'a', false],
    ['\\u00e9', 'é', true],
    ['\\u{1f600}', '😀', true],
    ['\\x41', 'A', true],
    ['\\x{1f600}', '😀', true],
    ['\\t\\n\\r\\f\\v\\0', '\t\n\r\f\v\0', true],
    ['\\.\\*\\/\\_\\-\\"', '.*/_-"', true],
    ['[\\]\\\\\\-\\d]+', ']\\-7', true],
    ['[a\\-z]', 'm', false],
    ['[[(*]+', '[(*', true],
    ['[^\\w\\s]', '!', true],
    ['a{', 'a{', true],
    ['a{,2}', 'a{,2}', true],
    ['a{2,3}', 'a', false],
    ['a{2,3}', 'aaa', true],
    ['a{2,3}', 'aaaa', false],
    ['a{2}?', 'aa', true],
    ['(?<name>a)(?P<other>b)', 'ab', true],
    ['(?:)', '', true],
    ['', '', true],
    ['', 'a', false],
    ['.*\\bGIL\\b.*', 'the GIL, held', true],
    ['.*\\bGIL\\b.*', 'AGILE', false],
  ])('reads /%s/ on %j as %s', (source, text, expected) => {
    expect(fits(source, text)).toBe(expected);
  });

  it.each([
    ['a(?=b)', 'a lookahead', 1],
    ['a(?!b)', 'a lookahead', 1],
    ['(?<=a)b', 'a lookbehind', 0],
    ['(?<!a)b', 'a lookbehind', 0],
    ['(a)\\1', 'a backreference', 3],
    ['(?<n>a)\\k<n>', 'a backreference', 7],
    ['(?P<n>a)(?P=n)', 'a backreference', 8],
    ['(?>a)', 'an atomic group', 0],
    ['(a)?(?(1)b)', 'a condition', 4],
    ['(?R)', 'recursion', 0],
    ['(?1)', 'recursion', 0],
    ['a++', 'a possessive quantifier', 2],
    ['a{2}+', 'a possessive quantifier', 4],
  ])('names what in /%s/ has no linear time', (source, detail, at) => {
    expect(compilePattern(source, '')).toEqual({ ok: false, reason: 'not-linear', detail, at });
  });

  it.each([
    ['(a', 'the group is never closed', 0],
    ['a)b', 'nothing opens this parenthesis', 1],
    ['[a', 'the set is never closed', 0],
    ['[]a]', 'the set is empty; write \\] for the bracket', 0],
    ['[^]', 'the set is empty; write \\] for the bracket', 0],
    ['[[:alpha:]]', 'a named set is written \\p{…}', 1],
    ['x[z-a]', 'the set has a range that runs backwards or an end that is no character', 1],
    ['[\\w-z]', 'the set has a range that runs backwards or an end that is no character', 0],
    ['\\p{Nonsense}', 'there is no such property', 0],
    ['\\u{110000}', 'there is no such character', 0],
    ['*a', 'there is nothing to repeat', 0],
    ['a|+', 'there is nothing to repeat', 2],
    ['(?:{2})', 'there is nothing to repeat', 3],
    ['a**', 'two quantifiers follow one another', 2],
    ['a{3,2}', 'the numbers of the repetition are in the wrong order', 1],
    ['a{1001}', 'it repeats more than 1000 times', 1],
    ['a{2,1001}', 'it repeats more than 1000 times', 1],
    ['(?i)a', 'flags are written after the last slash', 0],
    ['(?#a)', 'there is no such group', 0],
    ['a\\', 'a backslash stands at the end', 1],
    ['a\\q', '\\q means nothing', 1],
    ['[\\b]', '\\b means nothing', 1],
  ])('says what is wrong with /%s/ and where', (source, detail, at) => {
    expect(compilePattern(source, '')).toEqual({ ok: false, reason: 'invalid', detail, at });
  });

  it('refuses a flag that it does not know', () => {
    expect(compilePattern('a', 'x')).toEqual({ ok: false, reason: 'invalid', detail: 'there is no flag x' });
    expect(fits('a', 'a', 'ug')).toBe(true);
  });

  it('agrees with RE2 on whole texts', () => {
    fc.assert(
      fc.property(sources, texts, flagged, (source, text, flags) => {
        const bits = { '': 0, i: RE2JS.CASE_INSENSITIVE, m: RE2JS.MULTILINE, s: RE2JS.DOTALL }[flags];
        expect(fits(source, text, flags)).toBe(RE2JS.compile(source, bits).testExact(text));
      }),
      { numRuns: 600 },
    );
  });

  it('agrees with JavaScript on whole texts', () => {
    const backtracked = fc.oneof(sources, shallow).filter(isBacktracked);
    fc.assert(
      fc.property(backtracked, textsUpTo(6), flagged, (source, text, flags) => {
        expect(fits(source, text, flags)).toBe(new RegExp(`(?:${source})(?![^])`, `${flags}uy`).test(text));
      }),
      { numRuns: 600 },
    );
  });

  it('never throws, whatever stands between the slashes', () => {
    const noise = fc.string({ unit: fc.constantFrom(...'ab()[]{}*+?|\\^$.-,:<>=!12P\u{1f600}'), maxLength: 30 });
    fc.assert(
      fc.property(fc.oneof(noise, fc.string({ unit: 'binary' })), texts, (source, text) => {
        const pattern = compilePattern(source, '');
        expect(typeof (pattern.ok ? pattern.test(text) : pattern.detail)).toMatch(/boolean|string/);
      }),
      { numRuns: 1000 },
    );
  });

  it('answers at once where a backtracking engine would not in a lifetime', () => {
    const long = 'a'.repeat(10_000);
    expect(fits('(a+)+b', long)).toBe(false);
    expect(fits('(a*)*c|(a|a)*d|(a|aa)+e', long)).toBe(false);
    expect(fits('(x+x+)+y', 'x'.repeat(10_000))).toBe(false);
    expect(fits('(a?){500}a{500}', 'a'.repeat(1000))).toBe(true);
  });

  it('does not look at a text that is no answer any more', () => {
    expect(fits('a*', 'a'.repeat(10_000))).toBe(true);
    expect(fits('a*', 'a'.repeat(10_001))).toBe(false);
  });

  it('stays right when it forgets what it learned', () => {
    // Every text of these leads to a place of its own, far more than are kept.
    const source = '.*x.{12}';
    const pattern = compilePattern(source, '');
    const text = Array.from({ length: 10_000 }, (_, index) => ((index * index) % 7 < 3 ? 'x' : 'y')).join('');
    for (const cut of [10_000, 9999, 9998, 9997]) {
      const part = text.slice(0, cut);
      expect(pattern.ok && pattern.test(part)).toBe(part.at(-13) === 'x');
    }
  });

  it.each([
    ['nested repetitions', '(((a{100}){100}){100})'],
    ['nested repetitions of nothing', '(((((){1000}){1000}){1000}){1000})'],
    ['many repetitions', 'a{1000}b{1000}c{1000}d{1000}e{1000}f{1000}'],
  ])('refuses %s', (_, source) => {
    expect(compilePattern(source, '')).toEqual({
      ok: false,
      reason: 'invalid',
      detail: 'its repetitions make it too large',
    });
  });

  it('refuses a pattern that is too deep or too long', () => {
    expect(compilePattern('('.repeat(60) + ')'.repeat(60), '')).toMatchObject({ ok: false, at: 50 });
    expect(compilePattern('a'.repeat(1001), '')).toMatchObject({ ok: false, at: 1000 });
  });
});
