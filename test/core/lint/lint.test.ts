import { describe, expect, it } from 'vitest';
import { itemsOf } from '../../../src/core/deck/deck.ts';
import { parseDeck } from '../../../src/core/deck/parse.ts';
import { chanceOfAtLeast } from '../../../src/core/lint/keys.ts';
import { lintDeck } from '../../../src/core/lint/lint-deck.ts';
import { negativeIn } from '../../../src/core/lint/stem.ts';
import { linesOfText } from '../../../src/core/source/blocks.ts';

const found = (body: string, front = 'lint: bank'): readonly (readonly [string, number])[] => {
  const text = `---\n${front}\n---\n${body}`;
  return lintDeck(parseDeck('deck.md', text), linesOfText(text)).map(({ code, span }) => [code, span.line] as const);
};

const choice = (name: string, key: number, options = ['alpha', 'beta', 'gamma', 'delta']): string =>
  `## ${name}\n\n${options.map((text, at) => `- [${at === key ? 'x' : ' '}] ${text}\n`).join('')}\n`;

const several = (keys: readonly number[]): string => keys.map((key, at) => choice(`Question ${at}`, key)).join('');

describe('the lint of a bank', () => {
  it('finds nothing in a deck that does not ask for it', () => {
    const faulty = choice('Which of these is not one?', 0, ['a', 'all of the above']);
    expect(found(faulty, 'title: x')).toEqual([]);
    expect(found(faulty)).toEqual([
      ['lint-catch-all', 7],
      ['lint-negative-stem', 4],
    ]);
  });

  it('counts keys at a place only from eight items on', () => {
    expect(found(several(Array(7).fill(1)))).toEqual([]);
    expect(found(several(Array(8).fill(1)))).toEqual([['lint-key-place', 2]]);
  });

  it('leaves keys alone that chance may have put where they are', () => {
    // Six of eight at one of four places happens by chance in 0.42 % of all decks, and there are four places.
    expect(found(several([2, 2, 2, 2, 2, 2, 0, 1]))).toEqual([]);
    // Seven of eight in 0.038 %.
    expect(found(several([2, 2, 2, 2, 2, 2, 2, 1]))).toEqual([['lint-key-place', 2]]);
  });

  it('minds a key that is the longest by far in more than half of four items or more', () => {
    const telling = (name: string) => choice(name, 0, ['a key so long', 'a short']);
    const silent = (name: string) => choice(name, 0, ['a key', 'a longer one']);
    const questions = ['One', 'Two', 'Three', 'Four', 'Five'];
    expect(found(questions.slice(0, 3).map(telling).join(''))).toEqual([]);
    expect(found(questions.map((name, at) => (at < 2 ? telling : silent)(name)).join(''))).toEqual([]);
    expect(found(questions.map((name, at) => (at < 3 ? telling : silent)(name)).join(''))).toEqual([
      ['lint-key-length', 2],
    ]);
  });

  it('minds no options that were never explained', () => {
    expect(found(choice('Plain', 0))).toEqual([]);
    expect(found('## Some\n\n- [x] a\n  > Since.\n- [ ] b\n  > not chosen: Since.\n- [ ] c\n')).toEqual([
      ['lint-rationale-missing', 10],
    ]);
  });

  it('minds an option at the first line of its item where the option has no line with its box', () => {
    expect(found('## Some\n\n- [x] a\n- [ ]\n  all of the above\n')).toEqual([['lint-catch-all', 4]]);
  });

  it('minds no gap that half of the items have', () => {
    const items = (levels: number) =>
      Array.from(
        { length: 4 },
        (_, at) => `## Q${at}\n${at < levels ? '<!-- {level: 1} -->' : ''}\n\n= a${at}\n\n`,
      ).join('');
    expect(found(items(2))).toEqual([]);
    expect(found(items(3))).toEqual([['lint-field-missing', 19]]);
  });
});

describe('a question that is turned round', () => {
  const wordIn = (title: string) => {
    const [item] = itemsOf(parseDeck('deck.md', choice(title, 0)));
    return item === undefined ? 'no item' : negativeIn(item);
  };

  it.each([
    ['Which of these is not a coroutine?', 'not'],
    ['What can a thread never do?', 'never'],
    ['Which of these hold, except one?', 'except'],
    ["Which call doesn't block?", "doesn't"],
    ['Which of these is NOT a coroutine?', undefined],
    ['What happens if the task is not awaited?', undefined],
    ['Which task is one that nobody does not cancel?', undefined],
    ['What does `not x` give?', undefined],
    ['It does not block. Which call is it?', undefined],
    ['Why does it not block?', undefined],
    ['What blocks?', undefined],
  ])('is known: %s', (title, word) => {
    expect(wordIn(title)).toBe(word);
  });
});

describe('the chance that keys stand where they do', () => {
  it('is that of independent throws', () => {
    expect(chanceOfAtLeast(3, [0.5, 0.5, 0.5, 0.5])).toBeCloseTo(5 / 16, 12);
    expect(chanceOfAtLeast(2, [0.2, 0.7])).toBeCloseTo(0.14, 12);
    // 8 over 6 × 9 + 8 over 7 × 3 + 1 = 277 of 4^8 = 65536 outcomes.
    expect(chanceOfAtLeast(6, Array(8).fill(0.25))).toBeCloseTo(277 / 65536, 12);
  });
});
