import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Edited, edit, edited, insert, LONGEST } from '../../../src/shell/prompts/edit.ts';
import type { Stroke } from '../../../src/shell/prompts/face.ts';
import { pasteOf } from '../../../src/shell/prompts/strokes.ts';
import { stroke, typed } from '../../support/strokes.ts';

/** A text with the caret where the bar stands. */
function at(marked: string): Edited {
  const caret = marked.indexOf('|');
  return { text: marked.replace('|', ''), caret };
}

function edits(marked: string, strokes: readonly (Stroke | string)[], lines: 'one' | 'many' = 'one'): string {
  let now = at(marked);
  for (const one of strokes) now = edit(now, typeof one === 'string' ? stroke(one) : one, lines) ?? now;
  return `${now.text.slice(0, now.caret)}|${now.text.slice(now.caret)}`;
}

describe('editing a text', () => {
  it.each([
    ['abc|', ['left', ...typed('x')], 'abx|c'],
    ['a|bc', ['home', 'delete'], '|bc'],
    ['a|bc', ['end', 'backspace'], 'ab|'],
    ['|abc', ['backspace'], '|abc'],
    ['abc|', ['delete'], 'abc|'],
    ['one two|', ['ctrl+w'], 'one |'],
    ['one two|', ['ctrl+left'], 'one |two'],
    ['|one two', ['meta+f'], 'one| two'],
    ['|one two', ['meta+d'], '| two'],
    ['one, two|', ['meta+backspace', 'meta+backspace'], '|'],
    ['a.b c/d|', ['ctrl+w'], 'a.b |'],
    ['one| two', ['ctrl+u'], '| two'],
    ['one| two', ['ctrl+k'], 'one|'],
    ['ab|c', ['ctrl+a', 'ctrl+f', 'ctrl+d'], 'a|c'],
    ['ab|c', ['ctrl+e', 'ctrl+b', 'ctrl+h'], 'a|c'],
  ])('turns %s by %j into %s', (before, strokes, expected) => {
    expect(edits(before, strokes)).toBe(expected);
  });
  it('takes a character as a reader sees it in one stroke', () => {
    expect(edits('a👩‍👩‍👧|', ['backspace'])).toBe('a|');
    expect(edits('e\u0301|', ['left', 'delete'])).toBe('|');
  });
  it('goes up and down between lines, as many characters in', () => {
    expect(edits('one\ntw|o\nthree', ['up'], 'many')).toBe('on|e\ntwo\nthree');
    expect(edits('one\ntw|o\nthree', ['down'], 'many')).toBe('one\ntwo\nth|ree');
    expect(edits('one\n|', ['up'], 'many')).toBe('|one\n');
    expect(edits('\nab|', ['up'], 'many')).toBe('|\nab');
    expect(edits('abc|\n\n', ['down'], 'many')).toBe('abc\n|\n');
    expect(edits('a|b', ['up'], 'many')).toBe('|ab');
    expect(edits('a|b', ['down'], 'many')).toBe('ab|');
  });
  it('joins the lines of a paste in a text of one line', () => {
    expect(edits('x|', [pasteOf('one\r\n  two\tthree\n\nfour\n')])).toBe('xone two three four |');
  });
  it('keeps the lines of a paste in a text of many', () => {
    expect(edits('|', [pasteOf('if x:\r\n\ty()\r\n')], 'many')).toBe('if x:\n    y()\n|');
  });
  it('takes no control character in', () => {
    expect(edits('|', [pasteOf('a\u001b[31mb\u0007\u0000\u009bc\u2028d')])).toBe('a[31mbc d|');
  });
  it('keeps no more than a text may hold', () => {
    expect(insert(edited('x'.repeat(LONGEST - 1)), 'yy', 'one').text).toHaveLength(LONGEST);
  });
  it('leaves a stroke that edits nothing to others', () => {
    for (const name of ['escape', 'return', 'tab', 'up', 'f1', 'ctrl+c', 'meta+x']) {
      expect(edit(edited('a'), stroke(name), 'one')).toBeUndefined();
    }
  });

  const strokes = fc.array(
    fc.oneof(
      fc
        .constantFrom(
          'left',
          'right',
          'home',
          'end',
          'backspace',
          'delete',
          'ctrl+w',
          'ctrl+k',
          'meta+b',
          'meta+f',
          'up',
          'down',
        )
        .map(stroke),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }).map(pasteOf),
      fc.constant(pasteOf('\n')),
    ),
  );
  it('keeps the caret inside the text and between two characters, whatever is pressed', () => {
    fc.assert(
      fc.property(strokes, fc.constantFrom('one' as const, 'many' as const), (pressed, lines) => {
        let now = edited('');
        for (const one of pressed) now = edit(now, one, lines) ?? now;
        expect(now.caret).toBeGreaterThanOrEqual(0);
        expect(now.caret).toBeLessThanOrEqual(now.text.length);
        expect(now.text.slice(0, now.caret)).not.toMatch(/\p{Cs}/u);
        if (lines === 'one') expect(now.text).not.toContain('\n');
      }),
    );
  });
});
