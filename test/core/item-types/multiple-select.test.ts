import { describe, expect, it } from 'vitest';
import { cardsOf, formatItem, keyOf } from '../../../src/core/item-types/index.ts';
import { accountOf, bodyOf, earned, faultsOf, itemOf, readAs, typed } from './reading.ts';

const page = ['## Q', '', '- [x] one, two', '- [ ] three', '- [x] four', '  > not chosen: It is.', '- [ ] C'];
const item = itemOf(...page);

describe('a multiple-select', () => {
  it('is a task list with several ticks, or with one where the author says so', () => {
    expect(item.kind).toBe('multiple-select');
    const one = itemOf('## Q', '<!-- {kind: multiple-select} -->', '', '- [x] a', '- [ ] b');
    expect(keyOf(one)).toEqual(['A']);
    expect(formatItem(one)).toBe('## Q\n<!-- {kind: multiple-select} -->\n\n- [x] a\n- [ ] b\n');
    expect(bodyOf('## Q', '', '- [x] a', '- [x] b')).toEqual({
      kind: 'multiple-select',
      options: [
        { text: 'a', right: true },
        { text: 'b', right: true },
      ],
    });
  });

  it('is answered by numbers, letters or texts in any order', () => {
    for (const text of [
      '1,3',
      '3 1',
      '1;3',
      '13',
      'A & 3',
      'one, two; four',
      'one, two, four',
      'FOUR, One, Two',
      'A) one, two; C) four',
    ]) {
      expect(readAs(item, typed(text)), text).toEqual(['A', 'C']);
    }
    expect(readAs(item, typed('1,3', [3, 2, 1, 0]))).toEqual(['B', 'D']);
    for (const text of ['A D', 'ad', 'DA', 'a & d', 'A and D'])
      expect(readAs(item, typed(text)), text).toEqual(['A', 'D']);
    expect(readAs(item, typed('c'))).toEqual(
      '`c` is the letter of one line and the text of another. Give the number of the line instead.',
    );
  });

  it('is answered by the published forms of JSON', () => {
    for (const value of [['A', 'C'], ['C', 'A', 'A'], [1, 3], ['one, two', 'four'], 'A,C']) {
      expect(readAs(item, { from: 'json', value })).toEqual(['A', 'C']);
    }
  });

  it('is blank without a choice', () => {
    for (const raw of [{ from: 'keys', value: [] }, { from: 'json', value: [] }, typed(' ')] as const) {
      expect(earned(item, raw)).toBe('0 blank');
    }
  });

  it('asks back what it does not understand', () => {
    for (const raw of [
      typed('7'),
      typed('x, y'),
      typed('A, x'),
      { from: 'keys', value: [0, 4] },
      { from: 'json', value: {} },
    ] as const) {
      expect(earned(item, raw)).toBe('Give the numbers of your choices, from 1 to 4, such as 1,2.');
    }
  });

  it('is scored by the rule that its author names', () => {
    // Two keys and two others: 1 right and 1 wrong is 1/2 − 1/2, (1 − 1) / 2, 1/2, 2 of 4 decisions, 1 of 3.
    const scores = Object.entries({
      'wrong-costs-share': '0 wrong',
      'right-minus-wrong': '0 wrong',
      'wrong-ignored': '1/2 partly',
      'per-option': '1/2 partly',
      coverage: '1/3 partly',
      'all-or-nothing': '0 wrong',
    });
    for (const [rule, score] of scores) {
      const ruled = itemOf('## Q', `<!-- {partial: ${rule}} -->`, ...page.slice(1));
      expect(earned(ruled, typed('1,2')), rule).toBe(score);
    }
  });

  it('uses the rule of the deck where it applies', () => {
    const deck = itemOf('---', 'defaults: {partial: wrong-ignored}', '---', ...page);
    expect(earned(deck, typed('1,2'))).toBe('1/2 partly');
  });

  it('accounts for what was chosen, then the keys that were not', () => {
    expect(accountOf(item, typed('2,1'))).toEqual([
      { mark: 'chosen-right', index: 0, text: 'one, two' },
      { mark: 'chosen-wrong', index: 1, text: 'three' },
      { mark: 'missed', index: 2, text: 'four', rationale: 'It is.' },
    ]);
  });

  it('lists its keys on the back of its card', () => {
    expect(cardsOf(item)).toEqual([{ facet: 'item', front: 'Q', back: '- one, two\n- four' }]);
  });

  it('needs a key even where it is set by name', () => {
    expect(faultsOf('## Q', '<!-- {kind: multiple-select} -->', '', '- [ ] a', '- [ ] b')).toEqual([
      'key-missing 1:4-5',
    ]);
  });
});
