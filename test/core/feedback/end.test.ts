import { describe, expect, it } from 'vitest';
import { confusionText, endView, leftView } from '../../../src/core/feedback/end.ts';
import type { NextStep } from '../../../src/core/feedback/next-steps.ts';
import { examReview, handInView } from '../../../src/core/feedback/review.ts';
import { fraction } from '../../../src/core/grading/fraction.ts';
import { advance } from '../../../src/core/session/advance.ts';
import { resultOf } from '../../../src/core/session/result.ts';
import type { Move, Rules } from '../../../src/core/session/session.ts';
import { blank, choiceDeck, deckOf, next, right, sessionOf, wrong } from '../session/decks.ts';
import { flat } from './flat.ts';

const item = (name: string, settings: string) =>
  `### ${name}\n<!-- {${settings}} -->\n\n- [x] yes <!-- {approach: process pool} -->\n- [ ] no <!-- {approach: asyncio} -->\n`;
const deck = deckOf(
  `# Deck\n\n## Tasks\n\n${item('One?', 'id: one, level: 1, tags: [x]')}\n${item('Two?', 'id: two, level: 2, tags: [x]')}\n` +
    `## Pools\n\n${item('Three?', 'id: three, level: 2, points: 2')}\n`,
  'questions/deck.md',
);
const finish = (moves: readonly Move[], rules: Partial<Rules> = {}, passMark?: ReturnType<typeof fraction>) =>
  resultOf(moves.reduce(advance, sessionOf([deck], rules)), passMark);

describe('the end of a sitting', () => {
  it('has the score, its parts, the weakest contrast, what was missed and where it stands, what to run, and the seed', () => {
    const result = finish([right, next, wrong, next, wrong, next]);
    expect(
      flat(endView(result, [{ command: 'viva quiz --retry', does: 'the two missed, until right' }], true)),
    ).toEqual([
      `1 of 4 points · 25 %   ${'█'.repeat(7)}▌${'·'.repeat(22)} | 3 s`,
      'Tasks = 0.5 = 1 of 2',
      'Pools = 0 = 0 of 2',
      'weakest tags',
      'x = 0.5 = 1 of 2',
      'levels',
      'level 1 = 1 = 1 of 1',
      'level 2 = 0 = 0 of 3',
      'Twice you chose asyncio where process pool was right.',
      'missed',
      '2  Two? | questions/deck.md:11',
      '3  Three? | questions/deck.md:19',
      'viva quiz --retry   the two missed, until right',
      'seed 7 makes this paper again',
    ]);
  });

  it('of a full score has nothing to say but that', () => {
    const whole = resultOf([right, next].reduce(advance, sessionOf([choiceDeck(['a'])])));
    expect(flat(endView(whole, [], false))).toEqual([
      `1 of 1 point · 100 %   ${'█'.repeat(30)}`,
      'seed 7 makes this paper again',
    ]);
  });

  const remarks = (...args: Parameters<typeof finish>) => flat(endView(finish(...args), [], false)).slice(1, 4);

  it('says what stays open, and the score without it', () => {
    expect(remarks([right, next, { is: 'quit' }])[0]).toBe('Two items stay open; without them: 1 of 1 point.');
    expect(remarks([right, next, right, next, { is: 'quit' }])[0]).toBe(
      'One item stays open; without it: 2 of 2 points.',
    );
  });

  it('says whether the pass mark was reached', () => {
    expect(remarks([right, next, wrong, next, blank, next], {}, fraction(1, 4))[0]).toBe('✓ passed: 25 % was needed');
    expect(remarks([right, next, wrong, next, blank, next], {}, fraction(7, 10))[0]).toBe(
      '✗ not passed: 70 % is needed',
    );
  });

  it('says that the time was up', () => {
    const timeUp: Move = { is: 'time-up', of: 'whole', durationMs: 1, atMs: 1 };
    expect(remarks([timeUp], { mode: 'exam' }).slice(0, 2)).toEqual(['The time was up.', 'Three items stay open.']);
    expect(remarks([right, timeUp], { mode: 'exam' })).toEqual([
      'The time was up.',
      'Two items stay open; without them: 1 of 1 point.',
      'Tasks = 0.5 = 1 of 2',
    ]);
  });

  it('says what became of the missed items, and that the first attempts count', () => {
    const moves: Move[] = [wrong, next, wrong, next, right, next, { is: 'begin-round' }, right, next];
    expect(remarks(moves, { retry: true })[0]).toBe(
      '1 of 2 missed items were right in the end; the score counts the first attempts.',
    );
    expect(remarks([...moves, right, next], { retry: true })[0]).toBe(
      'All the missed items were right in the end; the score counts the first attempts.',
    );
  });

  it('keeps quiet about a contrast that was confused once', () => {
    expect(flat(endView(finish([wrong, next, right, next, right, next]), [], false)).join('\n')).not.toMatch(
      /you chose/,
    );
  });
});

describe('a sitting that was left', () => {
  const resume: NextStep = { command: 'viva quiz --resume', does: 'goes on at this item' };
  const left = (moves: Move[], silent = false) => flat(leftView(finish([...moves, { is: 'quit' }]), [resume], silent));

  it('says how it stands, what was missed so far, and how to go on', () => {
    expect(left([right, next, wrong, next])).toEqual([
      '1 of 2 points so far · one item stays open | 2 s',
      'missed',
      '2  Two? | questions/deck.md:11',
      'viva quiz --resume   goes on at this item',
      'seed 7 makes this paper again',
    ]);
  });

  it('has no score where nothing was answered', () => {
    expect(left([])[0]).toBe('Nothing is answered yet · three items stay open | 0 s');
  });

  it('says nothing of the score of an exam', () => {
    expect(left([right, next, wrong, next], true)).toEqual([
      '2 of 3 items answered | 2 s',
      'viva quiz --resume   goes on at this item',
      'seed 7 makes this paper again',
    ]);
  });
});

describe('a confusion in words', () => {
  it.each([
    [1, ['pool'], 'Once you chose loop where pool was right.'],
    [3, ['pool', 'thread'], 'Three times you chose loop where pool and thread were right.'],
  ])('%i time', (times, right, text) => expect(confusionText({ chosen: '`loop`', right, times })).toBe(text));
});

describe('the review of an exam', () => {
  it('has a page for each item that was answered, the missed ones first', () => {
    const result = finish([right, wrong, { is: 'quit' }], { mode: 'exam' });
    const pages = examReview(result, () => []);
    expect(pages.map(({ shown }) => flat(shown).slice(0, 3))).toEqual([
      ['Item 2 of 3', '### Two?', '✗ not quite | 0 of 1 point'],
      ['Item 1 of 3', '### One?', '✓ right | 1 of 1 point'],
    ]);
  });

  it('counts blanks before it is handed in', () => {
    const handIn = (...moves: Move[]) => flat(handInView(finish(moves, { mode: 'exam' }).items));
    expect(handIn(right, right, right)).toEqual(['All 3 items are done.']);
    expect(handIn(blank, right, right)).toEqual(['All 3 items are done. One of them is blank.']);
    expect(handIn(blank, blank, right)).toEqual(['All 3 items are done. 2 of them are blank.']);
  });
});
