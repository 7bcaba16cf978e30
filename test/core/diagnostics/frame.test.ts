import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frame } from '../../../src/core/diagnostics/frame.ts';
import { widthOf } from '../../../src/core/layout/width.ts';
import { spanAt } from '../../../src/core/source/span.ts';

const look = { width: 60, role: 'wrong' } as const;

const shown = (lines: readonly string[], span = spanAt(1, 1, 1), width = 60): readonly string[] =>
  frame(lines, span, { ...look, width }).map((line) => line.map(({ text }) => text).join(''));

describe('a code frame', () => {
  it('shows the line before, the line and marks under the span, with numbers', () => {
    expect(shown(['# A', '## Which?', '- [ ] one'], spanAt(3, 7, 3))).toEqual([
      '2 │ ## Which?',
      '3 │ - [ ] one',
      '  │       ^^^',
    ]);
  });

  it('keeps the gutter as wide as the largest number', () => {
    const lines = Array.from({ length: 10 }, (_, index) => `line ${index + 1}`);
    expect(shown(lines, spanAt(10, 6, 2))).toEqual([' 9 │ line 9', '10 │ line 10', '   │      ^^']);
  });

  it('leaves out a blank line before', () => {
    expect(shown(['', 'x'], spanAt(2, 1, 1))).toEqual(['2 │ x', '  │ ^']);
  });

  it('marks one place for a span without length, also at the end of a line', () => {
    expect(shown(['ab'], spanAt(1, 3, 0))).toEqual(['1 │ ab', '  │   ^']);
    expect(shown([''], spanAt(1, 1, 0))).toEqual(['1 │', '  │ ^']);
  });

  it('marks the first line of a span over several', () => {
    expect(shown(['abcd  ', 'ef'], { line: 1, column: 3, endLine: 2, endColumn: 2 })).toEqual([
      '1 │ abcd  ',
      '  │   ^^',
    ]);
  });

  it('stays within the line where a span leads beyond it', () => {
    expect(shown(['ab'], spanAt(1, 2, 50))).toEqual(['1 │ ab', '  │  ^']);
    expect(shown(['ab'], spanAt(1, 50, 3))).toEqual(['1 │ ab', '  │   ^']);
  });

  it('is nothing for a line that the file does not have', () => {
    expect(shown(['a'], spanAt(7, 1, 1))).toEqual([]);
  });

  it('puts the marks under a word that follows a tab', () => {
    expect(shown(['\tab'], spanAt(1, 2, 2))).toEqual(['1 │     ab', '  │     ^^']);
  });

  it('gives a wide character two marks, a combined one as many as it takes', () => {
    expect(shown(['日本 x'], spanAt(1, 1, 2))).toEqual(['1 │ 日本 x', '  │ ^^^^']);
    expect(shown(['e\u0301x'], spanAt(1, 3, 1))).toEqual(['1 │ e\u0301x', '  │  ^']);
  });

  it('shows what a terminal would obey, and counts it', () => {
    expect(shown(['\u001b[1mx'], spanAt(1, 5, 1))).toEqual(['1 │ ^[[1mx', '  │      ^']);
  });

  it('cuts a long line around the span', () => {
    const line = `${'a'.repeat(1000)}KEY${'b'.repeat(1000)}`;
    expect(shown([line], spanAt(1, 1001, 3), 34)).toEqual([
      `1 │ …${'a'.repeat(19)}KEY${'b'.repeat(6)}…`,
      `  │ ${' '.repeat(20)}^^^`,
    ]);
  });

  it('cuts a span that is wider than the frame', () => {
    expect(shown(['a'.repeat(100)], spanAt(1, 1, 100), 14)).toEqual([`1 │ ${'a'.repeat(9)}…`, `  │ ${'^'.repeat(10)}`]);
  });

  it('cuts no character in two where it stops to look', () => {
    // 400 characters behind the span are looked at; a character of two halves begins at the last of them.
    const line = `x${'a'.repeat(399)}😀${'b'.repeat(100)}`;
    expect(shown([line], spanAt(1, 1, 1), 2000)).toEqual([`1 │ x${'a'.repeat(399)}…`, '  │ ^']);
  });

  it('cuts the line before at its end', () => {
    expect(shown(['a'.repeat(100), 'b'], spanAt(2, 1, 1), 14)).toEqual([`1 │ ${'a'.repeat(9)}…`, '2 │ b', '  │ ^']);
  });

  it('never grows wider than it may, wherever the span lies', () => {
    const text = fc.array(fc.constantFrom('a', ' ', '日', '👩‍💻', '\t', '\u001b', 'é', '\ud800'), { maxLength: 1500 });
    fc.assert(
      fc.property(
        text,
        fc.nat(1600),
        fc.nat(1600),
        fc.integer({ min: 20, max: 120 }),
        (parts, column, length, width) => {
          const rows = shown([parts.join(''), parts.join('')], spanAt(2, column + 1, length), width);
          for (const row of rows) expect(widthOf(row)).toBeLessThanOrEqual(width);
          expect(rows.at(-1)).toMatch(/^ {2}│ +\^+$/);
        },
      ),
      { numRuns: 60 },
    );
  });
});
