import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldForSearch } from '../../../src/core/grading/text.ts';
import { parseQuery, type QueryCard } from '../../../src/core/query/query.ts';
import { cards } from './cards.ts';

function test(text: string, card: QueryCard): boolean {
  const parsed = parseQuery(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.because}`);
  return parsed.value.test(card);
}

const someCard: fc.Arbitrary<QueryCard> = fc
  .record({
    base: fc.constantFrom(...Object.values(cards)),
    tags: fc.subarray(['a', 'b', 'or', 'event loop', 'café']),
    level: fc.integer({ min: 1, max: 4 }),
    dueInDays: fc.integer({ min: -4, max: 4 }),
    isSuspended: fc.boolean(),
  })
  .map(({ base, ...rest }) => ({ ...base, ...rest }));

/** Terms and what each means, written a second time. */
const terms: readonly (readonly [text: string, means: (card: QueryCard) => boolean])[] = [
  ['tag:a', (card) => card.tags.includes('a')],
  ['tag:b,or', (card) => card.tags.includes('b') || card.tags.includes('or')],
  ['tag:"event loop"', (card) => card.tags.includes('event loop')],
  ['tag:cafe', (card) => card.tags.includes('café')],
  ['is:suspended', (card) => card.isSuspended],
  ['due<2d', (card) => (card.dueInDays ?? 9) < 2],
  ['due >= -1', (card) => (card.dueInDays ?? -9) >= -1],
  ['level:2..3', (card) => card.level === 2 || card.level === 3],
  ['select', (card) => card.text().includes('select')],
];

type Tree =
  | { readonly is: 'term'; readonly term: (typeof terms)[number] }
  | { readonly is: 'not'; readonly part: Tree }
  | { readonly is: 'and' | 'or'; readonly parts: readonly Tree[] };

const trees: fc.Arbitrary<Tree> = fc.letrec<{ readonly tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(...terms).map((term) => ({ is: 'term' as const, term })),
    tie('tree').map((part) => ({ is: 'not' as const, part })),
    fc
      .tuple(fc.constantFrom('and' as const, 'or' as const), fc.array(tie('tree'), { minLength: 2, maxLength: 3 }))
      .map(([is, parts]) => ({ is, parts })),
  ),
})).tree;

function means(tree: Tree, card: QueryCard): boolean {
  if (tree.is === 'term') return tree.term[1](card);
  if (tree.is === 'not') return !means(tree.part, card);
  return tree.is === 'and'
    ? tree.parts.every((part) => means(part, card))
    : tree.parts.some((part) => means(part, card));
}

const strength = { or: 0, and: 1, not: 2, term: 3 } as const;

/** The tree as text with no parenthesis that is not needed. */
function written(tree: Tree, above = 0): string {
  const inside = (part: Tree): string => written(part, strength[tree.is] + 1);
  const text =
    tree.is === 'term'
      ? tree.term[0]
      : tree.is === 'not'
        ? `-${written(tree.part, strength.not)}`
        : tree.parts.map(inside).join(tree.is === 'or' ? ' or ' : ' ');
  return strength[tree.is] < above ? `(${text})` : text;
}

const queries = trees.map((tree) => written(tree)).filter((text) => text.length < 400);

describe('a query', () => {
  it('means what the tree that it was written from means', () => {
    fc.assert(
      fc.property(trees, someCard, (tree, card) => {
        fc.pre(written(tree).length <= 2000);
        expect(test(written(tree), card)).toBe(means(tree, card));
      }),
      { numRuns: 1000 },
    );
  });

  it('negated selects the others, and negated twice the same', () => {
    fc.assert(
      fc.property(queries, someCard, (a, card) => {
        expect(test(`-(${a})`, card)).toBe(!test(a, card));
        expect(test(`not not (${a})`, card)).toBe(test(a, card));
      }),
    );
  });

  it('follows De Morgan', () => {
    fc.assert(
      fc.property(queries, queries, someCard, (a, b, card) => {
        expect(test(`-((${a}) (${b}))`, card)).toBe(test(`-(${a}) or -(${b})`, card));
        expect(test(`-((${a}) or (${b}))`, card)).toBe(test(`-(${a}) -(${b})`, card));
      }),
    );
  });

  it('selects the same in either order of its terms', () => {
    fc.assert(
      fc.property(queries, queries, someCard, (a, b, card) => {
        expect(test(`(${a}) and (${b})`, card)).toBe(test(`(${b}) (${a})`, card));
        expect(test(`(${a}) or (${b})`, card)).toBe(test(`(${b}),(${a})`, card));
      }),
    );
  });

  it('splits the cards that have a number in two at any place', () => {
    fc.assert(
      fc.property(someCard, fc.integer({ min: -5, max: 5 }), (card, place) => {
        expect(test(`due<${place}d`, card)).toBe(!test(`due>=${place}d`, card));
        expect(test(`due:${place}`, card)).toBe(!test(`due!=${place}`, card));
        expect(test(`due>${place}`, card)).toBe(test(`due>=${place} -due=${place}`, card));
      }),
    );
  });
});

describe('any text', () => {
  const pieces = [
    'a',
    'or',
    'not',
    '-',
    '(',
    ')',
    ',',
    '"',
    ' ',
    '\\',
    ':',
    '<',
    '!=',
    '..',
    '3d',
    'tag',
    'due',
    'is:due',
  ];
  const noise = fc.array(fc.constantFrom(...pieces), { maxLength: 20 }).map((parts) => parts.join(''));

  it('is read, or refused at a place within it', () => {
    fc.assert(
      fc.property(fc.oneof(noise, fc.string({ unit: 'binary' })), (text) => {
        const parsed = parseQuery(text);
        if (parsed.ok) expect(typeof parsed.value.test(cards.late)).toBe('boolean');
        else {
          expect(parsed.at).toBeGreaterThanOrEqual(0);
          expect(parsed.at).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 3000 },
    );
  });

  const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;
  const visible = fc.string({ unit: 'grapheme', maxLength: 200 }).filter((text) => foldForSearch(text) !== '');

  it('finds itself in quotation marks, composed or not, in capital letters or small', () => {
    fc.assert(
      fc.property(visible, (word) => {
        const card: QueryCard = { ...cards.fresh, text: () => `before ${word.normalize('NFD')} after` };
        expect(test(quoted(word), card)).toBe(true);
        expect(test(quoted(word.normalize('NFC').toUpperCase()), card)).toBe(true);
      }),
    );
  });

  it('is the name of a tag in quotation marks', () => {
    fc.assert(
      fc.property(visible, (name) => {
        expect(test(`tag:${quoted(name)}`, { ...cards.fresh, tags: [name] })).toBe(true);
      }),
    );
  });
});

describe('a pattern', () => {
  it('matches what the same regular expression matches', () => {
    const letters = (...units: readonly string[]): fc.Arbitrary<string> =>
      fc.string({ unit: fc.constantFrom(...units), minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(letters('a', 'b', '*'), letters('a', 'b'), (pattern, name) => {
        const expected = new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(name);
        expect(test(`tag:${pattern}`, { ...cards.fresh, tags: [name] })).toBe(expected);
      }),
      { numRuns: 1000 },
    );
  });
});
