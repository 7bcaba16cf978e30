import { describe, expect, it } from 'vitest';
import { arrange, cardsOf } from '../../../src/core/item-types/index.ts';
import { seededRandom } from '../../../src/core/session/random.ts';
import { accountOf, bodyOf, earned, faultsOf, itemOf, readAs, typed } from './reading.ts';

const page = [
  '## Q',
  '<!-- {kind: ordering} -->',
  '',
  'Stem:',
  '',
  '1. one',
  '2. two',
  '   > Why two.',
  '3. three',
  '',
  'Because.',
];
const item = itemOf(...page);

describe('an ordering', () => {
  it('is a numbered list with its kind', () => {
    expect(bodyOf(...page)).toEqual({
      kind: 'ordering',
      lines: [{ text: 'one' }, { text: 'two', feedback: 'Why two.' }, { text: 'three' }],
    });
    expect(item).toMatchObject({ stem: 'Stem:', explanation: [{ text: 'Because.' }] });
    expect(bodyOf('<!-- {kind: ordering} -->', '', '- not this', '', '1. a', '2. b')).toEqual({
      kind: 'ordering',
      lines: [{ text: 'a' }, { text: 'b' }],
    });
  });

  it('never shows the right order', () => {
    for (let seed = 0; seed < 60; seed++) expect(arrange(item, seededRandom(seed))).not.toEqual([0, 1, 2]);
    expect(arrange(itemOf('<!-- {kind: ordering} -->', '', '1. a', '2. b'), seededRandom(1))).toEqual([1, 0]);
  });

  it('is answered by the numbers of the lines as they were shown', () => {
    const shown = [2, 0, 1];
    for (const text of ['2 3 1', '2,3,1', '2 > 3 > 1', '231', 'b c a', 'BCA', 'one; two; three']) {
      expect(earned(item, typed(text, shown)), text).toBe('1 right');
    }
    expect(readAs(item, typed('1 2 3', shown))).toEqual(['C', 'A', 'B']);
  });

  it('is answered by letters, numbers or texts in JSON', () => {
    for (const value of [['B', 'A', 'C'], [2, 1, 3], ['two', 'one', 'three'], 'B A C']) {
      expect(readAs(item, { from: 'json', value })).toEqual(['B', 'A', 'C']);
    }
  });

  it('asks back an order that is not whole', () => {
    const question = 'Give the numbers from 1 to 3, each once, in your order, such as 3 2 1.';
    for (const raw of [typed('1 2'), typed('1 1 2'), typed('1 2 4'), { from: 'keys', value: [0, 1] } as const]) {
      expect(earned(item, raw)).toBe(question);
    }
  });

  it('is scored by the rule that its author names', () => {
    expect(earned(item, { from: 'keys', value: [1, 2, 0] })).toBe('2/3 partly');
    const byPlace = itemOf('## Q', '<!-- {kind: ordering, partial: position} -->', '', '1. a', '2. b', '3. c');
    expect(earned(byPlace, { from: 'keys', value: [2, 1, 0] })).toBe('1/3 partly');
    const exact = itemOf('## Q', '<!-- {kind: ordering, partial: exact} -->', '', '1. a', '2. b', '3. c');
    expect(earned(exact, { from: 'keys', value: [0, 2, 1] })).toBe('0 wrong');
  });

  it('orders more lines than ten by their numbers', () => {
    const many = itemOf(
      '<!-- {kind: ordering} -->',
      '',
      ...Array.from({ length: 11 }, (_, place) => `${place + 1}. line ${place}`),
    );
    expect(earned(many, typed('1 2 3 4 5 6 7 8 9 10 11'))).toBe('1 right');
  });

  it('accounts for the lines in the order given, then in the right one', () => {
    expect(accountOf(item, { from: 'keys', value: [0, 2, 1] })).toEqual([
      { mark: 'chosen-right', index: 0, text: 'one' },
      { mark: 'chosen-wrong', index: 2, text: 'three' },
      { mark: 'chosen-wrong', index: 1, text: 'two' },
      { mark: 'expected', index: 0, text: 'one' },
      { mark: 'expected', index: 1, text: 'two', rationale: 'Why two.' },
      { mark: 'expected', index: 2, text: 'three' },
    ]);
  });

  it('gives one card', () => {
    expect(cardsOf(item)).toEqual([
      { facet: 'item', front: 'Q\n\nStem:', back: '1. one\n2. two\n   > Why two.\n3. three' },
    ]);
  });

  it('names its mistakes at their place', () => {
    const kind = '<!-- {kind: ordering} -->';
    expect(faultsOf('## Q', kind, '', '1. a')).toEqual(['ordering-short 4:1-5']);
    expect(faultsOf('## Q', kind, '', '1. a', '2. b', '3. a')).toEqual(['ordering-duplicate 6:4-5']);
    expect(faultsOf('## Q', kind, '', '1. a', '2.', '3. c')).toEqual(['option-empty 5:1-3']);
    expect(faultsOf('## Q', kind, '', 'Text.')).toEqual(['kind-mismatch 1:4-5']);
  });
});
