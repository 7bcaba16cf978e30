import { describe, expect, it } from 'vitest';
import {
  capital,
  countText,
  durationText,
  itemName,
  listText,
  ofPoints,
  percentText,
  plainText,
  pointsText,
  timesText,
} from '../../../src/core/feedback/words.ts';
import { fraction } from '../../../src/core/grading/fraction.ts';

const points = (earned: [number, number], possible: number) => ({
  earned: fraction(...earned),
  possible: fraction(possible),
});

describe('points in words', () => {
  it.each([
    [0, 1, '0'],
    [3, 1, '3'],
    [10, 1, '10'],
    [100, 1, '100'],
    [5, 2, '2.5'],
    [2, 3, '0.67'],
    [1, 4, '0.25'],
    [1, 1000, '0'],
  ])('%i/%i is %s', (n, d, text) => expect(pointsText(fraction(n, d))).toBe(text));

  it('have one noun for one and another for more', () => {
    expect(ofPoints(points([2, 3], 1))).toBe('0.67 of 1 point');
    expect(ofPoints(points([9, 1], 12))).toBe('9 of 12 points');
    expect(ofPoints(points([0, 1], 0))).toBe('0 of 0 points');
  });

  it.each([
    [[9, 1], 12, '75 %'],
    [[2, 1], 3, '67 %'],
    [[999, 1], 1000, '99 %'],
    [[1, 1], 1000, '1 %'],
    [[0, 1], 7, '0 %'],
    [[7, 1], 7, '100 %'],
    [[0, 1], 0, '0 %'],
  ] as const)('%j of %i is %s', (earned, possible, text) => {
    expect(percentText(points([earned[0], earned[1]], possible))).toBe(text);
  });
});

describe('other words', () => {
  it.each([
    [999, '0 s'],
    [12_000, '12 s'],
    [60_000, '1 min'],
    [252_000, '4 min 12 s'],
    [3_600_000, '1 h'],
    [3_789_000, '1 h 3 min'],
  ])('%i ms are %s', (ms, text) => expect(durationText(ms)).toBe(text));

  it('count', () => {
    expect([1, 2, 3, 12, 13].map(timesText)).toEqual(['once', 'twice', 'three times', 'twelve times', '13 times']);
    expect([0, 1, 2, 13].map((count) => countText(count, 'item'))).toEqual([
      'no items',
      'one item',
      'two items',
      '13 items',
    ]);
    expect(capital('once')).toBe('Once');
    expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map((names) => listText(names, 'or'))).toEqual([
      '',
      'a',
      'a or b',
      'a, b or c',
    ]);
  });

  it.each([
    ['**bold** and `code` and *slanted*', 'bold and code and slanted'],
    ['[the docs](https://example.org/a) say', 'the docs say'],
    ['`__init__` and ``a ** b`` stay', '__init__ and a ** b stay'],
    ['\\*not slanted\\* and \\[x\\]', '*not slanted* and [x]'],
    ['2 * 3 * 4 and snake_case_name', '2 * 3 * 4 and snake_case_name'],
    [' two\n lines ', 'two lines'],
    ['R &amp; D <!-- for us --> of <b>List</b>&lt;T&gt;', 'R & D of List<T>'],
    ['List<T> and `&amp;` and `<b>` stay', 'List<T> and &amp; and <b> stay'],
  ])('of %j are %j without their marks', (markdown, text) => expect(plainText(markdown)).toBe(text));
});

describe('a text with comments that never end', () => {
  it('is read once', () => {
    const started = performance.now();
    expect(plainText('<!--'.repeat(50_000))).toBe('<!--'.repeat(50_000));
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('the name of an item', () => {
  const named = (title: string, stem: string) => itemName({ ...blankItem, title, stem });

  it('is its title, else how its question begins, else its id', () => {
    expect(named('The `loop`', 'What does it do?')).toBe('The loop');
    expect(named('', 'What does it do?\n\nThink.')).toBe('What does it do?');
    expect(named('', '')).toBe('loop');
  });

  it('ends at a word where it is long', () => {
    expect(named('', 'word '.repeat(40))).toBe(`${'word '.repeat(11)}word …`);
  });
});

const blankItem = {
  id: 'loop',
  idIsExplicit: true,
  chapter: [],
  tags: [],
  points: fraction(1),
  partial: 'all-or-nothing',
  shuffle: true,
  hints: [],
  explanation: [],
  sources: [],
  span: { line: 1, column: 1, endLine: 1, endColumn: 1 },
} as const;
