import { describe, expect, it } from 'vitest';
import { cardsOf, promptOf } from '../../../src/core/item-types/index.ts';
import { accountOf, bodyOf, earned, faultsOf, itemOf, readAs, typed } from './reading.ts';

const rubric = [
  '### Rubric',
  '',
  '- [3] names the loop',
  '  > It is one thread.',
  '- names a way out',
  '- [1/2] is short',
];
const item = itemOf(
  '## Why?',
  '',
  'Stem.',
  '',
  ...rubric,
  '',
  '### Model answer',
  '',
  'The loop.',
  '',
  '### More',
  '',
  'Text.',
);

describe('an open question', () => {
  it('has key points with weights and a model answer', () => {
    expect(item).toMatchObject({ kind: 'open', stem: 'Stem.', explanation: [{ title: 'More', text: 'Text.' }] });
    expect(bodyOf('## Why?', '', ...rubric)).toEqual({
      kind: 'open',
      points: [
        { text: 'names the loop', weight: '3', note: 'It is one thread.' },
        { text: 'names a way out', weight: '1' },
        { text: 'is short', weight: '1/2' },
      ],
      model: '',
    });
  });

  it('takes boxes and links for no weights', () => {
    expect(bodyOf('## Why?', '', '### Rubric', '', '- [ ] a', '- [3](https://example.org) b')).toMatchObject({
      points: [
        { text: 'a', weight: '1' },
        { text: '[3](https://example.org) b', weight: '1' },
      ],
    });
  });

  it('keeps what stands beside the list as explanation', () => {
    const noted = itemOf('## Why?', '', '### Rubric', '', 'Be generous.', '', '- [2] a', '', '### Answer', '', 'A.');
    expect(noted).toMatchObject({ body: { model: 'A.' }, explanation: [{ title: 'Rubric', text: 'Be generous.' }] });
  });

  it('shows the explanation where there is no model answer', () => {
    const bare = itemOf('## Why?', '', ...rubric, '', '### Explanation', '', 'So.');
    expect(promptOf(bare, [])).toMatchObject({ shape: 'assess', model: 'So.' });
    expect(cardsOf(bare)).toEqual([{ facet: 'item', front: 'Why?', back: 'So.' }]);
  });

  it('is scored by the weights of the points that were ticked', () => {
    expect(earned(item, { from: 'keys', value: { text: 'x', points: [0, 2] } })).toBe('7/9 partly');
    expect(earned(item, { from: 'json', value: { text: 'x', points: [1, 3] } })).toBe('7/9 partly');
    expect(earned(item, { from: 'json', value: { points: [1, 2, 3] } })).toBe('1 right');
    expect(earned(item, { from: 'json', value: { text: 'x', points: [] } })).toBe('0 wrong');
  });

  it('is unrated until somebody has ticked', () => {
    expect(earned(item, typed('my answer'))).toBe('0 unrated');
    expect(readAs(item, typed(' my answer '))).toEqual({ text: 'my answer', points: null });
    expect(earned(item, { from: 'json', value: { text: '', points: null } })).toBe('0 blank');
    expect(accountOf(item, typed('my *answer*'))).toEqual([
      { mark: 'given', text: 'my \\*answer\\*' },
      { mark: 'expected', index: 0, text: 'names the loop', rationale: 'It is one thread.' },
      { mark: 'expected', index: 1, text: 'names a way out' },
      { mark: 'expected', index: 2, text: 'is short' },
      { mark: 'expected', text: 'The loop.' },
    ]);
  });

  it('asks back what it does not understand', () => {
    const question = 'Give the answer as text, or text and the numbers of the key points that it makes.';
    for (const value of [[1], 5, { text: 5 }, { text: 'a', points: [4] }, { text: 'a', points: 'all' }]) {
      expect(earned(item, { from: 'json', value })).toBe(question);
    }
  });

  it('accounts for the points that were made, then those that were not', () => {
    expect(accountOf(item, { from: 'json', value: { text: '', points: [2] } })).toEqual([
      { mark: 'chosen-right', index: 1, text: 'names a way out' },
      { mark: 'missed', index: 0, text: 'names the loop', rationale: 'It is one thread.' },
      { mark: 'missed', index: 2, text: 'is short' },
      { mark: 'expected', text: 'The loop.' },
    ]);
  });

  it('names its mistakes at their place', () => {
    expect(faultsOf('## Why?', '', '### Rubric', '', 'Text.')).toEqual(['rubric-empty 3:5-11']);
    expect(faultsOf('## Why?', '', '### Rubric', '', '- [0] a', '- [-2] b')).toEqual([
      'rubric-weight-invalid 5:4-5',
      'rubric-weight-invalid 6:4-6',
    ]);
    expect(faultsOf('## Why?', '', '### Rubric', '', '- a', '- [2]')).toEqual(['option-empty 6:1-6']);
    expect(faultsOf('## Why?', '<!-- {points: 2} -->', '', '### Rubric', '', '- [3] a')).toEqual([
      'weights-mismatch 4:5-11',
    ]);
    expect(faultsOf('## Why?', '', '### Rubric', '', '- [3] a', '', '- [x] b', '', '= c')).toEqual([]);
  });
});
