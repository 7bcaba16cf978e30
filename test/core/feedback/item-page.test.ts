import { describe, expect, it } from 'vitest';
import { hintView, nextHintLabel } from '../../../src/core/feedback/hint.ts';
import { itemPage } from '../../../src/core/feedback/item-page.ts';
import { progressOf } from '../../../src/core/feedback/progress.ts';
import { advance } from '../../../src/core/session/advance.ts';
import type { Move, Session } from '../../../src/core/session/session.ts';
import { choiceDeck, deckOf, next, right, sessionOf, skip, wrong } from '../session/decks.ts';
import { flat } from './flat.ts';

const run = (session: Session, ...moves: readonly Move[]): Session => moves.reduce(advance, session);
function page(session: Session): readonly string[] {
  const { phase } = session;
  return phase.is === 'asking' ? flat(itemPage(phase.entry, progressOf(session), phase.first)) : [];
}

const story = deckOf(
  '# The loop\n\n## Tasks\n\nA story.\n\n### Q7. *Why* so?\n\nThink of the loop.\n\n= true\n\n### And `now`?\n\n= true\n',
);

describe('the page of an item', () => {
  it('has where it stands, what is to be read before it, its title and its question', () => {
    expect(page(sessionOf([story]))).toEqual([
      'The loop · Tasks | item 1 of 2   ··········',
      '### Tasks',
      'A story.',
      '### Q7. *Why* so?',
      'Think of the loop.',
    ]);
  });

  it('has the title alone where that is the question, and the score so far', () => {
    const second = run(sessionOf([story]), { ...right, raw: { from: 'text', text: 'true' } }, next);
    expect(page(second)).toEqual(['The loop · Tasks | 1 of 1 point · item 2 of 2   █████·····', '### And `now`?']);
  });

  it('has no reading when the item comes back', () => {
    const answered: Move = { ...right, raw: { from: 'text', text: 'true' } };
    expect(page(run(sessionOf([story]), skip, answered, next))).not.toContain('A story.');
  });

  it('says nothing of the score in an exam', () => {
    const exam = run(sessionOf([choiceDeck(['a', 'b'])], { mode: 'exam' }), right);
    expect(page(exam)[0]).toBe('Deck | item 2 of 2   █████·····');
  });

  it('counts the missed items in a later round, and the score of the first', () => {
    const session = run(
      sessionOf([choiceDeck(['a', 'b', 'c'])], { retry: true }),
      wrong,
      next,
      right,
      next,
      wrong,
      next,
    );
    const second = run(session, { is: 'begin-round' }, right, next);
    expect(page(second)[0]).toBe('Deck | 1 of 3 points · again 2 of 2   █████·····');
  });

  it('does not say the title of the deck twice', () => {
    const titled = deckOf('# The loop\n\nA story.\n\n## Why?\n\n= true\n');
    expect(page(sessionOf([titled]))).toEqual(['The loop | item 1 of 1   ··········', 'A story.', '### Why?']);
  });

  it('keeps a title that looks like a list a title', () => {
    const numbered = deckOf('## 12. What now?\n\n= true\n');
    expect(page(sessionOf([numbered]))[1]).toBe('### 12. What now?');
  });
});

describe('hints', () => {
  const deck = deckOf(
    '## Which?\n\n- [x] a\n- [ ] b\n\n> [!TIP]\n> first\n\n> [!TIP]\n> <!-- {cost: 1/4} -->\n> second\n\n> [!TIP]\n> <!-- {cost: 2} -->\n> third\n',
  );
  const { phase } = sessionOf([deck]);
  if (phase.is !== 'asking') throw new Error('nothing is asked');
  const { item } = phase.entry;

  it('stand as far as they were taken, each with its cost', () => {
    expect(flat(hintView(item, 0))).toEqual([]);
    expect(flat(hintView(item, 2))).toEqual(['Hint 1 of 3', 'first', 'Hint 2 of 3 · costs 1/4 point', 'second']);
  });

  it('say their cost before they are taken', () => {
    expect([0, 1, 2, 3].map((taken) => nextHintLabel(item, taken))).toEqual([
      'hint',
      'hint for 1/4 point',
      'hint for 2 points',
      'hint',
    ]);
  });
});
