import { describe, expect, it } from 'vitest';
import { hintView, nextHintLabel } from '../../../src/core/feedback/hint.ts';
import { formatNumericAnswer, parseNumericAnswer } from '../../../src/core/grading/number.ts';
import { comparedAs, keyOf } from '../../../src/core/item-types/index.ts';
import { flat } from '../feedback/flat.ts';
import { accountOf, bodyOf, earned, faultsOf, itemOf, readAs, typed } from './reading.ts';

describe('a number with a share as its tolerance', () => {
  it.each(['5 /m ± 10%', '5 ms ± 10%', '5% ± 0.5%', '5 ± 10%'])('is written as it is read: %s', (text) => {
    const read = parseNumericAnswer(text);
    expect(read.ok && parseNumericAnswer(formatNumericAnswer(read.answer))).toEqual(read);
  });
});

describe('a number that is the key and a slip at once', () => {
  it('is named, as is a number that stands there twice', () => {
    expect(faultsOf('## Q', '', '= 5', '~ 5')).toEqual(['answer-unreachable 4:3-4']);
    expect(faultsOf('## Q', '', '= 5', '= 5')).toEqual(['answer-duplicate 4:3-4']);
  });
});

describe('typed responses as they are compared', () => {
  const number = itemOf('## Q', '', '= 5 ± 1');

  it('are one number however it is written, and any other text as it is', () => {
    expect(['5.0', '5', '05'].map((text) => comparedAs(number, text))).toEqual(['5', '5', '5']);
    expect(comparedAs(number, ' about   five ')).toBe('about five');
  });
});

describe('a pattern that no usual text fits', () => {
  it('leaves the item without a key', () => {
    expect(faultsOf('## Q', '', '= /a[^\\s\\S]b/')).toEqual(['answer-full-missing 3:3-14']);
  });

  it('is shown by one of its ways that can be taken', () => {
    expect(keyOf(itemOf('## Q', '', '= /(?:[^\\s\\S]|ab?)c/'))).toBe('abc');
  });
});

describe('a fault in a pattern', () => {
  it('stands at its place, and at the line where it has none', () => {
    expect(faultsOf('## Q', '', '= /a(b/')).toEqual(['pattern-invalid 3:5-6']);
    expect(faultsOf('## Q', '', '= /(?:a{1000}){1000}/')).toEqual(['pattern-invalid 3:3-22']);
  });
});

describe('a line of answers', () => {
  it('keeps its feedback though a note of the author stands between', () => {
    expect(bodyOf('## Q', '', '= a', '', '<!-- the usual name -->', '', '> Yes, a.')).toMatchObject({
      answers: [{ right: true, text: 'a', feedback: 'Yes, a.' }],
    });
  });

  it('has no key below a slip that takes everything', () => {
    expect(faultsOf('## Q', '', '~ /.*/', '= a')).toContain('answer-unreachable 4:3-4');
  });
});

describe('the settings of a line', () => {
  it('may keep an option in its place, or say that it is not', () => {
    const page = (pin: string) => ['## Q', '', `- [x] a <!-- {pin: ${pin}} -->`, '- [ ] b'];
    expect(['true', 'yes', 'false', 'no'].map((pin) => faultsOf(...page(pin)))).toEqual([[], [], [], []]);
    expect(faultsOf(...page('maybe'))).toEqual(['option-setting-invalid 3:15-18']);
  });

  it('need a name for an approach', () => {
    expect(faultsOf('## Q', '', '- [x] a <!-- {approach: ""} -->', '- [ ] b')).toEqual([
      'option-setting-invalid 3:15-23',
    ]);
  });
});

describe('an open question', () => {
  const item = itemOf('## Why?', '', '### Rubric', '', '- one thread', '- [2] all tasks');

  it('is not understood where the key points are named by anything but their numbers', () => {
    const said = (points: unknown[]) =>
      readAs(item, { from: 'json', value: JSON.parse(JSON.stringify({ text: 'x', points })) });
    expect(said([1])).toEqual({ text: 'x', points: [1] });
    expect(said(['one'])).toBe('Give the answer as text, or text and the numbers of the key points that it makes.');
    expect(said([3])).toBe('Give the answer as text, or text and the numbers of the key points that it makes.');
  });

  it('has points of one where no weight is given, and may begin a point with code', () => {
    expect(bodyOf('## Why?', '', '### Rubric', '', '- ```', '  run()', '  ```', '- [1/2] b')).toMatchObject({
      points: [{ weight: '1' }, { weight: '1/2' }],
    });
  });
});

describe('a hint', () => {
  it.each([
    ['1/4', '1/4 point'],
    ['1', '1 point'],
    ['3/2', '3/2 points'],
  ])('that costs %s is called %s before and after', (cost, words) => {
    const item = itemOf(
      '## Q',
      '',
      '<!-- {points: 2} -->',
      '',
      '> [!TIP]',
      `> <!-- {cost: ${cost}} -->`,
      '> Think.',
      '',
      '= a',
    );
    expect(nextHintLabel(item, 0)).toBe(`hint for ${words}`);
    expect(flat(hintView(item, 1))[0]).toContain(`costs ${words}`);
  });
});

describe('the account of a number', () => {
  const item = itemOf('## Q', '', '= 1..2', '> Between.', '~ 3', '> Too much.');

  it('has the reason of what was given, and what was expected', () => {
    expect(accountOf(item, typed('3'))).toEqual([
      { mark: 'given', text: '3', rationale: 'Too much.' },
      { mark: 'expected', text: '1..2', rationale: 'Between.' },
    ]);
    expect(earned(item, typed('3'))).toBe('0 wrong');
  });
});
