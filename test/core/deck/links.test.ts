import { describe, expect, it } from 'vitest';
import { relativeLinks } from '../../../src/core/deck/links.ts';

const pathsIn = (...lines: string[]): readonly string[] => relativeLinks(lines.join('\n')).map(({ path }) => path);

describe('the relative links of a page', () => {
  it('are found with their place and what they are', () => {
    expect(relativeLinks('# T\n\nSee ![a loop](img/loop.png) and [more](more.md#top "Title").\n')).toEqual([
      {
        is: 'image',
        target: 'img/loop.png',
        path: 'img/loop.png',
        span: { line: 3, column: 15, endLine: 3, endColumn: 27 },
      },
      { is: 'link', target: 'more.md#top', path: 'more.md', span: { line: 3, column: 40, endLine: 3, endColumn: 51 } },
    ]);
  });

  it('are found behind blanks, in angle brackets, and behind code that never ends', () => {
    expect(pathsIn('[a](  b.md)', '[a](< c.md>)', '`never [d](d.md)', '```never [e](e.md) `x` ``y')).toEqual([
      'b.md',
      ' c.md',
      'd.md',
      'e.md',
    ]);
    expect(pathsIn('[a](<b.md', '[c](c.md)')).toEqual(['c.md']);
  });

  it('are left out of code, which ends at as many back ticks as it began with', () => {
    expect(pathsIn('`` [a](a.md) ` [b](b.md) `` [c](c.md)', '` [d](d.md) ` [e](e.md) `')).toEqual(['c.md', 'e.md']);
  });

  it('count lines the same however they end', () => {
    expect(relativeLinks('a\r\nb\r[c](d)').map(({ span }) => span.line)).toEqual([3]);
  });

  it.each([
    ['an address', '[a](https://example.org/x)'],
    ['a mail address', '[a](mailto:a@example.org)'],
    ['an anchor in the same page', '[a](#part)'],
    ['a path from the root of the host', '[a](/x.md)'],
    ['an address without a scheme', '[a](//example.org)'],
    ['nothing', '[a]()'],
    ['inline code', 'call `x[0](y)` and ``a ` [b](c)``'],
    ['an escaped bracket', '\\[a](b.md)'],
    ['a comment', '<!-- [a](b.md) -->'],
    ['indented code', 'text\n\n    [a](b.md)'],
  ])('leave out %s', (_, text) => {
    expect(pathsIn(text)).toEqual([]);
  });

  it('leave out fenced code, also in a list, a quote and an option', () => {
    expect(pathsIn('```', '[a](b.md)', '```', '[c](d.md)')).toEqual(['d.md']);
    expect(pathsIn('- [ ] ```js', '  [a](b.md)', '  ```', '- [ ] [c](d.md)')).toEqual(['d.md']);
    expect(pathsIn('> ~~~~', '> ~~~', '> [a](b.md)', '> ~~~~', '[c](d.md)')).toEqual(['d.md']);
  });

  it('take back ticks in a line with text for inline code, not for a fence', () => {
    expect(pathsIn('```code``` [a](b.md)')).toEqual(['b.md']);
  });

  it('go on after a comment that ends in the line', () => {
    expect(pathsIn('<!-- {id: a} --> [a](b.md)', '<!-- from', 'here [c](d.md)', 'on --> [e](f.md)')).toEqual([
      'b.md',
      'f.md',
    ]);
  });

  it('see an image in a link, brackets in a title, parentheses and blanks in a path', () => {
    expect(pathsIn('[![alt](a.png)](b.md)')).toEqual(['a.png', 'b.md']);
    expect(pathsIn('[a [b] c](d.md)')).toEqual(['d.md']);
    expect(pathsIn('[a](b(c).md)')).toEqual(['b(c).md']);
    expect(pathsIn('[a](<b c.md>) [d](e%20f.md)')).toEqual(['b c.md', 'e f.md']);
  });

  it('keep a path that cannot be decoded as it stands', () => {
    expect(pathsIn('[a](100%.md)')).toEqual(['100%.md']);
  });

  it('see a link below a list item, which is no indented code', () => {
    expect(pathsIn('- item', '', '    [a](b.md)')).toEqual(['b.md']);
  });

  it.each([
    ['opening brackets', '['],
    ['empty links', '[]('],
    ['closing brackets', ']('],
    ['back ticks', '` `` ``` '],
    ['list markers', '- '],
    ['comments', '<!--'],
  ])('do not grow slow on a line of %s', (_, unit) => {
    const text = `[a](b.md) ${unit.repeat(300_000)}](`;
    expect(relativeLinks(text)[0]?.path).toBe('b.md');
  });
});
