import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOut } from '../../../src/core/layout/lay-out.ts';
import { piece } from '../../../src/core/layout/line.ts';
import type { Shown } from '../../../src/core/layout/shown.ts';
import { graphemesOf, widthOf } from '../../../src/core/layout/width.ts';
import { cut, widthOfLine, wrap } from '../../../src/core/layout/wrap.ts';
import { textsOf } from './rows.ts';

const word = fc.string({
  unit: fc.constantFrom(
    'a',
    'b',
    '-',
    'é',
    'e\u0301',
    '日',
    '。',
    '「',
    '한',
    '👩‍💻',
    '🇩🇪',
    '☀️',
    'م',
    'क्',
    '→',
    '\u001b',
  ),
  minLength: 1,
  maxLength: 30,
});
const line = fc.array(
  fc.record({
    text: fc.array(word, { maxLength: 6 }).map((words) => words.join(' ')),
    role: fc.constantFrom('plain', 'strong'),
  }),
  { maxLength: 4 },
);
const markdown = fc
  .array(
    fc.tuple(
      fc.constantFrom('', '# ', '- ', '  - ', '> ', '    ', '12. ', '| a | b |\n|-|-|\n| c | ', '```\n', '$$'),
      word,
      word,
    ),
  )
  .map((lines) => lines.map(([mark, first, second]) => `${mark}${first} ${second}`).join('\n'));

describe('wrap', () => {
  it('keeps a word whole that consists of pieces', () => {
    expect(textsOf(wrap([piece('one two'), piece('three', 'strong'), piece(' four')], 9))).toEqual([
      'one',
      'twothree',
      'four',
    ]);
  });

  it('cuts a word that is wider than a row', () => {
    expect(textsOf(wrap([piece('ab '), piece('cdefghij')], 4))).toEqual(['ab', 'cdef', 'ghij']);
  });

  it('breaks an address that is wider than a row behind its signs', () => {
    expect(textsOf(wrap([piece('at https://docs.python.org/3/library')], 20))).toEqual([
      'at https://docs.',
      'python.org/3/library',
    ]);
    expect(textsOf(wrap([piece('call loop.run_in_executor()')], 20))).toEqual(['call loop.run_in_', 'executor()']);
  });

  it('keeps spaces within a row and at its very start, not at a break', () => {
    expect(textsOf(wrap([piece('  a   b   c')], 7))).toEqual(['  a   b', 'c']);
  });

  it('gives one empty row for nothing', () => {
    expect(wrap([], 10)).toEqual([[]]);
  });

  it('puts a character that is wider than the row on a row of its own', () => {
    expect(textsOf(wrap([piece('日本')], 1))).toEqual(['日', '本']);
  });

  it('gives no row that is wider than asked, and loses nothing but spaces', () => {
    fc.assert(
      fc.property(line, fc.integer({ min: 2, max: 120 }), (pieces, width) => {
        const rows = wrap(pieces, width);
        for (const row of rows) expect(widthOfLine(row)).toBeLessThanOrEqual(width);
        const shown = textsOf(rows).join('').replaceAll(' ', '');
        const given = pieces
          .map(({ text }) => text)
          .join('')
          .replaceAll(' ', '')
          .replaceAll('\u001b', '^[');
        expect(shown).toBe(given);
      }),
    );
  });
});

describe('cut', () => {
  it('loses no character, and begins a row only for a character that did not fit', () => {
    fc.assert(
      fc.property(line, fc.integer({ min: 2, max: 120 }), (pieces, width) => {
        const rows = cut(pieces, width);
        for (const row of rows) expect(widthOfLine(row)).toBeLessThanOrEqual(width);
        for (const [at, row] of rows.slice(0, -1).entries()) {
          const [next = ''] = graphemesOf(textsOf(rows)[at + 1] ?? '');
          expect(widthOfLine(row) + widthOf(next)).toBeGreaterThan(width);
        }
        const given = pieces
          .map(({ text }) => text)
          .join('')
          .replaceAll('\u001b', '^[');
        expect(textsOf(rows).join('')).toBe(given);
      }),
    );
  });
});

describe('layOut', () => {
  it('gives no row that is wider than the terminal', () => {
    fc.assert(
      fc.property(markdown, word, line, fc.integer({ min: 20, max: 120 }), (text, label, pieces, width) => {
        const shown: readonly Shown[] = [
          { is: 'markdown', text, indent: 4 },
          { is: 'row', left: pieces, right: pieces, indent: 3 },
          { is: 'choice', label: '12', sign: '❯', text, note: pieces, below: text },
          { is: 'meter', label: pieces, share: 0.3, note: pieces },
          {
            is: 'contrast',
            view: {
              approaches: [{ name: label }, { name: 'b' }, { name: label, mark: 'key' }],
              rows: [{ criterion: label, cells: [text, 'b', label] }],
            },
          },
        ];
        for (const row of layOut(shown, { width })) expect(widthOfLine(row)).toBeLessThanOrEqual(width);
      }),
    );
  });
});

describe('widthOf', () => {
  it.each([
    ['abc', 3],
    ['日本', 4],
    ['e\u0301', 1],
    ['👩‍💻', 2],
    ['🇩🇪', 2],
    ['한국', 4],
    ['مرحبا', 5],
    ['│ ─ █ ▌ · ✓ ✗ ❯ ↩', 17],
  ])('measures %s', (text, width) => {
    expect(widthOf(text)).toBe(width);
  });
});

describe('graphemesOf', () => {
  it('agrees with the segmenter in a text longer than its window', () => {
    const text = '👩‍👩‍👧e\u0301日🇩🇪a'.repeat(100);
    const whole = Array.from(new Intl.Segmenter('en').segment(text), ({ segment }) => segment);
    expect([...graphemesOf(text)]).toEqual(whole);
  });

  // One letter and 255 units of marks fill the first 256, which end within a pair; the marks after it begin anew.
  it('leaves a pair whole that the end of a window would cut', () => {
    const parts = [...graphemesOf(`e${'\u{1d165}'.repeat(200)}`)];
    expect(parts[0]).toBe(`e${'\u{1d165}'.repeat(127)}`);
    expect(parts.join('')).toBe(`e${'\u{1d165}'.repeat(200)}`);
  });

  it('gets through one character of a million marks, and halves no pair', () => {
    const parts = [...graphemesOf(`e${'\u{1d165}'.repeat(500_000)}`)];
    expect(parts.join('').length).toBe(1_000_001);
    expect(parts.filter((part) => /\p{Cs}/u.test(part))).toEqual([]);
  });
});
