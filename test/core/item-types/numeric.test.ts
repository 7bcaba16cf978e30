import { describe, expect, it } from 'vitest';
import { fraction } from '../../../src/core/grading/fraction.ts';
import { cardsOf, formatItem, keyOf, promptOf } from '../../../src/core/item-types/index.ts';
import type { NumericBody } from '../../../src/core/item-types/numeric/body.ts';
import { acceptingNumber } from '../../../src/core/item-types/numeric/notation.ts';
import { accountOf, bodyOf, earned, faultsOf, itemOf, readAs, typed } from './reading.ts';

const page = [
  '## Q',
  '',
  '= 3.14 ± 0.01',
  '> Near enough.',
  '= 3 ± 0.5 <!-- {credit: 1/2} -->',
  '~ 2.7..2.8',
  '> That is e.',
];

describe('a number', () => {
  it('is read with its tolerance, range and unit', () => {
    expect(bodyOf('## Q', '', '= 42', '= 10..12', '= 100 ± 1% m/s^2', '~ ..5')).toEqual({
      kind: 'numeric',
      answers: [
        { right: true, answer: '42' },
        { right: true, answer: '10..12' },
        { right: true, answer: '100 ± 1% m/s^2' },
        { right: false, answer: '..5' },
      ],
    });
  });

  it('is told from a text that begins with digits', () => {
    for (const text of ['127.0.0.1', '1:30', '2026-11-22', '3 of 4, say']) {
      expect(itemOf('## Q', '', `= ${text}`).kind, text).toBe('short-answer');
    }
    for (const text of ['42', '-1', '1e3', '1/3', '0xff', '9.81 m/s^2', '10..']) {
      expect(itemOf('## Q', '', `= ${text}`).kind, text).toBe('numeric');
    }
    expect(itemOf('## Q', '', '= 42', '= forty-two').kind).toBe('short-answer');
  });

  it('earns what the first line that it meets gives', () => {
    const item = itemOf(...page);
    const scores = {
      '3.14': '1 right',
      '3.15': '1 right',
      '3.16': '1/2 partly',
      '2.71': '1/2 partly',
      '2': '0 wrong',
      '22/7': '1 right',
    };
    for (const [text, score] of Object.entries(scores)) expect(earned(item, typed(text)), text).toBe(score);
    expect(earned(itemOf('## Q', '', '= 9.81 m/s^2'), typed('9.81 m/s²'))).toBe('1 right');
    expect(earned(itemOf('## Q', '', '= 9.81 m/s^2'), typed('9.81 km/s^2'))).toBe('0 wrong');
  });

  it('is asked back where it can be read in two ways', () => {
    const item = itemOf('## Q', '', '= 16000');
    expect(readAs(item, typed('16,000'))).toBe('`16,000` can be read in two ways. Write 16000 or 16.000.');
    expect(readAs(item, typed('16,5'))).toBe('`16,5` can be read in two ways. Write 165 or 16.5.');
    expect(readAs(item, typed('many'))).toBe('Give a number, such as 42, 0.5 or 3e-2.');
    expect(readAs(item, { from: 'json', value: {} })).toBe('Give a number.');
    expect(earned(item, { from: 'json', value: 16000 })).toBe('1 right');
  });

  it('is accounted for with what was expected', () => {
    const item = itemOf('## Q', '', '= 3.14 ± 0.01', '> Near enough.', '~ 2.7..2.8', '> That is e.');
    expect(accountOf(item, typed('2.71'))).toEqual([
      { mark: 'given', text: '2.71', rationale: 'That is e.' },
      { mark: 'expected', text: '3.14 ± 0.01', rationale: 'Near enough.' },
    ]);
    expect(accountOf(item, typed('3.14'))).toEqual([{ mark: 'chosen-right', text: '3.14', rationale: 'Near enough.' }]);
  });

  it('has a key that is one number', () => {
    expect(keyOf(itemOf('## Q', '', '= 10..12 MB'))).toBe('10 MB');
    expect(keyOf(itemOf('## Q', '', '= ..5'))).toBe('5');
    expect(keyOf(itemOf('## Q', '', '= 1/3'))).toBe('1/3');
  });

  it('says in which unit it is asked', () => {
    expect(promptOf(itemOf('## Q', '', '= 5 MB'), [])).toEqual({
      shape: 'type',
      expects: 'a number in MB',
      lines: 'one',
    });
    expect(promptOf(itemOf('## Q', '', '= 5'), [])).toEqual({ shape: 'type', expects: 'a number', lines: 'one' });
  });

  it('gives one card and is written as it was read', () => {
    const item = itemOf('## Q', '', '= 3.140 +- 1 %');
    expect(cardsOf(item)).toEqual([{ facet: 'item', front: 'Q', back: '3.14 ± 1%' }]);
    expect(formatItem(item)).toBe('## Q\n\n= 3.14 ± 1%\n');
  });
});

describe('a number that is to be accepted', () => {
  const body: NumericBody = { targets: [{ right: true, answer: { is: 'exact', value: fraction(1, 2) } }] };

  it('gets a line of its own', () => {
    expect(acceptingNumber(body, '3')?.line).toBe('= 3');
  });

  it('is none where the response is no number, or accepted already', () => {
    expect([acceptingNumber(body, 'two quarters'), acceptingNumber(body, '0.5')]).toEqual([undefined, undefined]);
  });
});

describe('mistakes in a number', () => {
  it('are named at their place', () => {
    expect(faultsOf('## Q', '', '= 16,000')).toEqual(['number-ambiguous 3:3-9']);
    expect(faultsOf('## Q', '', '= 12..10')).toEqual(['range-empty 3:3-9']);
    expect(faultsOf('## Q', '', '= 3 ± -1')).toEqual(['tolerance-invalid 3:3-9']);
    expect(faultsOf('## Q', '', '= 1..5', '= 4..9')).toEqual(['range-overlap 4:3-7']);
    expect(faultsOf('## Q', '', '= 5', '= 5.0')).toEqual(['answer-duplicate 4:3-6']);
    expect(faultsOf('## Q', '', '= 1..5', '~ 3')).toEqual(['answer-unreachable 4:3-4']);
    expect(faultsOf('## Q', '<!-- {kind: numeric} -->', '', '= many')).toEqual(['number-invalid 4:3-7']);
    expect(faultsOf('## Q', '', '= 5 <!-- {credit: 1/2} -->')).toEqual(['answer-full-missing 3:3-4']);
    expect(faultsOf('## Q', '<!-- {kind: numeric} -->', '', 'Text.')).toEqual(['kind-mismatch 1:4-5']);
    expect(faultsOf('## Q', '<!-- {kind: numeric} -->', '', '= ')).toEqual(['answer-empty 4:1-2']);
  });

  it('are no bands of smaller credit around a smaller one', () => {
    expect(faultsOf(...page)).toEqual([]);
  });
});
