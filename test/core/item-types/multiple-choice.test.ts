import { describe, expect, it } from 'vitest';
import { arrange, cardsOf, promptOf } from '../../../src/core/item-types/index.ts';
import { seededRandom } from '../../../src/core/session/random.ts';
import { accountOf, bodyOf, earned, faultsOf, itemOf, readAs, typed } from './reading.ts';

const right = (text: string) => ({ text, right: true });
const wrong = (text: string) => ({ text, right: false });
const choice = (...options: readonly object[]) => ({ kind: 'multiple-choice', options });

describe('the notation of a choice', () => {
  it('takes the boxes of a task list', () => {
    expect(bodyOf('## Q', '', '- [ ] a', '- [x] b', '- [ ] c')).toEqual(choice(wrong('a'), right('b'), wrong('c')));
    expect(bodyOf('## Q', '', '* [X] a', '* [ ] b')).toEqual(choice(right('a'), wrong('b')));
    expect(bodyOf('## Q', '', '+ [ ] a', '+ [x] b')).toEqual(choice(wrong('a'), right('b')));
    expect(bodyOf('## Q', '', '1. [ ] a', '2. [x] b')).toEqual(choice(wrong('a'), right('b')));
  });

  it('takes the spellings of careless boxes', () => {
    expect(bodyOf('## Q', '', '- [] a', '- [ x] b', '- [ ]c', '- [  ] d')).toEqual(
      choice(wrong('a'), right('b'), wrong('c'), wrong('d')),
    );
    expect(bodyOf('## Q', '', '- [x ] a', '- [] b')).toEqual(choice(right('a'), wrong('b')));
    expect(bodyOf('## Q', '', '-[ ] a', '-[x] b', '-[ ] c')).toEqual(choice(wrong('a'), right('b'), wrong('c')));
  });

  it('takes a box without a space after its dash among others', () => {
    expect(bodyOf('## Q', '', '- [ ] a', '-[x] b', '- [ ] c')).toEqual(choice(wrong('a'), right('b'), wrong('c')));
  });

  it('takes a line without a box between boxes as an option that is not ticked', () => {
    expect(bodyOf('## Q', '', '- [ ] a', '- b', '- [x] c')).toEqual(choice(wrong('a'), wrong('b'), right('c')));
    expect(bodyOf('## Q', '', '- [x] a', '- [ ] b', '- c')).toEqual(choice(right('a'), wrong('b'), wrong('c')));
  });

  it('leaves a link right below the options to the sources', () => {
    const item = itemOf('## Q', '', '- [x] a', '- [ ] b', '- [docs](https://example.org)');
    expect(item.sources).toEqual([{ title: 'docs', url: 'https://example.org' }]);
    expect(bodyOf('## Q', '', '- [x] a', '- [ ] b', '- [docs](https://example.org)')).toEqual(
      choice(right('a'), wrong('b')),
    );
  });

  it('leaves a list after a blank line to the explanation, and one before to the stem', () => {
    const item = itemOf('## Q', '', '- first', '- second', '', '- [x] a', '- [ ] b', '', '- because');
    expect(item.stem).toBe('- first\n- second');
    expect(item.explanation).toEqual([{ text: '- because' }]);
  });

  it('takes options that are indented by mistake', () => {
    expect(bodyOf('## Q', '', '- [ ] a', '  - [x] b', '- [ ] c')).toEqual(choice(wrong('a'), right('b'), wrong('c')));
  });

  it('takes code without a box between boxes as an option that is not ticked', () => {
    const code = '```\nlet a\n```';
    expect(bodyOf('## Q', '', '- [x] a', '- ```', '  let a', '  ```', '- [ ] b')).toEqual(
      choice(right('a'), wrong(code), wrong('b')),
    );
  });

  it('takes the lines above boxes in one paragraph for the stem', () => {
    expect(bodyOf('## Q', '', 'Pick', 'one:', '-[x] a', '-[ ] b')).toEqual(choice(right('a'), wrong('b')));
    expect(itemOf('## Q', '', 'Pick', 'one:', '-[x] a', '-[ ] b').stem).toBe('Pick\none:');
  });

  it('takes letters for the options where nothing stands behind them', () => {
    expect(bodyOf('## Q', '', '- [x] A.', '- [ ] B.')).toEqual(choice(right('A.'), wrong('B.')));
  });

  it('takes code as an option, indented or not', () => {
    const code = '```js\nlet a\n```';
    const indented = ['- [ ]', '  ```js', '  let a', '  ```', '- [x] b'];
    expect(bodyOf('## Q', '', ...indented)).toEqual(choice(wrong(code), right('b')));
    const bare = ['- [ ] A', '', '```js', 'let a', '```', '', '- [x] B', '', '```js', 'let b', '```', '', 'Because.'];
    expect(bodyOf('## Q', '', ...bare)).toEqual(choice(wrong(`A\n\n${code}`), right('B\n\n```js\nlet b\n```')));
    expect(itemOf('## Q', '', ...bare).explanation).toEqual([{ text: 'Because.' }]);
  });

  it('takes code below the last option for the explanation where other options have none', () => {
    const page = ['- [ ] A', '- [x] B', '', '```js', 'let b', '```'];
    expect(bodyOf('## Q', '', ...page)).toEqual(choice(wrong('A'), right('B')));
    expect(itemOf('## Q', '', ...page).explanation).toEqual([{ text: '```js\nlet b\n```' }]);
  });

  it('overlooks what only fills the line above code', () => {
    const page = ['- [ ] :', '', '```js', 'let a', '```', '', '- [x] <br>', '', '```js', 'let b', '```'];
    expect(bodyOf('## Q', '', ...page)).toEqual(choice(wrong('```js\nlet a\n```'), right('```js\nlet b\n```')));
    expect(bodyOf('## Q', '', '- [ ] :', '- [x] -')).toEqual(choice(wrong(':'), right('-')));
  });

  it('gives code below the last box to it where the box is empty', () => {
    const page = ['- [ ]', '', '```js', 'let a', '```', '', '- [x]', '', '```js', 'let b', '```', '', 'Because.'];
    expect(bodyOf('## Q', '', ...page)).toEqual(choice(wrong('```js\nlet a\n```'), right('```js\nlet b\n```')));
    expect(itemOf('## Q', '', ...page).explanation).toEqual([{ text: 'Because.' }]);
  });

  it('takes what follows the options as the explanation, and lone links in it as sources', () => {
    const item = itemOf(
      '## Q',
      '',
      'Stem.',
      '',
      '- [x] a',
      '- [ ] b',
      '',
      'Because.',
      '',
      '[docs](https://example.org)',
    );
    expect(item.stem).toBe('Stem.');
    expect(item.explanation).toEqual([{ text: 'Because.' }]);
    expect(item.sources).toEqual([{ title: 'docs', url: 'https://example.org' }]);
  });

  it('reads feedback and settings of an option', () => {
    const page = [
      '- [ ] a <!-- {approach: threads, pin: true, credit: 1/2} -->',
      '  > Chosen.',
      '  >',
      '  > not chosen: Not chosen.',
      '- [x] b',
      '  <!-- a note -->',
    ];
    expect(bodyOf('## Q', '', ...page)).toEqual(
      choice(
        {
          text: 'a',
          right: false,
          approach: 'threads',
          pin: true,
          credit: '1/2',
          feedback: 'Chosen.',
          notChosen: 'Not chosen.',
        },
        right('b'),
      ),
    );
  });

  it('leaves out a note at the end of a line', () => {
    expect(bodyOf('## Q', '', '- [ ] a <!-- {pin: true} --> <!-- why not -->', '- [x] b <!-- yes -->')).toEqual(
      choice({ text: 'a', right: false, pin: true }, right('b')),
    );
    expect(bodyOf('## Q', '', '- [ ] <!-- a -->', '- [x] // a')).toEqual(choice(wrong('<!-- a -->'), right('// a')));
  });

  it('reads nothing for structure in code', () => {
    expect(bodyOf('## Q', '', '```md', '- [x] c', '```', '', '- [ ] a', '- [x] b')).toEqual(
      choice(wrong('a'), right('b')),
    );
  });
});

