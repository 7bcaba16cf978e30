import { describe, expect, it } from 'vitest';
import { cardsOf, formatItem, keyOf } from '../../../src/core/item-types/index.ts';
import { testOf } from '../../../src/core/item-types/short-answer/match.ts';
import { accountOf, bodyOf, earned, faultsOf, itemOf, readAs, typed } from './reading.ts';

const item = itemOf(
  '## Q',
  '',
  '= asyncio.to_thread',
  '= /(asyncio\\.)?to_?thread\\(.*\\)/i',
  '= run_in_executor <!-- {credit: 1/2} -->',
  '> With more words.',
  '~ create_task',
  '  > That is for coroutines.',
  '~ /thread(s|ing)?/',
  '',
  'Because.',
);

describe('a short answer', () => {
  it('reads texts, patterns, credits and feedback line by line', () => {
    expect(item).toMatchObject({ kind: 'short-answer', stem: '', explanation: [{ text: 'Because.' }] });
    expect(bodyOf('## Q', '', '= a', '= /b+/i <!-- {credit: 1/2} -->', '> B.', '~ c')).toEqual({
      kind: 'short-answer',
      answers: [
        { right: true, text: 'a' },
        { right: true, pattern: 'b+', flags: 'i', credit: '1/2', feedback: 'B.' },
        { right: false, text: 'c' },
      ],
      case: false,
      accents: false,
    });
  });

  it('leaves out a note at the end of a line', () => {
    expect(keyOf(itemOf('## Q', '', '= a <!-- the usual name -->'))).toBe('a');
  });

  it('takes the text right above its lines as the stem', () => {
    expect(itemOf('## Q', 'Which?', '= a').stem).toBe('Which?');
  });

  it('takes a slash at both ends for a pattern unless a backslash stands before it', () => {
    const path = itemOf('## Q', '', '= \\/etc/');
    expect(earned(path, typed('/etc/'))).toBe('1 right');
    expect(formatItem(path)).toBe('## Q\n\n= \\/etc/\n');
    expect(earned(itemOf('## Q', '', '= /etc/hosts'), typed('/etc/hosts'))).toBe('1 right');
  });

  it('gives what the first fitting line earns', () => {
    const scores = {
      'asyncio.to_thread': '1 right',
      '  ASYNCIO.TO_THREAD. ': '1 right',
      '`asyncio.to_thread`': '1 right',
      'ToThread(f)': '1 right',
      run_in_executor: '1/2 partly',
      create_task: '0 wrong',
      threads: '0 wrong',
      'asyncio.to_threat': '0 wrong',
    };
    for (const [text, score] of Object.entries(scores)) expect(earned(item, typed(text)), text).toBe(score);
  });

  it('looks at case and accents where its author wants that', () => {
    const exact = itemOf('## Q', '<!-- {case: true, accents: true} -->', '', '= Île');
    const loose = itemOf('## Q', '', '= Île');
    expect([earned(exact, typed('Île')), earned(exact, typed('île')), earned(exact, typed('Ile'))]).toEqual([
      '1 right',
      '0 wrong',
      '0 wrong',
    ]);
    expect([earned(loose, typed('île')), earned(loose, typed('ILE'))]).toEqual(['1 right', '1 right']);
    expect(formatItem(exact)).toBe('## Q\n<!-- {case: true, accents: true} -->\n\n= Île\n');
  });

  it('is read back as itself where its answers look like numbers', () => {
    const digits = itemOf('## Q', '<!-- {kind: short-answer} -->', '', '= 42');
    expect(earned(digits, typed('42.0'))).toBe('0 wrong');
    expect(formatItem(digits)).toBe('## Q\n<!-- {kind: short-answer} -->\n\n= 42\n');
  });

  it('takes numbers and truth values of JSON as texts', () => {
    const digits = itemOf('## Q', '<!-- {kind: short-answer} -->', '', '= 42');
    expect(readAs(digits, { from: 'json', value: 42 })).toBe('42');
    expect(readAs(digits, { from: 'json', value: [42] })).toBe('Give the answer as text.');
  });

  it('shows a slip of the fingers with its difference, and accepts it not', () => {
    const word = itemOf('## Q', '', '= coroutine');
    expect(accountOf(word, typed('corutine'))).toEqual([
      {
        mark: 'given',
        text: 'corutine',
        difference: [
          { is: 'same', text: 'cor' },
          { is: 'missing', text: 'o' },
          { is: 'same', text: 'utine' },
        ],
      },
      { mark: 'expected', text: 'coroutine' },
    ]);
  });

  it('shows what was typed as it was typed, with the feedback for it', () => {
    expect(accountOf(item, typed('create_task'))).toEqual([
      { mark: 'given', text: 'create\\_task', rationale: 'That is for coroutines.' },
      { mark: 'expected', text: 'asyncio.to\\_thread' },
    ]);
    expect(accountOf(item, typed('run_in_executor'))).toEqual([
      { mark: 'given', text: 'run\\_in\\_executor', rationale: 'With more words.' },
      { mark: 'expected', text: 'asyncio.to\\_thread' },
    ]);
    expect(accountOf(item, typed('to_thread(x)'))).toEqual([{ mark: 'chosen-right', text: 'to\\_thread(x)' }]);
  });

  it('shows a text that its pattern takes where there is nothing but patterns', () => {
    expect(keyOf(itemOf('## Q', '', '= /colou?r\\s+(red|blue)/'))).toBe('colour red');
    expect(keyOf(itemOf('## Q', '', '= /\\d{2}[^a-y]/'))).toBe('00z');
    expect(keyOf(itemOf('## Q', '', '= /^\\bab$/'))).toBe('ab');
  });

  it('gives one card', () => {
    expect(cardsOf(item)).toEqual([{ facet: 'item', front: 'Q', back: 'asyncio.to\\_thread' }]);
  });
});

