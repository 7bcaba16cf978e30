import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdownTokens } from '../../../src/core/source/markdown-it.ts';
import { type PageToken, plainTokens } from '../../../src/core/source/plain-page.ts';

/** What a page is made of, of tokens from either reader. */
const madeOf = (tokens: readonly PageToken[]): unknown =>
  tokens.map(({ type, tag, attrs, nesting, content, markup, info, hidden, children }) => ({
    type,
    tag,
    attrs,
    nesting,
    content,
    markup,
    info,
    hidden,
    children: children === null ? null : madeOf(children),
  }));

const expectSame = (markdown: string): boolean => {
  const plain = plainTokens(markdown);
  if (plain !== undefined) expect(madeOf(plain)).toEqual(madeOf(markdownTokens(markdown)));
  return plain !== undefined;
};

describe('a plain page', () => {
  it.each([
    'What does `await` do?',
    'You consider `asyncio`.\nIt waits (often) for others: 3 % of #1 > 2 = x, e.g. a-b; "so" he says!\n\nWhy?',
    '### The challenge\n\n\nExplain `a` and `b c`.',
    '`x`',
    'Größe, “so” — ja',
  ])('has the tokens that markdown-it gives: %j', (markdown) => {
    expect(expectSame(markdown)).toBe(true);
  });

  it.each([
    '',
    'a *b*',
    'a _b_',
    'a [b](c)',
    'a <b>',
    'a &amp; b',
    'a\\\nb',
    'a $b$ c',
    'a ~~b~~',
    'a  \nb',
    ' a',
    'a ',
    'a\n\n',
    '- a',
    '1. a',
    '> a',
    'a\n===',
    'a\n---',
    'a\n1. b',
    'a | b',
    '```\na\n```',
    'a ``b`` c',
    'a ` b',
    'a ` b ` c',
    'a `b``c` d',
    '# a #',
    '#a',
    'a\tb',
    'a\u0000b',
    'a\u00a0',
  ])('is none that may mean more: %j', (markdown) => {
    expect(plainTokens(markdown)).toBe(undefined);
  });

  it('has them whatever its lines hold', () => {
    const piece = fc.constantFrom(
      ...[
        'a',
        'B c',
        ' ',
        '  ',
        '\n',
        '\n\n',
        '# ',
        '#',
        '`',
        '``',
        '`x`',
        '`y z`',
        '- ',
        '+ ',
        '1. ',
        '=',
        '---',
        '> ',
      ],
      ...[
        '(',
        ')',
        '"',
        '!',
        '[',
        ']',
        ':',
        'http://a.b',
        '@',
        '{',
        '}',
        '^',
        '%',
        '|',
        '\u00e9',
        '\u2028',
        '\u3000',
        '\ufeff',
        '\u{1f600}',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        expectSame(pieces.join(''));
      }),
      { numRuns: 10_000 },
    );
  });

  it('is most of what the decks that ship consist of', () => {
    const folder = join(import.meta.dirname, '../../../questions/python-concurrency');
    const blocks = readdirSync(folder).flatMap((name) =>
      readFileSync(join(folder, name), 'utf8')
        .split('\n\n')
        .filter((block) => /^(?:#+ )?[A-Z]/.test(block)),
    );
    expect(blocks.filter(expectSame).length / blocks.length).toBeGreaterThan(0.8);
  });
});
