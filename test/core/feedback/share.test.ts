import { describe, expect, it } from 'vitest';
import { shareCard } from '../../../src/core/feedback/share.ts';
import { advance } from '../../../src/core/session/advance.ts';
import { resultOf } from '../../../src/core/session/result.ts';
import type { Move } from '../../../src/core/session/session.ts';
import { choiceDeck, deckOf, next, right, sessionOf, wrong } from '../session/decks.ts';

const ids = (count: number) => Array.from({ length: count }, (_, at) => `i${at}`);
const resultWith = (moves: readonly Move[], ...decks: Parameters<typeof sessionOf>[0]) =>
  resultOf(moves.reduce(advance, sessionOf(decks)));

const linesOf = (card: string) => card.trimEnd().split('\n');

describe('the card of a sitting', () => {
  it('has the title, the score, the time, a sign for each item, and the seed', () => {
    const result = resultWith([right, next, wrong, next, right, next], choiceDeck(ids(4)));
    expect(linesOf(shareCard(result, true))).toEqual([
      'viva · Deck',
      '2 of 4 points · 50 % · 3 s',
      '✓ ✗ ✓ ·',
      'seed 7',
    ]);
  });

  it('leaves out a time that was not measured', () => {
    expect(linesOf(shareCard(resultWith([right, next], choiceDeck(ids(1))), false))[1]).toBe('1 of 1 point · 100 %');
  });

  it('counts decks where there are several, and says nothing of their questions', () => {
    const secret = deckOf('# B\n\n## Secret?\n<!-- {id: s} -->\n\n- [x] yes\n- [ ] no\n', 'b.md');
    const shown = linesOf(shareCard(resultWith([right, next, wrong, next], choiceDeck(ids(1)), secret), false));
    expect(shown[0]).toBe('viva · two decks');
    expect(shown.join('\n')).not.toMatch(/secret|yes/i);
  });

  it('takes a new row after twenty signs', () => {
    const moves = ids(45).flatMap((): readonly Move[] => [right, next]);
    const rows = linesOf(shareCard(resultWith(moves, choiceDeck(ids(45))), false)).slice(2, -1);
    expect(rows.map((row) => row.split(' ').length)).toEqual([20, 20, 5]);
  });

  it('shows what a title would make the terminal do', () => {
    const deck = deckOf('---\ntitle: "A\\e[31m\\u202e"\n---\n\n## Is it?\n\n= true\n');
    expect(linesOf(shareCard(resultWith([], deck), false))[0]).toBe('viva · A^[[31m<U+202E>');
  });
});
