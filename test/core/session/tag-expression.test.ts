import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTagExpression } from '../../../src/core/session/selection.ts';

const holds = (text: string, ...tags: readonly string[]): boolean => {
  const expression = parseTagExpression(text);
  if (!expression.ok) throw new Error(expression.because);
  return expression.test(tags);
};

type Tree =
  | { readonly is: 'tag'; readonly name: string }
  | { readonly is: 'not'; readonly part: Tree }
  | { readonly is: 'and' | 'or' | 'comma'; readonly parts: readonly Tree[] };

const names = ['a', 'b', 'event loop', 'or', 'café'];
const trees: fc.Arbitrary<Tree> = fc.letrec<{ readonly tree: Tree }>((tie) => {
  const tree = tie('tree');
  return {
    tree: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.constantFrom(...names).map((name) => ({ is: 'tag' as const, name })),
      tree.map((part) => ({ is: 'not' as const, part })),
      fc
        .tuple(
          fc.constantFrom('and' as const, 'or' as const, 'comma' as const),
          fc.array(tree, { minLength: 2, maxLength: 3 }),
        )
        .map(([is, parts]) => ({ is, parts })),
    ),
  };
}).tree;

function means(tree: Tree, tags: readonly string[]): boolean {
  if (tree.is === 'tag') return tags.includes(tree.name);
  if (tree.is === 'not') return !means(tree.part, tags);
  return tree.is === 'and'
    ? tree.parts.every((part) => means(part, tags))
    : tree.parts.some((part) => means(part, tags));
}

const strength = { or: 0, and: 1, comma: 2, not: 3, tag: 4 } as const;
const between = { or: ' or ', and: ' ', comma: ',' } as const;

/** The tree as text with no parenthesis that is not needed. */
function written(tree: Tree, above = 0): string {
  const text =
    tree.is === 'tag'
      ? /^\w+$/.test(tree.name) && tree.name !== 'or'
        ? tree.name.toUpperCase()
        : `"${tree.name}"`
      : tree.is === 'not'
        ? `-${written(tree.part, strength.not)}`
        : tree.parts.map((part) => written(part, strength[tree.is] + 1)).join(between[tree.is]);
  return strength[tree.is] < above ? `(${text})` : text;
}

describe('parseTagExpression', () => {
  it('wants all words that stand side by side', () => {
    expect(holds('asyncio tasks', 'asyncio', 'tasks', 'more')).toBe(true);
    expect(holds('asyncio tasks', 'asyncio')).toBe(false);
    expect(holds('asyncio and tasks', 'asyncio')).toBe(false);
  });

  it('wants one of those with a comma or an or between them', () => {
    for (const text of ['asyncio,threads', 'asyncio, threads', 'asyncio or threads', 'asyncio OR threads']) {
      expect(holds(text, 'threads')).toBe(true);
      expect(holds(text, 'tasks')).toBe(false);
    }
  });

  it('binds a comma closer than words, and words closer than or', () => {
    expect(holds('asyncio,threads basics', 'asyncio')).toBe(false);
    expect(holds('asyncio,threads basics', 'asyncio', 'basics')).toBe(true);
    expect(holds('asyncio or threads basics', 'asyncio')).toBe(true);
    expect(holds('(asyncio or threads) basics', 'asyncio')).toBe(false);
  });

  it('leaves out what has a minus or a not before it', () => {
    for (const text of [
      'asyncio -legacy',
      'asyncio not legacy',
      'asyncio and not legacy',
      'asyncio -(legacy or old)',
    ]) {
      expect(holds(text, 'asyncio')).toBe(true);
      expect(holds(text, 'asyncio', 'legacy')).toBe(false);
    }
    expect(holds('-legacy')).toBe(true);
    expect(holds('not -legacy', 'legacy')).toBe(true);
  });

  it('takes a hyphen inside a word, and anything in quotation marks, as it stands', () => {
    expect(holds('event-loop', 'event-loop')).toBe(true);
    expect(holds('"event loop" "and"', 'event loop', 'and')).toBe(true);
    expect(holds('c++', 'c++')).toBe(true);
  });

  it('counts the depth of parentheses, not their number', () => {
    expect(holds('(a) '.repeat(60), 'a')).toBe(true);
  });

  it('does not mind capital letters', () => {
    expect(holds('AsyncIO', 'asyncio')).toBe(true);
    expect(holds('straße', 'STRASSE')).toBe(true);
  });

  it.each([
    ['', 'The expression is empty.', 0],
    ['  ', 'The expression is empty.', 0],
    ['a or', 'A tag is missing at the end.', 4],
    ['a , or b', 'A tag is missing before “or”.', 4],
    ['and a', 'A tag is missing before “and”.', 0],
    ['a or and b', 'A tag is missing before “and”.', 5],
    ['()', 'A tag is missing before “)”.', 1],
    ['-', 'A tag is missing at the end.', 1],
    ['a (b', 'The parenthesis is never closed.', 2],
    ['a) b', 'Nothing opens this “)”.', 1],
    ['a "b', 'The quotation mark is never closed.', 2],
    ['a ""', 'The quotation marks hold no tag.', 2],
    ['('.repeat(51), 'Parentheses are nested more than 50 deep.', 50],
    ['a '.repeat(1001), 'The expression is longer than 2000 characters.', 2000],
  ])('says what is wrong with %j', (text, because, at) => {
    expect(parseTagExpression(text)).toEqual({ ok: false, because, at });
  });

  it('means what the tree that it was written from means', () => {
    fc.assert(
      fc.property(trees, fc.subarray(names), (tree, tags) => {
        fc.pre(written(tree).length <= 2000);
        expect(holds(written(tree), ...tags)).toBe(means(tree, tags));
      }),
      { numRuns: 1000 },
    );
  });

  it('returns for any text at all', () => {
    const noise = fc.array(fc.constantFrom('a', 'or', 'and', 'not', '-', '(', ')', ',', '"', ' '), { maxLength: 20 });
    fc.assert(
      fc.property(noise, (parts) => {
        const text = parts.join(' ');
        const parsed = parseTagExpression(text);
        if (!parsed.ok) expect(parsed.at).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 1000 },
    );
  });
});