describe('options behind letters', () => {
  const options = choice(wrong('one'), right('two'), wrong('three'));

  it('are read from a list with the key in a heading of any level', () => {
    expect(
      bodyOf('###### 1. Q', '', '- A: one', '- B: two', '- C: three', '', '#### Answer: B', '', 'Because.'),
    ).toEqual(options);
    expect(bodyOf('## Q', '', '- A) one', '- B) two', '- C) three', '', '**Answer:** B')).toEqual(options);
    expect(bodyOf('## Q', '', '- A. one', '- B. two', '- C. three', '', 'Correct answer: **B**')).toEqual(options);
    expect(bodyOf('## Q', '', '- A: one', '- B:two', '- C:  three', '', '**Answer: B**')).toEqual(options);
  });

  it('are read with the key folded away', () => {
    const page = ['- A: one', '- B: two', '- C: three', '', '<details><summary><b>Answer</b></summary>', '<p>', ''];
    const end = ['', 'Because.', '', '</p>', '</details>'];
    expect(bodyOf('## Q', '', ...page, '#### Answer: B', ...end)).toEqual(options);
    expect(itemOf('## Q', '', ...page, '#### Answer: B', ...end).explanation).toEqual([{ text: 'Because.' }]);
  });

  it('are read from lines of a paragraph', () => {
    expect(bodyOf('## Q', '', 'A) one', 'B) two', 'C) three', '', 'Answer: B')).toEqual(options);
    expect(bodyOf('## Q', '', 'Text.', 'A. one', 'B. two', 'C. three', 'Answer: B')).toEqual(options);
    expect(itemOf('## Q', '', 'Text.', 'A. one', 'B. two', 'C. three', 'Answer: B').stem).toBe('Text.');
    expect(bodyOf('## Q', '', 'a) one', '', 'b) two', '', 'c) three', '', 'Answer: B')).toEqual(options);
  });

  it('are read with the key in a sub-section', () => {
    expect(bodyOf('## Q', '', '- A: one', '- B: two', '- C: three', '', '### Answer', '', 'B', '', 'Because.')).toEqual(
      options,
    );
  });

  it('keep what the key line says besides, unless it repeats the option', () => {
    const page = ['## Q', '', 'A) one', 'B) two', 'C) three', ''];
    expect(itemOf(...page, 'Answer: B) two').explanation).toEqual([]);
    expect(itemOf(...page, 'Answer: B. It is even.').explanation).toEqual([{ text: 'It is even.' }]);
  });

  it('become a multiple-select where several letters are named', () => {
    const kind = 'multiple-select';
    const both = { kind, options: [right('one'), wrong('two'), right('three')] };
    for (const key of ['A, C', 'A and C', 'A & C', 'A C', '**A**, **C**']) {
      expect(bodyOf('## Q', '', 'A) one', 'B) two', 'C) three', '', `Answer: ${key}`)).toEqual(both);
    }
  });

  it('are reading without a key', () => {
    expect(faultsOf('## Q', '', 'A) one', 'B) two')).toEqual(['question-without-key 1:4-5']);
  });

  it('are named where the key is none of them', () => {
    expect(faultsOf('## Q', '', 'A) one', 'B) two', '', 'Answer: D')).toEqual(['key-unknown 6:9-10']);
  });
});

