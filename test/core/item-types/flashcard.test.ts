import { describe, expect, it } from 'vitest';
import { cardsOf, focusOn, formatItem, mark, promptOf } from '../../../src/core/item-types/index.ts';
import { accountOf, bodyOf, earned, faultsOf, itemOf, readAs, typed } from './reading.ts';

const item = itemOf(
  '## Front',
  '',
  'More.',
  '',
  '### Answer',
  '',
  'Back.',
  '',
  '- with a list',
  '',
  '### Why',
  '',
  'Because.',
);

describe('a flashcard', () => {
  it('has the heading and its text in front, the answer on the back', () => {
    expect(item).toMatchObject({
      kind: 'flashcard',
      title: 'Front',
      stem: 'More.',
      body: { back: 'Back.\n\n- with a list', reverse: false },
      explanation: [{ title: 'Why', text: 'Because.' }],
    });
  });

  it('is read from cards of other tools', () => {
    expect(bodyOf('Q: Front', 'A: Back')).toEqual({ kind: 'flashcard', back: 'Back', reverse: false });
    expect(bodyOf('front :: back')).toEqual({ kind: 'flashcard', back: 'back', reverse: false });
  });

  it('shows the back and takes a rating', () => {
    expect(promptOf(item, [])).toEqual({ shape: 'recall', back: 'Back.\n\n- with a list' });
    for (const text of ['again', 'A', '1']) expect(readAs(item, typed(text))).toBe('again');
    for (const text of ['easy', 'e', '4']) expect(readAs(item, typed(text))).toBe('easy');
    expect(readAs(item, { from: 'json', value: 3 })).toBe('good');
    expect(readAs(item, typed('5'))).toBe('Give 1 for again, 2 for hard, 3 for good or 4 for easy.');
  });

  it('is right unless it has to come again', () => {
    const scores = ['again', 'hard', 'good', 'easy'].map((rating) => earned(item, { from: 'keys', value: rating }));
    expect(scores).toEqual(['0 wrong', '1 right', '1 right', '1 right']);
    expect(accountOf(item, typed('again'))).toEqual([{ mark: 'expected', text: 'Back.\n\n- with a list' }]);
  });

  it('gives a second card where it is also asked from back to front', () => {
    const both = itemOf('## Front', '<!-- {reverse: true} -->', '', '### Answer', '', 'Back.');
    expect(cardsOf(both)).toEqual([
      { facet: 'item', front: 'Front', back: 'Back.' },
      { facet: 'reverse', front: 'Back.', back: 'Front' },
    ]);
    const reversed = focusOn(both, 'reverse');
    expect(reversed).toMatchObject({ title: '', stem: 'Back.', body: { back: 'Front' } });
    expect(mark(reversed, typed('good'))).toMatchObject({ account: [{ text: 'Front' }] });
    expect(formatItem(both)).toBe('## Front\n<!-- {reverse: true} -->\n\n### Answer\n\nBack.\n');
  });

  it('needs a back', () => {
    expect(faultsOf('## Front', '', '### Answer', '', '## Next', '', '= a')).toEqual(['answer-missing 3:5-11']);
    expect(faultsOf('## Front', '<!-- {kind: flashcard} -->', '', 'Text.')).toEqual(['answer-missing 1:4-9']);
  });
});
