import { describe, expect, it } from 'vitest';
import { fitColumns } from '../../../src/core/layout/columns.ts';
import { attributeOf, decoded, htmlParts } from '../../../src/core/layout/html.ts';
import { imageHeader } from '../../../src/core/layout/image-header.ts';
import { mathRows, mathText } from '../../../src/core/layout/math.ts';
import { neutralise } from '../../../src/core/layout/neutralise.ts';
import { speak } from '../../../src/core/layout/speak.ts';
import { widthOf } from '../../../src/core/layout/width.ts';
import { pageAt } from './rows.ts';

describe('HTML in a page', () => {
  it.each([
    ['a<br>b', [' a', ' b']],
    ['<q>so it is</q>', [' “so it is”']],
    ['<ul><li>one</li><li>two</li></ul>', [' • one', ' • two']],
    ['<table><tr><th>a</th><td>b</td></tr></table>', [' a b']],
    ['&lt;b&gt; &#65;&#x42; &#0; &#x110000; &nothing;', [' <b> AB \ufffd \ufffd &nothing;']],
    ['1 <2 and 3> 4', [' 1 <2 and 3> 4']],
  ])('%s', (html, rows) => {
    expect(pageAt(80, html)).toEqual(rows);
  });

  it('has attributes in every quotation', () => {
    expect(
      ["a href='x'", 'a href="x"', 'a href=x', 'a HREF = x'].map((tag) => attributeOf(`<${tag}>`, 'href')),
    ).toEqual(Array(4).fill('x'));
    expect([attributeOf('<a>', 'href'), decoded('&#x41;')]).toEqual([undefined, 'A']);
    expect(htmlParts('<3 a>')).toEqual([{ is: 'text', text: '<3 a>' }]);
    expect(htmlParts('a<!-- never closed')).toEqual([{ is: 'text', text: 'a' }]);
  });
});

describe('a formula', () => {
  it.each([
    ['a \\not= b', 'a ≠ b'],
    ['\\left. x \\right|', 'x |'],
    ['\\|x\\|', '‖x‖'],
    ['a\\!b', 'ab'],
    ['\\begin{array}{cc} a \\end{array}', 'a'],
  ])('%s', (tex, text) => {
    expect(mathText(tex).trim()).toBe(text);
  });

  it('stays as it was written where it has no end', () => {
    const tex = `x${'+x'.repeat(100_000)}\ny`;
    expect(mathRows(tex)).toEqual(tex.split('\n'));
  });

  it('is spoken as a block', () => {
    expect(speak([{ is: 'markdown', text: '$$\nx^2\n$$' }])).toEqual(['x²']);
  });
});

describe('a character that is not seen', () => {
  it('stays where it is drawn after all: the number sign of Arabic', () => {
    expect(neutralise('\u0601\u0661')).toBe('\u0601\u0661');
  });

  it('is shown where a tag follows no flag, or more than six and a cancel tag do', () => {
    const tag = '\u{e0067}';
    expect(neutralise(`a${tag}`)).toBe('a<U+E0067>');
    expect(neutralise(`\u{1f3f4}${tag.repeat(9)}`)).toBe(`\u{1f3f4}${tag.repeat(7)}${'<U+E0067>'.repeat(2)}`);
  });

  it('is shown where a joiner follows more modifiers than a picture has', () => {
    expect(neutralise(`\u{1f600}${'\u{1f3fb}'.repeat(4)}\u200d\u{1f600}`)).toContain('<U+200D>');
  });
});

describe('columns', () => {
  it('are none where there is no cell, or no room for one column each', () => {
    expect(fitColumns([], 80, 4)).toBeUndefined();
    expect(
      fitColumns([Array.from({ length: 60 }, () => [{ text: 'a', role: 'plain' as const }])], 60, 4),
    ).toBeUndefined();
  });
});

describe('the width of a text', () => {
  it('does not part a character that is longer than what is looked at in one go', () => {
    expect(widthOf(`a${'\u0301'.repeat(100_000)}\u{1f600}`)).toBeLessThan(10);
    expect(widthOf(`${'\u{1f600}'.repeat(5000)}`)).toBe(10_000);
  });
});

describe('the header of an image', () => {
  it('is none where a JPEG has anything but a marker between two segments', () => {
    const jpeg = [0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0x12, 0xc0, 0, 17, 8, 0, 1, 0, 1, 0, 0];
    expect(imageHeader(Uint8Array.from(jpeg))).toBeUndefined();
  });
});
