import { describe, expect, it } from 'vitest';
import { cardsOf, promptOf } from '../../../src/core/item-types/index.ts';
import { accountOf, bodyOf, earned, faultsOf, itemOf, readAs, typed } from './reading.ts';

const item = itemOf('## S', '', '= false', '> It is not.', '', '~ true', '  > Look again.', '', 'Because.');

describe('a true-false', () => {
  it('is one line, in any case', () => {
    expect(bodyOf('## S', '', '= true')).toEqual({ kind: 'true-false', answer: true });
    expect(bodyOf('## S', 'Text right above.', '= FALSE')).toEqual({ kind: 'true-false', answer: false });
  });

  it('has feedback for both answers', () => {
    expect(item).toMatchObject({ body: { answer: false, feedback: 'It is not.', otherFeedback: 'Look again.' } });
    expect(item.explanation).toEqual([{ text: 'Because.' }]);
  });

  it('is answered in words, by letters and by numbers', () => {
    for (const text of ['true', 'T', 'Yes', 'y', '1', 'True.']) expect(readAs(item, typed(text)), text).toBe(true);
    for (const text of ['false', 'F', 'No', 'n', '2', '0']) expect(readAs(item, typed(text)), text).toBe(false);
    expect(readAs(item, { from: 'keys', value: 1 })).toBe(false);
    for (const value of [true, 'true', 1]) expect(readAs(item, { from: 'json', value })).toBe(true);
    for (const raw of [typed('maybe'), typed('toString'), { from: 'keys', value: true } as const]) {
      expect(earned(item, raw)).toBe('Answer true or false.');
    }
  });

  it('asks with two choices, true first', () => {
    expect(promptOf(item, [0, 1])).toEqual({
      shape: 'choose-one',
      choices: [
        { index: 0, text: 'True' },
        { index: 1, text: 'False' },
      ],
    });
  });

  it('accounts for the answer that was given, then the right one', () => {
    expect(accountOf(item, typed('t'))).toEqual([
      { mark: 'chosen-wrong', index: 0, text: 'True', rationale: 'Look again.' },
      { mark: 'missed', index: 1, text: 'False', rationale: 'It is not.' },
    ]);
    expect(accountOf(item, typed('f'))).toEqual([
      { mark: 'chosen-right', index: 1, text: 'False', rationale: 'It is not.' },
    ]);
  });

  it('gives one card', () => {
    expect(cardsOf(item)).toEqual([{ facet: 'item', front: 'S', back: 'False' }]);
  });

  it('has one answer', () => {
    expect(faultsOf('## S', '', '= true', '= false')).toEqual(['truth-many 4:3-8']);
    expect(faultsOf('## S', '', '= true', '= True')).toEqual(['answer-duplicate 4:3-7']);
    expect(faultsOf('## S', '<!-- {kind: true-false} -->', '', '= perhaps')).toEqual(['kind-mismatch 4:3-10']);
    expect(faultsOf('## S', '<!-- {kind: true-false} -->', '', 'Text.')).toEqual(['kind-mismatch 1:4-5']);
  });
});