describe('mistakes in a choice', () => {
  it('are named at their place in the file, each of them', () => {
    expect(faultsOf('---', 'title: T', '---', '', '## Q', '', '- [ ] a', '- [ ] b')).toEqual(['key-missing 5:4-5']);
    expect(faultsOf('Which?', '', '- [ ] a', '- [ ] b')).toEqual(['key-missing 3:7-8']);
    expect(faultsOf('## Q', '<!-- {kind: multiple-choice} -->', '', '- [x] a', '- [ ] b', '- [x] c')).toEqual([
      'key-extra 6:7-8',
    ]);
    expect(faultsOf('## Q', '', '- [x] only')).toEqual(['option-lone 3:7-11']);
    expect(faultsOf('## Q', '', '- [ ]', '- [x] b', '- [ ] b.')).toEqual([
      'option-empty 3:3-6',
      'option-duplicate 5:7-9',
    ]);
    expect(faultsOf('## Q', '<!-- {kind: multiple-choice} -->', '', 'Text.')).toEqual(['kind-mismatch 1:4-5']);
  });

  it('do not include options that differ in case or in the white space of code', () => {
    expect(faultsOf('## Q', '', '- [x] True', '- [ ] true')).toEqual([]);
    expect(faultsOf('## Q', '', '- [x] `a  b`', '- [ ] `a b`')).toEqual([]);
  });

  it('are found in the settings of an option', () => {
    expect(faultsOf('## Q', '', '- [x] a <!-- {pin: maybe} -->', '- [ ] b')).toEqual([
      'option-setting-invalid 3:15-18',
    ]);
    expect(faultsOf('## Q', '', '- [x] a', '- [ ] b <!-- {credit: 2} -->')).toEqual(['option-setting-invalid 4:15-21']);
    expect(faultsOf('## Q', '', '- [x] a', '- [ ] b <!-- {aproach: x} -->')).toEqual(['setting-unknown 4:15-22']);
    expect(faultsOf('## Q', '', '- [x] a', '- [ ] b <!-- {pin: [} -->')).toEqual(['settings-yaml 4:14-22']);
  });

  it('are found in credits that do not add up', () => {
    expect(faultsOf('## Q', '', '- [x] a <!-- {credit: 1/2} -->', '- [ ] b')).toEqual(['weights-mismatch 3:7-8']);
    expect(faultsOf('## Q', '', '- [x] a', '- [ ] b <!-- {credit: 1/2} -->')).toEqual([]);
  });

  it('are found in the rule', () => {
    expect(faultsOf('## Q', '<!-- {partial: exact} -->', '', '- [x] a', '- [ ] b')).toEqual(['rule-unfit 1:4-5']);
    expect(faultsOf('---', 'defaults: {partial: exact}', '---', '## Q', '', '- [x] a', '- [ ] b')).toEqual([]);
  });

  it('include a second notation', () => {
    expect(faultsOf('## Q', '', '- [x] a', '- [ ] b', '', '= c')).toEqual(['kinds-mixed 1:4-5']);
  });
});

