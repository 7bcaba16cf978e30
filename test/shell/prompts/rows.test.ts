import { describe, expect, it } from 'vitest';
import type { Segment } from '../../../src/core/item-types/contract.ts';
import { type Line, piece } from '../../../src/core/layout/line.ts';
import { clockAt, remaining } from '../../../src/shell/prompts/clock.ts';
import { edited } from '../../../src/shell/prompts/edit.ts';
import { footer } from '../../../src/shell/prompts/footer.ts';
import { fillIn, type Gap, withStandIns } from '../../../src/shell/prompts/gaps.ts';
import { typedRows } from '../../../src/shell/prompts/typed-rows.ts';
import { windowed } from '../../../src/shell/prompts/window.ts';

const textOf = (line: Line): string => line.map(({ text }) => text).join('');
const textsOf = (lines: readonly Line[]): readonly string[] => lines.map(textOf);

describe('the rows of a typed text', () => {
  it('breaks after spaces, and inside a word only where it is longer than a row', () => {
    expect(typedRows(edited('one two three'), 8).rows).toEqual(['one two ', 'three']);
    expect(typedRows(edited('abcdefghij'), 4).rows).toEqual(['abcd', 'efgh', 'ij']);
  });
  it('lets spaces hang over the edge', () => {
    expect(typedRows(edited('abcd    e'), 4).rows).toEqual(['abcd', 'e']);
  });
  it('counts the columns of wide characters', () => {
    expect(typedRows(edited('漢字漢字'), 5).rows).toEqual(['漢字', '漢字']);
    expect(typedRows({ text: '漢字', caret: 1 }, 9).caret).toEqual({ row: 0, column: 2 });
  });
  it('finds the caret in the row where the next character goes', () => {
    expect(typedRows({ text: 'one two three', caret: 8 }, 8).caret).toEqual({ row: 1, column: 0 });
    expect(typedRows({ text: 'one two three', caret: 3 }, 8).caret).toEqual({ row: 0, column: 3 });
    expect(typedRows({ text: 'a\n\nb', caret: 2 }, 8).caret).toEqual({ row: 1, column: 0 });
    expect(typedRows(edited(''), 8)).toEqual({ rows: [''], caret: { row: 0, column: 0 } });
  });
  it('shows what must not be sent', () => {
    expect(typedRows(edited('a\u202eb'), 20).rows).toEqual(['a<U+202E>b']);
  });
});

describe('a window on what is too tall', () => {
  const part = (name: string, rows: number): readonly Line[] =>
    Array.from({ length: rows }, (_, row) => [piece(`${name}${row}`)]);

  it('shows all where it fits', () => {
    const cut = windowed({ parts: [part('a', 2), part('b', 1)] }, 3);
    expect(cut).toEqual({ rows: [...part('a', 2), ...part('b', 1)] });
  });
  it('keeps the focus in view and says how many parts are above and below', () => {
    const parts = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => part(name, 1));
    const shown = (focus: number): readonly string[] => textsOf(windowed({ parts, focus }, 5).rows);
    expect(shown(0)).toEqual(['', 'a0', 'b0', 'c0', '   ↓ 4 more']);
    expect(shown(3)).toEqual(['   ↑ 2 more', 'c0', 'd0', 'e0', '   ↓ 2 more']);
    expect(shown(6)).toEqual(['   ↑ 4 more', 'e0', 'f0', 'g0', '']);
  });
  it('shows the beginning of a part that is taller than the window, and more of it when scrolled', () => {
    const parts = [part('a', 1), part('b', 9), part('c', 1)];
    expect(textsOf(windowed({ parts, focus: 1 }, 5).rows)).toEqual(['   ↑ 1 more', 'b0', 'b1', 'b2', '   ↓ 1 more']);
    expect(textsOf(windowed({ parts, focus: 1 }, 5, 3).rows)).toEqual(['   ↑ 1 more', 'b3', 'b4', 'b5', '   ↓ 1 more']);
  });
  it('scrolls no further than there is something', () => {
    const parts = [part('a', 9)];
    expect(windowed({ parts }, 5, 100)).toMatchObject({ scrolled: 6 });
    expect(windowed({ parts }, 5, -100)).toMatchObject({ scrolled: 0 });
  });
  it('keeps the caret in view', () => {
    const parts = [part('a', 9)];
    const cut = windowed({ parts, caret: { part: 0, row: 8, column: 2 } }, 5);
    expect(textsOf(cut.rows)).toEqual(['   ↑ more', 'a6', 'a7', 'a8', '']);
    expect(cut.caret).toEqual({ row: 3, column: 2 });
  });
});