describe('an answer that is a pattern', () => {
  it('fits nothing where it cannot be used', () => {
    const rule = { case: false, accents: false };
    const fits = (text: string) => ['(a', 'a', ''].map(testOf({ right: true, is: 'pattern', text, flags: '' }, rule));
    expect([fits('a'), fits('(a')]).toEqual([
      [false, true, false],
      [false, false, false],
    ]);
  });
});

describe('mistakes in a short answer', () => {
  it('are named at their place', () => {
    expect(faultsOf('## Q', '', '= a', '= ')).toEqual(['answer-empty 4:1-2']);
    expect(faultsOf('## Q', '', '= a', '= A.')).toEqual(['answer-duplicate 4:3-5']);
    expect(faultsOf('## Q', '', '= a', '~ a')).toEqual(['answer-unreachable 4:3-4']);
    expect(faultsOf('## Q', '', '= /[ab]/', '= b')).toEqual(['answer-unreachable 4:3-4']);
    expect(faultsOf('## Q', '', '= (a', '= /(a/')).toEqual(['pattern-invalid 4:4-5']);
    expect(faultsOf('## Q', '', '= a', '= /(?=a)b/')).toEqual(['pattern-not-linear 4:4-5']);
    expect(faultsOf('## Q', '', '= a <!-- {credit: 1/2} -->')).toEqual(['answer-full-missing 3:3-4']);
    expect(faultsOf('## Q', '', '= a', '= b <!-- {credit: [1]} -->')).toEqual(['option-setting-invalid 4:11-17']);
    expect(faultsOf('## Q', '', '= a', '~ b <!-- {credit: 1} -->')).toEqual(['setting-unknown 4:11-17']);
    expect(faultsOf('## Q', '<!-- {kind: short-answer} -->', '', 'Text.')).toEqual(['kind-mismatch 1:4-5']);
  });

  it('leave the others of the file alone', () => {
    expect(faultsOf('## Q', '', '= ', '', '## R', '', '= a', '= a')).toEqual([
      'answer-empty 3:1-2',
      'answer-duplicate 8:3-4',
    ]);
  });
});
