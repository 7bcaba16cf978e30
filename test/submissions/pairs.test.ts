import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formOf } from '../../src/core/submissions/form.ts';
import { paper, readText } from './support.ts';

const items = paper.map(({ id }) => id);
const keys = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...items) },
  { weight: 2, arbitrary: fc.constantFrom('student', 'Student', 'name', 'id', 'item', 'response', 'order', 'time') },
  fc.constantFrom('nothing', '1', '2', 'Q1', 'attempt', 'seed', 'responses', 'answers', 'class', '__proto__', 'CALL'),
);
const values = fc.constantFrom('', 'A', 'B', '"A, B"', "' '", '""', 'true', '2026-11-25', 'ann', '1');
const pairs = fc
  .uniqueArray(fc.tuple(keys, values), { selector: ([key]) => key, minLength: 1, maxLength: 6 })
  .map((all) => all.map(([key, value]) => (value === '' ? `${key}:\n` : `${key}: ${value}\n`)).join(''));

describe('a file of keys and values', () => {
  it('is read as the reader of objects reads it', () => {
    let taken = 0;
    fc.assert(
      fc.property(
        pairs,
        fc.constantFrom(undefined, 'bob', ''),
        fc.constantFrom('error', 'last'),
        (text, own, duplicates) => {
          if (formOf(text).is !== 'pairs') return;
          taken++;
          // A comment makes it one for the parser.
          const whole = `${text}#\n`;
          expect(formOf(whole).is).toBe('yaml');
          expect(readText(text, { duplicates }, paper, own)).toStrictEqual(readText(whole, { duplicates }, paper, own));
        },
      ),
      { numRuns: 2000 },
    );
    expect(taken).toBeGreaterThan(500);
  });
});
