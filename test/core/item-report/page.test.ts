import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyseClass } from '../../../src/core/analysis/class-analysis.ts';
import type { ResponseMatrix } from '../../../src/core/analysis/test-theory/response-matrix.ts';
import { wrightFigure } from '../../../src/core/item-report/html/distribution-figures.ts';
import { itemMapFigure } from '../../../src/core/item-report/html/item-figures.ts';
import { classPage } from '../../../src/core/item-report/html/page.ts';
import { hostileIds } from '../marking/samples.ts';

const asked = { as: 'ctt', rasch: true, twoPl: true } as const;
const letters = ['A', 'B', 'C'];

/** Twenty-four students, of whom the able chose A in three items and B in the fourth, whose key is A. */
function classOf(ids: readonly string[], option: (letter: string) => string = (letter) => letter): ResponseMatrix {
  const rows = Array.from({ length: 24 }, (_, at) => {
    const able = at % 2 === 0;
    return [0, 1, 2, 3].map((item) => (able !== (item === 3) && (at + item) % 7 > 0 ? 'A' : 'B'));
  });
  return {
    students: rows.map((_, at) => `s${at}`),
    items: ids.map((id) => ({
      id,
      possible: 1,
      options: letters.map((letter) => ({ option: option(letter), key: letter === 'A' })),
    })),
    scores: rows.map((row) => row.map((letter) => (letter === 'A' ? 1 : 0))),
    chosen: rows.map((row) => row.map((letter) => [option(letter)])),
    groups: rows.map((_, at) => (at % 3 === 0 ? option('first') : option('second'))),
  };
}

const pageOf = (matrix: ResponseMatrix): string => [...classPage(analyseClass(matrix, asked, {}))].join('');
/** The tags of a page, with the names of their attributes. */
const tagsOf = (page: string): readonly string[] =>
  [...page.matchAll(/<[^>]*>/g)].map(([tag]) => tag.replace(/="[^"]*"/g, ''));

function never(): never {
  throw new Error('There is no item.');
}

describe('the page of a class', () => {
  it('has its numbers in words and tables beside every drawing', () => {
    const page = pageOf(classOf(['q1', 'q2', 'q3', 'q4']));
    const count = (what: string): number => page.split(what).length - 1;
    expect(count('<svg ')).toBe(count('<title id='));
    expect([count('<svg '), count('<desc id='), count('<figcaption>'), count('<summary>As a table')]).toEqual([
      7, 7, 7, 7,
    ]);
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const named = [...page.matchAll(/aria-labelledby="([^"]+)"/g)].flatMap(([, list = '']) => list.split(' '));
    expect(named.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('compares each other group with the largest, under a heading of its own', () => {
    const matrix = classOf(['q1', 'q2', 'q3', 'q4']);
    const groups = matrix.students.map((_, at) => (at % 2 === 0 ? 'most' : at % 4 === 1 ? 'some' : 'few'));
    const page = pageOf({ ...matrix, groups });
    expect([...page.matchAll(/<h2>([^<]*Mantel-Haenszel[^<]*)</g)].map(([, title]) => title)).toEqual([
      'few compared with most (Mantel-Haenszel)',
      'some compared with most (Mantel-Haenszel)',
    ]);
  });

  it('names the items on their map where the names do not lie on each other, those with a flag first', () => {
    const item = (id: string, facility: number, itemRest: number, flags: readonly 'all-right'[] = []) => ({
      ...(analyseClass(classOf(['a', 'b', 'c', 'd']), asked, {}).analysis.items[0] ?? never()),
      id,
      facility,
      itemRest,
      flags,
    });
    const map = itemMapFigure([
      item('first', 0.5, 0.3),
      item('second', 0.501, 0.301),
      item('flagged', 0.502, 0.3, ['all-right']),
      item('apart', 0.2, 0.5),
    ]);
    const names = [...map.matchAll(/<text[^>]*>([a-z]+)<\/text>/g)].map(([, name]) => name);
    expect(names.filter((name) => name !== 'facility')).toEqual(['flagged', 'apart']);
  });

  // There is room for 54 characters, each name with a space after it: four times 11 fit, five times do not.
  it('names as many items of one difficulty as there is room for, and counts the others', () => {
    const items = Array.from({ length: 7 }, (_, at) => `item-${at}-long`.slice(0, 10));
    const texts = [...wrightFigure([{ at: 0, students: 1, items }]).matchAll(/<text[^>]*>([^<]*)<\/text>/g)];
    expect(texts.map(([, text]) => text)).toContain(`${items.slice(0, 4).join(' ')} +3`);
  });

  it('needs no script and no network', () => {
    const page = pageOf(classOf(['q1', 'q2', 'q3', 'q4']));
    expect(page).not.toMatch(/<script|\b(?:src|href)=|url\(|@import|\son\w+=/i);
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
  });

  it('has no tag or attribute that an id, an option or a group could have brought in', () => {
    const plain = tagsOf(pageOf(classOf(['q1', 'q2', 'q3', 'q4'], (letter) => `o${letter}`)));
    const withoutTexts = (tags: readonly string[]) => tags.filter((tag) => !/^<\/?text\b/.test(tag));
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom(...hostileIds, '"><img src=x onerror=alert(1)>', "' onload='", '</svg><script>', '<!--', '&lt;'),
    );
    fc.assert(
      fc.property(fc.uniqueArray(text, { minLength: 4, maxLength: 4 }), text, (ids, hostile) => {
        const page = pageOf(classOf(ids, (letter) => `${hostile}${letter}`));
        // Which items are named on their map goes by how long their names are.
        expect(tagsOf(page).filter((tag) => !plain.includes(tag))).toEqual([]);
        expect(withoutTexts(tagsOf(page))).toEqual(withoutTexts(plain));
        expect(page).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e]/);
      }),
      { numRuns: 30 },
    );
  });

  it('is the same for the same class', () => {
    expect(pageOf(classOf(['q1', 'q2', 'q3', 'q4']))).toBe(pageOf(classOf(['q1', 'q2', 'q3', 'q4'])));
  });
});
