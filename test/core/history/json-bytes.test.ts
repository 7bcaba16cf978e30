import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { skipCount, skipJson, skipPoints, skipWhole } from '../../../src/core/history/json-bytes.ts';

type Skip = (bytes: Uint8Array, at: number) => number;
/** What is stepped over at the start of a text, other bytes before it; nothing where it is left to the full reader. */
function over(skip: Skip, text: string): string | undefined {
  const end = skip(new TextEncoder().encode(`"${text}\n`), 1);
  return end < 0 ? undefined : new TextDecoder().decode(new TextEncoder().encode(text).subarray(0, end - 1));
}
const deep = (levels: number, [open, close]: readonly [string, string]) =>
  `${open.repeat(levels)}1${close.repeat(levels)}`;

describe('a step over a value', () => {
  it('is over nothing that JSON does not have, and over the whole of it', () => {
    const piece = fc.constantFrom(
      ...['{', '}', '[', ']', ',', ':', '"a"', '"', '\\u00e', '0', '-', '7', '.5', 'e3', 'true', 'null', 'x', ' '],
    );
    let known = 0;
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(piece, { maxLength: 9 }).map((all) => all.join('')),
          fc.json(),
        ),
        (text) => {
          const found = over(skipJson, text);
          if (found === undefined) return;
          known++;
          // What follows it is no part of it: it is read by who asked for the step.
          expect(() => JSON.parse(found)).not.toThrow();
        },
      ),
      { numRuns: 3000 },
    );
    expect(known).toBeGreaterThan(300);
  });

  it.each([
    ['0', '0'],
    ['120', '120'],
    ['999999999999999', '999999999999999'],
    ['1234567890123456', undefined],
    ['01', undefined],
    ['', undefined],
    ['-1', undefined],
  ])('that counts, %j', (text, found) => {
    expect(over(skipCount, text)).toBe(found);
  });

  it.each([
    ['-12', '-12'],
    ['-0', undefined],
    ['-', undefined],
    ['3', '3'],
  ])('that is whole, %j', (text, found) => {
    expect(over(skipWhole, text)).toBe(found);
  });

  it.each([
    ['"1"', '"1"'],
    ['"-1/3"', '"-1/3"'],
    ['"1/0"', undefined],
    ['"1/"', undefined],
    ['"-"', undefined],
    ['"a"', undefined],
    ['1', undefined],
    ['"1', undefined],
  ])('that is of points, %j', (text, found) => {
    expect(over(skipPoints, text)).toBe(found);
  });

  it.each([
    ['lists', ['[', ']']],
    ['objects', ['{"a":', '}']],
  ] as const)('is over 32 levels of %s and no more', (_, brackets) => {
    expect(over(skipJson, deep(32, brackets))).toBe(deep(32, brackets));
    expect(over(skipJson, deep(33, brackets))).toBeUndefined();
  });
});
