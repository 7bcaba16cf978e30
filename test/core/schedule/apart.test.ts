import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spreadNew, withSiblingsApart } from '../../../src/core/schedule/apart.ts';

/** Each letter is a card of the item of that name, and its place tells it from its siblings. */
const cards = (letters: string) => [...letters].map((siblings, place) => ({ siblings, place }));
const letters = (cards: readonly { readonly siblings: string }[]): string =>
  cards.map(({ siblings }) => siblings).join('');
const meetings = (text: string): number => [...text].filter((letter, at) => letter === text[at - 1]).length;

function permutations(text: string): string[] {
  if (text.length < 2) return [text];
  return [...text].flatMap((first, at) =>
    permutations(text.slice(0, at) + text.slice(at + 1)).map((rest) => first + rest),
  );
}

describe('withSiblingsApart', () => {
  it.each([
    ['', ''],
    ['a', 'a'],
    ['abcabc', 'abcabc'],
    ['aabbcc', 'abacbc'],
    ['abbc', 'abcb'],
    ['cbbb', 'bcbb'],
    ['xyaaa', 'axaya'],
    ['aab', 'aba'],
    ['baa', 'aba'],
    ['aaa', 'aaa'],
  ])('makes of %j the order %j', (before, after) => {
    expect(letters(withSiblingsApart(cards(before)))).toBe(after);
  });

  it('lets siblings meet no more often than any order does, and keeps their own order', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 }), (text) => {
        const apart = withSiblingsApart(cards(text));
        const fewest = Math.min(...permutations(text).map(meetings));
        expect(meetings(letters(apart))).toBe(fewest);
        for (const letter of 'abc') {
          const places = apart.filter(({ siblings }) => siblings === letter).map(({ place }) => place);
          expect(places).toEqual(places.toSorted((a, b) => a - b));
        }
        expect([...letters(apart)].sort().join('')).toBe([...text].sort().join(''));
      }),
    );
  });

  it('is the first of all orders without a meeting, by the places that the cards had', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 6 }), (text) => {
        const digits = [...text].map((_, place) => place).join('');
        const lettersOf = (order: string): string => [...order].map((place) => text[Number(place)]).join('');
        const [first] = permutations(digits)
          .filter((order) => meetings(lettersOf(order)) === 0)
          .sort();
        fc.pre(first !== undefined);
        expect(
          withSiblingsApart(cards(text))
            .map(({ place }) => place)
            .join(''),
        ).toBe(first);
      }),
    );
  });

  it('leaves cards without siblings as they are, also where there are many', () => {
    const many = Array.from({ length: 100_000 }, (_, place) => ({ siblings: `item-${place}`, place }));
    expect(withSiblingsApart(many)).toEqual(many);
  });
});

describe('spreadNew', () => {
  it.each([
    ['', '', ''],
    ['dddd', '', 'dddd'],
    ['', 'nnn', 'nnn'],
    ['dddddddddd', 'n', 'dddddnddddd'],
    ['dddddd', 'nn', 'ddnddndd'],
    ['dd', 'nnnnn', 'ndnndnn'],
  ])('mixes %j and %j to %j', (due, fresh, mixed) => {
    expect(spreadNew([...due], [...fresh]).join('')).toBe(mixed);
  });

  it('keeps both orders, and stretches of due cards between fresh ones differ by one at most', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(40), (dueCount, freshCount) => {
        const due = Array.from({ length: dueCount }, (_, index) => index);
        const fresh = Array.from({ length: freshCount }, (_, index) => 1000 + index);
        const mixed = spreadNew(due, fresh);
        expect(mixed.filter((each) => each < 1000)).toEqual(due);
        expect(mixed.filter((each) => each >= 1000)).toEqual(fresh);
        const stretches = mixed
          .map((each) => (each < 1000 ? 'd' : 'n'))
          .join('')
          .split('n')
          .map(({ length }) => length);
        expect(Math.max(...stretches) - Math.min(...stretches)).toBeLessThanOrEqual(freshCount === 0 ? 0 : 1);
      }),
    );
  });
});
