import { describe, expect, it } from 'vitest';
import { collector } from '../../../src/core/diagnostics/diagnostic.ts';
import { type Block, markdownOf } from '../../../src/core/source/block.ts';
import { linesOfText, readPage } from '../../../src/core/source/blocks.ts';

function read(text: string, skipped = 0) {
  const { report, diagnostics } = collector('deck.md');
  return { ...readPage(linesOfText(text), skipped, report), codes: diagnostics.map((one) => one.code), diagnostics };
}

/** Kinds of block with the place of each: `list@3:1`. */
const shape = (blocks: readonly Block[]): string[] =>
  blocks.map((block) => `${block.is}@${block.span.line}:${block.span.column}`);

describe('the blocks of a page', () => {
  it('stand at their lines of the file, front matter included', () => {
    expect(shape(read('---\ntitle: x\n---\n\n# Deck\n\ntext\n', 3).blocks)).toEqual(['heading@5:1', 'paragraph@7:1']);
  });

  it('know every kind of block', () => {
    const page =
      '# A\n\ntext\n\n- item\n\n1. one\n\n> quote\n\n```py\nx\n```\n\n    code\n\n| a |\n| - |\n| b |\n\n<!-- x -->\n\n<div>\n\n***\n';
    expect(shape(read(page).blocks)).toEqual([
      'heading@1:1',
      'paragraph@3:1',
      'list@5:1',
      'list@7:1',
      'quote@9:1',
      'code@11:1',
      'code@15:5',
      'table@17:1',
      'comment@21:1',
      'html@23:1',
      'rule@25:1',
    ]);
  });

  it('give the page back without the marks of what contains them', () => {
    const [list] = read('- [x] `a`\n  > because\n  > of b\n\n  ```py\n  x = 1\n    y\n  ```\n').blocks;
    const item = list?.is === 'list' ? list.items[0] : undefined;
    expect(item?.ticked).toBe(true);
    expect(markdownOf(item?.blocks ?? [])).toBe('[x] `a`\n\n> because\n> of b\n\n```py\nx = 1\n  y\n```');
    const quote = item?.blocks[1];
    expect(quote?.is === 'quote' ? markdownOf(quote.blocks) : '').toBe('because\nof b');
    expect(quote?.is === 'quote' ? quote.blocks[0]?.lines : []).toEqual([
      { text: 'because', line: 2, column: 5 },
      { text: 'of b', line: 3, column: 5 },
    ]);
  });

  it('stand where they begin behind tabs, and keep what a tab leaves of itself as spaces', () => {
    const inItem = (text: string) => {
      const [list] = read(text).blocks;
      return list?.is === 'list' ? (list.items[0]?.blocks ?? []) : [];
    };
    const [, below] = inItem('- a\n\n\tb\n');
    expect([below?.span.line, below?.span.column]).toEqual([3, 2]);
    const [, quote] = inItem('- a\n\t> why\n');
    expect(quote?.is === 'quote' ? shape(quote.blocks) : []).toEqual(['paragraph@2:4']);
    // Two tabs are eight columns, of which the item takes two.
    const [, code] = inItem('- a\n\n\t\tcode\n');
    expect([markdownOf(code === undefined ? [] : [code]), code?.span.column]).toEqual(['      code', 3]);
  });

  it('place the cells of a table, an escaped bar among them', () => {
    const [table] = read('| a | b |\n|---|---|\n| 1 \\| 2 |   x |\n').blocks;
    const row = table?.is === 'table' ? table.rows[0] : [];
    expect(row?.map((cell) => [cell.text, cell.span.column])).toEqual([
      ['1 | 2', 3],
      ['x', 14],
    ]);
  });

  it('let an answer line stand for itself, after text and after the feedback of another', () => {
    const { blocks } = read('text\n= a\n  > why\n= b\n~ c\n');
    expect(shape(blocks)).toEqual(['paragraph@1:1', 'paragraph@2:1', 'quote@3:3', 'paragraph@4:1', 'paragraph@5:1']);
  });

  it('take an answer line that is indented as code for the text of the quote above it', () => {
    const [quote] = read('> text\n      = a\n').blocks;
    expect(quote?.is === 'quote' ? markdownOf(quote.blocks) : '').toBe('text\n= a');
  });

  it('leave a setext heading, a strike-through and a tilde fence alone', () => {
    expect(shape(read('Title\n=\n\n~~gone~~\n\n~~~\nx\n~~~\n').blocks)).toEqual([
      'heading@1:1',
      'paragraph@4:1',
      'code@6:1',
    ]);
  });

  it('keep the link definitions', () => {
    expect(read('[The Docs]: https://example.org "Docs"\n').definitions).toEqual([
      { label: 'the docs', target: '<https://example.org> "Docs"' },
    ]);
  });

  it('count lines alike for every line ending', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      expect(shape(read(['# A', '', 'text', '', '- x', ''].join(end)).blocks)).toEqual([
        'heading@1:1',
        'paragraph@3:1',
        'list@5:1',
      ]);
    }
  });

  it('report a fence that is never closed, also one closed by too short a fence', () => {
    const { diagnostics } = read('text\n\n````py\nx\n```\n');
    expect(diagnostics.map((one) => [one.code, one.span.line])).toEqual([['fence-unclosed', 3]]);
    expect(read('~~~\nx\n~~~~\n').codes).toEqual([]);
  });

  it('report quotes nested beyond reading once, and go on', () => {
    const { codes, blocks } = read(`${'> '.repeat(10_000)}deep\n\nafter\n`);
    expect(codes).toEqual(['nesting-too-deep']);
    expect(shape(blocks)).toEqual(['quote@1:1', 'paragraph@3:1']);
  });

  it('read a line of a million characters', () => {
    expect(markdownOf(read('x'.repeat(1_000_000)).blocks)).toHaveLength(1_000_000);
  });
});
