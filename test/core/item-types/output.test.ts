import { describe, expect, it } from 'vitest';
import { itemsOf } from '../../../src/core/deck/deck.ts';
import { parseDeck } from '../../../src/core/deck/parse.ts';
import { cardsOf, formatItem, poseOf, programOf, promptOf } from '../../../src/core/item-types/index.ts';
import { accountOf, bodyOf, earned, faultsOf, itemOf, lines, typed } from './reading.ts';

const program = ['```python', 'print(1)', 'print(2)', '```'];
const page = [
  '## Q',
  '',
  'Before.',
  '',
  ...program,
  '',
  'And what?',
  '',
  '### Output',
  '',
  '```text',
  '1',
  '2',
  '```',
  '',
  '### Why',
  '',
  'Because.',
];
const item = itemOf(...page);

describe('an output', () => {
  it('is a program and what it prints', () => {
    const code = 'print(1)\nprint(2)\n';
    expect(bodyOf(...page)).toEqual({
      kind: 'output',
      language: 'python',
      code,
      question: 'And what?',
      expected: '1\n2',
    });
    expect(item).toMatchObject({ stem: 'Before.', explanation: [{ title: 'Why', text: 'Because.' }] });
    expect(programOf(item)).toEqual({ language: 'python', code, expected: '1\n2' });
  });

  it('may have its output as plain text, and more below it', () => {
    const plain = itemOf('## Q', '', ...program, '', '### Expected output:', '', '1', '2', '', 'Because.');
    expect(plain).toMatchObject({ kind: 'output', body: { expected: '1\n2' }, explanation: [{ text: 'Because.' }] });
  });

  it('is posed with its program, in the order of the page', () => {
    expect(poseOf(item)).toBe('Before.\n\n```python\nprint(1)\nprint(2)\n```\n\nAnd what?');
    expect(promptOf(item, [])).toEqual({ shape: 'type', expects: 'what it prints', lines: 'many' });
    expect(formatItem(item)).toBe(lines(...page));
  });

  it('is a choice where it has options, and reading without code', () => {
    const kinds = (...text: readonly string[]) => itemsOf(parseDeck('deck.md', lines(...text))).map(({ kind }) => kind);
    expect(kinds('## Q', '', ...program, '', '- [x] a', '- [ ] b', '', '### Output', '', '1')).toEqual([
      'multiple-choice',
    ]);
    expect(kinds('## Q', '', 'Text.', '', '### Output', '', '1')).toEqual([]);
  });

  it('overlooks white space at line ends', () => {
    for (const text of ['1\n2', '1 \r\n2\n\n', '1\\n2']) expect(earned(item, typed(text)), text).toBe('1 right');
    expect(earned(item, { from: 'json', value: '1\n2' })).toBe('1 right');
    for (const text of ['12', '1\n\n2', ' 1\n2']) expect(earned(item, typed(text)), text).toBe('0 wrong');
    expect(earned(item, { from: 'json', value: '1\\n2' })).toBe('0 wrong');
    expect(earned(item, { from: 'json', value: [1] })).toBe('Give what the program prints, as text.');
  });

  it('accounts for what differs', () => {
    expect(accountOf(item, typed('1\n3'))).toEqual([
      {
        mark: 'given',
        text: '```text\n1\n3\n```',
        difference: [
          { is: 'same', text: '1\n' },
          { is: 'extra', text: '3' },
          { is: 'missing', text: '2' },
        ],
      },
      { mark: 'expected', text: '```text\n1\n2\n```' },
    ]);
  });

  it('gives one card', () => {
    expect(cardsOf(item)).toEqual([
      {
        facet: 'item',
        front: 'Q\n\nBefore.\n\n```python\nprint(1)\nprint(2)\n```\n\nAnd what?',
        back: '```text\n1\n2\n```',
      },
    ]);
  });

  it('names its mistakes at their place', () => {
    expect(faultsOf('## Q', '', ...program, '', '### Output', '', '```', '```')).toEqual(['output-empty 8:5-11']);
    expect(faultsOf('## Q', '<!-- {kind: output} -->', '', 'Text.', '', '### Output', '', '1')).toEqual([
      'output-code-missing 1:4-5',
    ]);
  });
});
