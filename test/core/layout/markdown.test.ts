import { describe, expect, it } from 'vitest';
import { layOut } from '../../../src/core/layout/lay-out.ts';
import { pageAt } from './rows.ts';

describe('a page of Markdown', () => {
  it('wraps a paragraph between a margin on either side', () => {
    const text = 'You want to run a CPU-intensive operation in the background without blocking the event loop.';
    expect(pageAt(80, text)).toEqual([
      ' You want to run a CPU-intensive operation in the background without blocking',
      ' the event loop.',
    ]);
    expect(pageAt(40, text)).toEqual([
      ' You want to run a CPU-intensive',
      ' operation in the background without',
      ' blocking the event loop.',
    ]);
  });

  it('sets no more than 92 columns of text', () => {
    expect(pageAt(200, 'a'.repeat(93))).toEqual([` ${'a'.repeat(92)}`, ' a']);
  });

  it('parts blocks by one blank row', () => {
    expect(pageAt(80, '# Event loop\n\n\nOne.\nTwo.\n## Tasks')).toEqual([
      ' Event loop',
      '',
      ' One. Two.',
      '',
      ' Tasks',
    ]);
  });

  it('keeps a hard break', () => {
    expect(pageAt(80, 'one  \ntwo\\\nthree<br>four')).toEqual([' one', ' two', ' three', ' four']);
  });

  it('gives each look its role', () => {
    expect(layOut([{ is: 'markdown', text: 'a *b* **c** `d` ~~e~~' }], { width: 80 })).toEqual([
      [
        { text: ' ', role: 'plain' },
        { text: 'a ', role: 'plain' },
        { text: 'b', role: 'emphasis' },
        { text: ' ', role: 'plain' },
        { text: 'c', role: 'strong' },
        { text: ' ', role: 'plain' },
        { text: 'd', role: 'code' },
        { text: ' ', role: 'plain' },
        { text: '~e~', role: 'struck' },
      ],
    ]);
  });

  it('decodes entities and keeps what hides in them visible', () => {
    expect(pageAt(80, '&lt;b&gt; &amp; &copy; &#x202e;')).toEqual([' <b> & © <U+202E>']);
  });

  it('writes the address of a link where the terminal cannot follow it', () => {
    const text = 'See [the docs](https://a.org/x), <https://b.org> and [below](#part).';
    expect(pageAt(80, text)).toEqual([' See the docs (https://a.org/x), https://b.org and below.']);
    expect(pageAt(80, text, { links: true })).toEqual([' See the docs, https://b.org and below.']);
  });

  it('hands the address on where the terminal can follow it', () => {
    expect(
      layOut([{ is: 'markdown', text: '[docs](https://a.org) [file](x.md)' }], { width: 80, links: true }),
    ).toEqual([
      [
        { text: ' ', role: 'plain' },
        { text: 'docs', role: 'link', href: 'https://a.org' },
        { text: ' ', role: 'plain' },
        { text: 'file', role: 'link' },
        { text: ' (x.md)', role: 'muted' },
      ],
    ]);
  });

  it('leaves a link to a script unread', () => {
    expect(pageAt(80, '[x](javascript:alert(1))')).toEqual([' [x](javascript:alert(1))']);
  });

  it('names an image and its place', () => {
    expect(pageAt(80, '![the loop](img/loop.png)')).toEqual([' [image: the loop — img/loop.png]']);
    expect(pageAt(80, '<img src="a.png" alt="b">')).toEqual([' [image: b — a.png]']);
  });

  it('hangs the items of a list', () => {
    const text = '- one\n- two words that go on and on and on\n  - deeper\n\n    still deeper';
    expect(pageAt(40, text)).toEqual([
      ' • one',
      ' • two words that go on and on and on',
      '   • deeper',
      '',
      '     still deeper',
    ]);
    expect(pageAt(30, '- two words that go on and on and on')).toEqual([' • two words that go on and', '   on and on']);
  });

  it('numbers an ordered list from its first number, units below units', () => {
    expect(pageAt(80, '9. nine\n9. ten')).toEqual(['  9. nine', ' 10. ten']);
  });

  it('parts the items of a loose list', () => {
    expect(pageAt(80, '- a\n\n- b')).toEqual([' • a', '', ' • b']);
  });

  it('shows tasks as ticked or not', () => {
    expect(pageAt(80, '- [x] **done**\n- [ ] open')).toEqual([' [x] done', ' [ ] open']);
  });

  it('puts a bar before a quote', () => {
    expect(pageAt(80, '> one\n>\n> two\n> > three')).toEqual([' │ one', ' │', ' │ two', ' │', ' │ │ three']);
  });

  it('names an alert', () => {
    expect(pageAt(80, '> [!WARNING]\n> Not this.')).toEqual([' │ Warning', ' │ Not this.']);
    expect(pageAt(80, '> [!NOTE]\n>\n> This.')).toEqual([' │ Note', ' │ This.']);
  });

  it('draws a rule', () => {
    expect(pageAt(80, 'a\n\n---\n\nb')).toEqual([' a', '', ` ${'─'.repeat(24)}`, '', ' b']);
  });

  it('sets a table in columns, each cell to its side', () => {
    const text = '| Approach | CPU | wait |\n| --- | --: | :-: |\n| threads | one core | ok |\n| pool | 2 | **poor** |';
    expect(pageAt(80, text)).toEqual([
      ' Approach       CPU  wait',
      ' ────────  ────────  ────',
      ' threads   one core   ok',
      ' pool             2  poor',
    ]);
  });

  it('wraps the cells of a table that is too wide', () => {
    const text = '| a | b |\n| - | - |\n| word | one two three four five six seven |';
    expect(pageAt(30, text)).toEqual([
      ' a     b',
      ' ────  ──────────────────────',
      ' word  one two three four',
      '       five six seven',
    ]);
  });

  it('tells a table row by row where its columns would be too narrow', () => {
    const text =
      '| Approach | CPU work | waiting |\n|-|-|-|\n| threads | one core only | good enough |\n| pool | several | poor |';
    expect(pageAt(24, text)).toEqual([
      ' threads',
      '   CPU work: one core',
      '   only',
      '   waiting: good enough',
      '',
      ' pool',
      '   CPU work: several',
      '   waiting: poor',
    ]);
  });

  it('shows the text of harmless HTML, and no comment, script or other tag', () => {
    expect(pageAt(80, 'a <b>b</b> <kbd>Ctrl</kbd> H<sub>2</sub>O x<sup>2</sup> <blink>c</blink><!-- no -->')).toEqual([
      ' a b Ctrl H₂O x² c',
    ]);
    expect(pageAt(80, '<!-- {id: x} -->\n\ntext\n\n<script>\nalert(1)\n</script>')).toEqual([' text']);
  });

  it('shows a summary and its details', () => {
    expect(pageAt(80, '<details><summary>More</summary>\n\nHidden.\n\n</details>')).toEqual([' More', '', ' Hidden.']);
  });

  it('reads mathematics, and prices as prices', () => {
    expect(pageAt(80, 'It costs $5 and $6, in $O(n \\log n)$ steps.')).toEqual([
      ' It costs $5 and $6, in O(n log n) steps.',
    ]);
    expect(pageAt(80, 'Set `$HOME` and US$5 or $HOME/$USER.')).toEqual([' Set $HOME and US$5 or $HOME/$USER.']);
    expect(pageAt(80, 'No formula: $$ $$.')).toEqual([' No formula: $$ $$.']);
    expect(pageAt(80, '$$\n\\frac{a}{b} \\\\ x^2\n$$')).toEqual(['     a/b', '     x²']);
    expect(pageAt(80, '```math\nx_i\n```')).toEqual(['     xᵢ']);
  });

  it('breaks Japanese between characters, but never before its punctuation', () => {
    expect(pageAt(20, '日本語のテキストは、空白なし。')).toEqual([' 日本語のテキスト', ' は、空白なし。']);
    expect(pageAt(20, '日本語のテキストがあ。')).toEqual([' 日本語のテキストが', ' あ。']);
  });

  it('sets no space where a source line ends within Japanese', () => {
    expect(pageAt(80, '日本語の\nテキスト\nand more')).toEqual([' 日本語のテキスト and more']);
  });

  it('leaves right-to-left text in the order of the file', () => {
    expect(pageAt(80, 'مرحبا بالعالم')).toEqual([' مرحبا بالعالم']);
  });

  it('never parts an emoji or a letter from its accent', () => {
    expect(pageAt(20, `${'a'.repeat(17)}👩‍💻e\u0301`)).toEqual([` ${'a'.repeat(17)}`, ' 👩‍💻e\u0301']);
  });

  it.each([
    ['formulas', '$$a$$ '.repeat(60_000)],
    ['indices', '<sub>x</sub>'.repeat(25_000)],
    ['open elements', '<b>x'.repeat(50_000)],
    ['prices', '$a '.repeat(50_000)],
    ['accents on one letter', `e${'\u0301'.repeat(200_000)}`],
    ['comments without an end', '<!-- '.repeat(100_000)],
    ['Japanese', '日本'.repeat(50_000)],
    ['Latin within Japanese', `日${'a'.repeat(100_000)}`],
  ])('takes time in proportion to %s', (_, text) => {
    const rows = pageAt(80, text);
    expect(rows.length).toBeLessThan(10_000);
  });

  it('answers hostile pages', () => {
    expect(pageAt(80, `${'> '.repeat(10_000)}x`).length).toBeLessThan(10);
    expect(pageAt(80, 'a'.repeat(1_000_000)).length).toBe(Math.ceil(1_000_000 / 78));
    expect(pageAt(80, '')).toEqual([]);
    expect(pageAt(80, '\u001b]0;title\u0007')).toEqual([' ^[]0;title^G']);
  });
});