describe('a choice', () => {
  const page = [
    '## Q',
    '',
    '- [ ] one',
    '- [x] two',
    '  > Yes.',
    '- [ ] three',
    '  > not chosen: Rightly left.',
    '- [ ] None of these',
  ];
  const item = itemOf(...page);

  it('is answered by number, letter or text', () => {
    for (const text of ['2', ' 2. ', '(2)', 'b', 'B)', 'two', 'TWO.', 'B) two', '2. two'])
      expect(readAs(item, typed(text))).toBe('B');
  });

  it('takes numbers and letters as they were shown', () => {
    expect(readAs(item, typed('1', [2, 1, 0, 3]))).toBe('C');
    expect(readAs(item, typed('a', [2, 1, 0, 3]))).toBe('C');
    expect(readAs(item, typed('two', [2, 1, 0, 3]))).toBe('B');
  });

  it('takes the published forms of JSON in the order of the file', () => {
    for (const value of ['B', 'b', 2, '2', 'two']) expect(readAs(item, { from: 'json', value })).toBe('B');
  });

  it('asks back what it does not understand', () => {
    for (const raw of [typed('5'), typed('E'), typed('1,2'), typed('perhaps'), { from: 'keys', value: 4 } as const]) {
      expect(earned(item, raw)).toBe('Give one number from 1 to 4.');
    }
  });

  it('asks back a number that is the text of another line', () => {
    const numbers = itemOf('## Q', '', '- [ ] 4', '- [x] 1', '- [ ] 3');
    expect(readAs(numbers, typed('1'))).toBe(
      '`1` is the number of one line and the text of another. Give the letter of the line instead.',
    );
    expect(readAs(numbers, typed('b'))).toBe('B');
    expect(readAs(numbers, typed('4'))).toBe('A');
    expect(readAs(numbers, typed('3'))).toBe('C');
    const letters = itemOf('## Q', '', '- [ ] B', '- [x] A');
    expect(readAs(letters, typed('a'))).toBe(
      '`a` is the letter of one line and the text of another. Give the number of the line instead.',
    );
    expect(readAs(letters, { from: 'json', value: 'A' })).toBe('A');
  });

  it('accounts for what was chosen, then the key, then what there is to say of the rest', () => {
    expect(accountOf(item, typed('1'))).toEqual([
      { mark: 'chosen-wrong', index: 0, text: 'one' },
      { mark: 'missed', index: 1, text: 'two', rationale: 'Yes.' },
      { mark: 'passed-over', index: 2, text: 'three', rationale: 'Rightly left.' },
    ]);
    expect(accountOf(item, typed('2'))).toEqual([
      { mark: 'chosen-right', index: 1, text: 'two', rationale: 'Yes.' },
      { mark: 'passed-over', index: 2, text: 'three', rationale: 'Rightly left.' },
    ]);
    expect(accountOf(item, typed(''))).toEqual([{ mark: 'missed', index: 1, text: 'two', rationale: 'Yes.' }]);
  });

  it('earns all or nothing unless its author says otherwise', () => {
    expect([earned(item, typed('2')), earned(item, typed('1')), earned(item, typed(''))]).toEqual([
      '1 right',
      '0 wrong',
      '0 blank',
    ]);
    const weighed = itemOf('## Q', '<!-- {points: 3} -->', '', '- [x] a', '- [ ] b <!-- {credit: 1/2} -->', '- [ ] c');
    expect([earned(weighed, typed('1')), earned(weighed, typed('2')), earned(weighed, typed('3'))]).toEqual([
      '3 right',
      '3/2 partly',
      '0 wrong',
    ]);
  });

  it('keeps in place what makes sense only there', () => {
    const orders = Array.from({ length: 40 }, (_, seed) => arrange(item, seededRandom(seed)));
    expect(orders.every((order) => order[3] === 3)).toBe(true);
    expect(new Set(orders.map(String)).size).toBe(6);
    const pinned = itemOf('## Q', '', '- [ ] a <!-- {pin: true} -->', '- [x] b', '- [ ] c');
    expect(new Set(Array.from({ length: 40 }, (_, seed) => String(arrange(pinned, seededRandom(seed)))))).toEqual(
      new Set(['0,1,2', '0,2,1']),
    );
  });

  it('moves nothing where an option names others by letter, or the author forbids it', () => {
    const naming = itemOf('## Q', '', '- [ ] a', '- [ ] b', '- [x] Both A and B');
    const letters = itemOf('## Q', '', '![picture](a.png)', '', '- [ ] A', '- [x] `B`', '- [ ] C');
    const still = itemOf('## Q', '<!-- {shuffle: false} -->', '', '- [ ] a', '- [x] b');
    for (let seed = 0; seed < 20; seed++) {
      expect(arrange(naming, seededRandom(seed))).toEqual([0, 1, 2]);
      expect(arrange(letters, seededRandom(seed))).toEqual([0, 1, 2]);
      expect(arrange(still, seededRandom(seed))).toEqual([0, 1]);
    }
  });

  it('asks with its options in the order shown', () => {
    expect(promptOf(item, [1, 0, 2, 3])).toEqual({
      shape: 'choose-one',
      choices: [
        { index: 1, text: 'two' },
        { index: 0, text: 'one' },
        { index: 2, text: 'three' },
        { index: 3, text: 'None of these' },
      ],
    });
  });

  it('gives one card, whose front stays when the options change', () => {
    expect(cardsOf(item)).toEqual([{ facet: 'item', front: 'Q', back: 'two' }]);
  });
});
