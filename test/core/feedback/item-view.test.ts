import { describe, expect, it } from 'vitest';
import { itemsOf } from '../../../src/core/deck/deck.ts';
import { parseDeck } from '../../../src/core/deck/parse.ts';
import { itemView } from '../../../src/core/feedback/item-view.ts';
import { everyKind } from '../../e2e/kinds.ts';
import { flat } from './flat.ts';

const items = new Map(itemsOf(parseDeck('deck.md', everyKind)).map((item) => [item.id, item]));
const shown = (id: string) => {
  const item = items.get(id);
  if (item === undefined) throw new Error(`There is no item ${id}.`);
  return flat(itemView(item, []));
};

describe('an item with its key', () => {
  it('begins with what the author set', () => {
    expect(shown('several').slice(0, 2)).toEqual([
      'several · multiple-select | 2 points · right-minus-wrong',
      '### Choose several',
    ]);
  });

  it.each([
    ['one', ['Which is red?', '1) grass []', '2) blood [the key]', '3) snow []']],
    ['several', ['Which are even?', '1) two [the key]', '2) three []', '3) four [the key]', '4) five []']],
    ['truth', ['Water is wet.', '1) True [the key]', '2) False []']],
    ['word', ['The capital of France?', ') Paris [the key]']],
    ['number', ['How many metres in sixteen kilometres?', ') 16000 m [the key]']],
    ['gaps', ['Roses are […] and violets are […].', ') red [the key]', ') blue [the key]']],
    [
      'pairs',
      ['Italy', 'Spain', '1) Rome []', '2) Madrid []', ') Italy → Rome [the key]', ') Spain → Madrid [the key]'],
    ],
    ['card', ['The back of the card.']],
    [
      'words',
      [
        'Why is the sky blue?',
        'Blue light scatters most.',
        '1) names scattering []',
        '2) says that blue scatters most []',
      ],
    ],
  ])('says what is asked and what is right: %s', (id, lines) => expect(shown(id).slice(2)).toEqual(lines));

  it('mixes lines to be ordered, and has their order below', () => {
    const [one, two, three, ...key] = shown('lines').slice(2);
    expect([one, two, three].map((line) => line?.slice(3)).sort()).toEqual(['first []', 'second []', 'third []']);
    expect(key).toEqual([') first [the key]', ') second [the key]', ') third [the key]']);
  });

  it('has what a program prints as its key', () => {
    expect(shown('printed').at(-1)).toBe(') ```text\na\nb\n``` [the key]');
  });
});
