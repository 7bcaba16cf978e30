import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Difference, difference } from '../../../src/core/grading/text.ts';

const without = (parts: readonly Difference[], left: Difference['is']): string =>
  parts.flatMap(({ is, text }) => (is === left ? [] : [text])).join('');
const same = (text: string): Difference => ({ is: 'same', text });
const extra = (text: string): Difference => ({ is: 'extra', text });
const missing = (text: string): Difference => ({ is: 'missing', text });

describe('difference', () => {
  it('shows the letters where two texts are close', () => {
    expect(difference('to_tread', 'to_thread')).toEqual([same('to_t'), missing('h'), same('read')]);
    expect(difference('awaxit', 'await')).toEqual([same('awa'), extra('x'), same('it')]);
    expect(difference('threap', 'thread')).toEqual([same('threa'), extra('p'), missing('d')]);
  });

  it('shows the words where two texts are not', () => {
    expect(difference('lock', 'semaphore')).toEqual([extra('lock'), missing('semaphore')]);
    expect(difference('abxyz', 'abcde')).toEqual([extra('abxyz'), missing('abcde')]);
    expect(difference('a lock', 'a semaphore')).toEqual([same('a '), extra('lock'), missing('semaphore')]);
  });

  it('does not tear apart what is read as one letter', () => {
    expect(difference('cafe\u0301s', 'cafes')).toEqual([same('caf'), extra('e\u0301'), missing('e'), same('s')]);
    expect(difference('x 👩‍👧', 'x 👩‍👦')).toEqual([same('x '), extra('👩‍👧'), missing('👩‍👦')]);
  });

  it('is nothing or the same for equal texts', () => {
    expect(difference('', '')).toEqual([]);
    expect(difference('a b', 'a b')).toEqual([same('a b')]);
    expect(difference('', 'a')).toEqual([missing('a')]);
    expect(difference('a', '')).toEqual([extra('a')]);
  });

  it('overlooks what does not matter under the rule', () => {
    const loose = { case: false, accents: false };
    expect(difference('Cafe_tread', 'café_thread', loose)).toEqual([same('Cafe_t'), missing('h'), same('read')]);
    expect(difference('To_thread', 'to_thread', loose)).toEqual([same('To_thread')]);
    expect(difference('To_thread', 'to_thread', { case: true, accents: true })).toEqual([
      extra('T'),
      missing('t'),
      same('o_thread'),
    ]);
  });

  it('gives both texts back, whatever they are', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '́'), maxLength: 30 }),
    );
    fc.assert(
      fc.property(texts, texts, (given, expected) => {
        const parts = difference(given, expected);
        expect(without(parts, 'missing')).toBe(given);
        expect(without(parts, 'extra')).toBe(expected);
        // Neighbours differ, and what is missing never stands before what is extra in the same place.
        for (const [index, part] of parts.entries()) {
          const next = parts[index + 1];
          expect(part.text).not.toBe('');
          expect(next?.is).not.toBe(part.is);
          if (part.is === 'missing') expect(next?.is).not.toBe('extra');
        }
      }),
      { numRuns: 500 },
    );
  });

  it('goes by lines where the texts are long', () => {
    const lines = Array.from({ length: 400 }, (_, index) => `line ${index} of a program\n`);
    const given = lines.join('');
    const expected = lines.with(200, 'another line\n').join('');
    expect(difference(given, expected)).toEqual([
      same(lines.slice(0, 200).join('')),
      extra('line 200 of a program\n'),
      missing('another line\n'),
      same(lines.slice(201).join('')),
    ]);
  });

  it('gives up on texts without end', () => {
    const [given, expected] = ['a '.repeat(500_000), 'b '.repeat(500_000)];
    expect(difference(given, expected)).toEqual([extra(given), missing(expected)]);
    const [many, others] = ['a\n'.repeat(500_000), 'b\n'.repeat(500_000)];
    expect(difference(many, others)).toEqual([extra(many), missing(others)]);
  });
});
