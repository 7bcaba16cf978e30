import { describe, expect, it } from 'vitest';
import { afterEdit, inState } from '../../../src/core/study/after-edit.ts';
import type { StudyCard } from '../../../src/core/study/study-card.ts';
import { studyCard } from './cards.ts';

const before = studyCard('before', { due: 1 });
const placed = (key: string, item: string): StudyCard => {
  const card = studyCard(key);
  return { ...card, seen: { ...card.seen, item } };
};
const none: ReadonlyMap<string, StudyCard> = new Map();

describe('a card after its file was edited', () => {
  it('is the one that the log knows', () => {
    const known = studyCard('before');
    expect(afterEdit(before, { cards: new Map([['before', known]]), added: [studyCard('other')] }, true)).toBe(known);
  });

  it('is a new one in its place, even where another was edited', () => {
    const inPlace = studyCard('after');
    expect(afterEdit(before, { cards: none, added: [placed('elsewhere', 'x'), inPlace] }, false)).toBe(inPlace);
  });

  it('is the only one that came to the deck where this card was edited, and nothing where several came', () => {
    const one = placed('one', 'x');
    expect(afterEdit(before, { cards: none, added: [one] }, true)).toBe(one);
    expect(afterEdit(before, { cards: none, added: [one] }, false)).toBeUndefined();
    expect(afterEdit(before, { cards: none, added: [one, placed('two', 'y')] }, true)).toBeUndefined();
    expect(afterEdit(before, { cards: none, added: [] }, true)).toBeUndefined();
  });

  it('takes over a state, or that there is none', () => {
    expect(inState(studyCard('a'), before).state).toEqual(before.state);
    expect(inState(before, studyCard('a'))).not.toHaveProperty('state');
  });
});
