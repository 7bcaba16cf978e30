import { describe, expect, it } from 'vitest';
import { cardsOf, promptOf } from '../../../src/core/item-types/index.ts';
import { accountOf, bodyOf, earned, faultsOf, itemOf, readAs, typed } from './reading.ts';

const kind = '<!-- {kind: matching} -->';
const table = [
  '| work | tool |',
  '| --- | --- |',
  '| sockets | asyncio |',
  '| crunching | processes |',
  '| a call \\| two | asyncio |',
  '| | sleep |',
];
const item = itemOf('## Q', kind, '', 'Stem.', '', ...table, '', 'Because.');

describe('a matching', () => {
  it('is a table of two columns, where a row without a left side is a distractor', () => {
    expect(bodyOf('## Q', kind, '', ...table)).toEqual({
      kind: 'matching',
      titles: ['work', 'tool'],
      rows: [
        ['sockets', 'asyncio'],
        ['crunching', 'processes'],
        ['a call | two', 'asyncio'],
        [null, 'sleep'],
      ],
    });
    expect(item).toMatchObject({ stem: 'Stem.', explanation: [{ text: 'Because.' }] });
  });

  it('asks with each right side once, in the order shown', () => {
    expect(promptOf(item, [2, 0, 1])).toEqual({
      shape: 'pair',
      left: [
        { index: 0, text: 'sockets' },
        { index: 1, text: 'crunching' },
        { index: 2, text: 'a call | two' },
      ],
      right: [
        { index: 2, text: 'sleep' },
        { index: 0, text: 'asyncio' },
        { index: 1, text: 'processes' },
      ],
    });
  });

  it('is answered by pairs, or by the right sides in order', () => {
    const shown = [2, 0, 1];
    for (const text of [
      '1b 2c 3b',
      '1-b, 2-c, 3-b',
      '3=B 1=B 2=C',
      '1: b; 2: c; 3: b',
      'b c b',
      '2 3 2',
      'sockets = asyncio; 2 = processes; 3 -> b',
    ]) {
      expect(earned(item, typed(text, shown)), text).toBe('1 right');
    }
    expect(readAs(item, typed('2a'))).toEqual([null, 'A', null]);
  });

  it('is answered in JSON by letters, numbers or texts', () => {
    for (const value of [['A', 'B', 'A'], [1, 2, 1], ['asyncio', 'processes', 'asyncio'], '1a 2b 3a']) {
      expect(earned(item, { from: 'json', value })).toBe('1 right');
    }
    expect(earned(item, { from: 'json', value: ['A', null, null] })).toBe('1/3 partly');
    expect(earned(item, { from: 'json', value: [null, null, null] })).toBe('0 blank');
  });

  it('asks back what it does not understand', () => {
    for (const raw of [
      typed('1a 1b'),
      typed('4a'),
      typed('1d'),
      typed('a b'),
      { from: 'keys', value: [0, 1, 9] } as const,
    ]) {
      expect(earned(item, raw)).toBe('Give pairs such as 1a 2b: numbers from 1 to 3, letters from a to c.');
    }
  });

  it('accounts for the pairs that were made, then the right ones', () => {
    expect(accountOf(item, { from: 'keys', value: [0, 2, null] })).toEqual([
      { mark: 'chosen-right', index: 0, text: 'sockets → asyncio' },
      { mark: 'chosen-wrong', index: 1, text: 'crunching → sleep' },
      { mark: 'expected', index: 1, text: 'crunching → processes' },
      { mark: 'expected', index: 2, text: 'a call | two → asyncio' },
    ]);
  });

  it('gives one card', () => {
    const back = '- sockets → asyncio\n- crunching → processes\n- a call | two → asyncio';
    expect(cardsOf(item)).toEqual([{ facet: 'item', front: 'Q\n\nStem.', back }]);
  });

  it('names its mistakes at their place', () => {
    expect(faultsOf('## Q', kind, '', '| a | b |', '| --- | --- |', '| x | y |')).toEqual(['matching-short 4:1-10']);
    expect(faultsOf('## Q', kind, '', '| a | b |', '| --- | --- |', '| x | y |', '| x | z |', '| w | |')).toEqual([
      'matching-duplicate 7:3-4',
      'matching-blank 8:3-4',
    ]);
    expect(faultsOf('## Q', kind, '', '| a | b | c |', '| --- | --- | --- |', '| x | y | z |')).toEqual([
      'matching-columns 4:1-14',
    ]);
    expect(faultsOf('## Q', kind, '', 'Text.')).toEqual(['kind-mismatch 1:4-5']);
  });
});