describe('the footer', () => {
  const keys = [
    { key: '↑↓ 1–4', does: 'choose' },
    { key: 'enter', does: 'answer' },
    { key: 'h', does: 'hint' },
  ];
  it('names the keys in one row where they fit', () => {
    expect(textsOf(footer(keys, 79))).toEqual([' ↑↓ 1–4 choose · ⏎ answer · h hint']);
  });
  it('breaks between two keys', () => {
    expect(textsOf(footer(keys, 26))).toEqual([' ↑↓ 1–4 choose · ⏎ answer', ' h hint']);
  });
  it('stands in a terminal that is narrower than one key', () => {
    for (const row of footer(keys, 6)) expect(textOf(row).length).toBeLessThanOrEqual(6);
  });
  it('has the clock at its right, or above it where there is no room', () => {
    const clock = piece('4:59 left');
    expect(textsOf(footer(keys, 46, clock))).toEqual([' ↑↓ 1–4 choose · ⏎ answer · h hint   4:59 left']);
    expect(textsOf(footer(keys, 12, clock)).slice(0, 2)).toEqual([' 4:59 left', ' ↑↓ 1–4 choo']);
  });
});

describe('the clock', () => {
  it('rounds up to whole seconds and stops at zero', () => {
    expect(remaining(0, 299_001)).toBe('5:00');
    expect(remaining(0, 299_000)).toBe('4:59');
    expect(remaining(0, 59_000)).toBe('0:59');
    expect(remaining(0, 3_723_000)).toBe('1:02:03');
    expect(remaining(5, 0)).toBe('0:00');
  });
  it('warns in the last minute', () => {
    expect(clockAt(0, 60_000)).toEqual({ text: '1:00 left', role: 'warning' });
    expect(clockAt(0, 60_001)).toEqual({ text: '1:01 left', role: 'muted' });
  });
});

describe('gaps in a text', () => {
  const segments: readonly Segment[] = [
    { is: 'text', text: 'a ' },
    { is: 'gap', gap: 0 },
    { is: 'gap', gap: 1 },
    { is: 'text', text: ' b' },
  ];
  const filled = (gaps: readonly Gap[]) => fillIn([[piece(withStandIns(segments, gaps))]], gaps);

  it('shows each gap with what was typed, at least eight columns wide', () => {
    const gaps: readonly Gap[] = [
      { text: 'x*y*', role: 'accent', caret: 4 },
      { text: 'longer than that', role: 'strong' },
    ];
    expect(textsOf(filled(gaps).rows)).toEqual(['a [x*y*\u00a0\u00a0\u00a0\u00a0][longer than that\u00a0] b']);
    expect(filled(gaps).caret).toEqual({ row: 0, column: 7 });
  });
  it('is as wide as its wide characters', () => {
    const gaps: readonly Gap[] = [
      { text: '漢字', role: 'accent', caret: 1 },
      { text: '', role: 'strong' },
    ];
    const [row = []] = filled(gaps).rows;
    expect(textOf(row)).toBe('a [漢字\u00a0\u00a0\u00a0\u00a0][\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0] b');
    expect(filled(gaps).caret).toEqual({ row: 0, column: 5 });
  });
  it('mistakes no private character of a deck for a gap', () => {
    const hostile: readonly Segment[] = [
      { is: 'text', text: '\u{f0000}' },
      { is: 'gap', gap: 0 },
    ];
    const gaps: readonly Gap[] = [{ text: 'x', role: 'accent' }];
    const [row = []] = fillIn([[piece(withStandIns(hostile, gaps))]], gaps).rows;
    expect(textOf(row).slice(0, 3)).toBe('\ufffd[x');
  });
});
