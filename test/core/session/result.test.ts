import { describe, expect, it } from 'vitest';
import { fraction, toText } from '../../../src/core/grading/fraction.ts';
import { advance, begin } from '../../../src/core/session/advance.ts';
import { type Group, resultOf, shareOf } from '../../../src/core/session/result.ts';
import type { Move, Session } from '../../../src/core/session/session.ts';
import { blank, choiceDeck, deckOf, next, paperOf, right, sessionOf, skip, wrong } from './decks.ts';

const run = (session: Session, ...moves: readonly Move[]): Session => moves.reduce(advance, session);
const abc = choiceDeck(
  ['a', 'b', 'c'],
  (name) => ({ b: ', points: 2, tags: [x], level: 3', c: ', tags: [x, y], level: 1' })[name] ?? '',
);
const points = ({ earned, possible }: { earned: Group['earned']; possible: Group['possible'] }) =>
  `${toText(earned)}/${toText(possible)}`;
const groups = (list: readonly Group[]) => list.map((group) => `${group.name}: ${points(group)} of ${group.items}`);

describe('the result of a sitting', () => {
  it('counts open items in the total, and leaves them out of what was answered', () => {
    const result = resultOf(run(sessionOf([abc]), right, next, wrong, next, { is: 'quit' }));
    expect([points(result.total), points(result.answered)]).toEqual(['1/4', '1/3']);
    expect(result.open.map((entry) => entry.id)).toEqual(['c']);
    expect(result.ended).toBe('quit');
  });

  it('counts an item that nobody has rated neither way, and names it', () => {
    const open = deckOf('# Deck\n\n## Explain.\n\n### Rubric\n\n- says it\n\n## Right?\n\n= true\n');
    const session = begin(paperOf([open]), { mode: 'practice', retry: true });
    const unrated = run(session, { ...right, raw: { from: 'text', text: 'my words' } }, next, skip);
    const result = resultOf(unrated);
    expect(result.unrated.map((entry) => entry.id)).toEqual(['explain']);
    expect([points(result.total), points(result.answered), result.missed.length]).toEqual(['0/1', '0/0', 0]);
  });

  it('groups by chapter, tag and level', () => {
    const result = resultOf(run(sessionOf([abc]), right, next, wrong, next, right, next));
    expect(groups(result.chapters)).toEqual(['Deck: 2/4 of 3']);
    expect(groups(result.tags)).toEqual(['x: 1/3 of 2', 'y: 1/1 of 1']);
    expect(groups(result.levels)).toEqual(['1: 1/1 of 1', '3: 0/2 of 1']);
  });

  it('takes the outermost heading for the chapter, and the deck where there are several', () => {
    const one = deckOf(
      '# One\n\n## Tasks\n\n### Inner\n\n#### A?\n\n= true\n\n## Loops\n\n### B?\n\n= true\n',
      'one.md',
    );
    const two = deckOf('# Two\n\n## C?\n\n= true\n', 'two.md');
    expect(resultOf(sessionOf([one])).chapters.map(({ name }) => name)).toEqual(['Tasks', 'Loops']);
    expect(resultOf(sessionOf([one, two])).chapters.map(({ name }) => name)).toEqual(['One', 'Two']);
  });

  it('counts the first attempts alone, and how many were made good', () => {
    const session = begin(paperOf([abc]), { mode: 'practice', retry: true });
    const result = resultOf(
      run(session, wrong, next, blank, next, right, next, { is: 'begin-round' }, right, next, wrong, next),
    );
    expect(points(result.total)).toBe('1/4');
    expect(result.missed.map(({ entry }) => entry.id)).toEqual(['a', 'b']);
    expect(result.madeGood).toBe(1);
  });

  it('adds up the time in front of the items, skipped ones included', () => {
    expect(resultOf(run(sessionOf([abc]), skip, right, next)).timeMs).toBe(1500);
    expect(resultOf(run(sessionOf([abc]), skip, right, next, right, next, right, next)).timeMs).toBe(3500);
  });

  it.each([
    [fraction(1, 4), true],
    [fraction(1, 3), false],
  ])('passes at the mark itself: %o', (mark, passed) => {
    const result = resultOf(run(sessionOf([abc]), right, next, wrong, next, blank, next), mark);
    expect(result.pass).toEqual({ mark, passed });
  });

  it('of nothing is nothing of nothing', () => {
    const result = resultOf(sessionOf([]));
    expect([points(result.total), toText(shareOf(result.total)), result.ended]).toEqual(['0/0', '0', 'finished']);
  });
});

describe('the contrasts that were confused', () => {
  it('are counted by what was chosen and what was right, the most frequent first', () => {
    const deck = deckOf(
      `# Deck\n\n${['threads', 'loop', 'loop', 'Loop']
        .map(
          (slip, at) =>
            `## Item ${at}\n\n- [x] yes <!-- {approach: process pool} -->\n- [ ] no <!-- {approach: ${slip}} -->\n`,
        )
        .join('\n')}`,
    );
    const result = resultOf(run(sessionOf([deck]), wrong, next, wrong, next, wrong, next, wrong, next));
    expect(result.confusions).toEqual([
      { chosen: 'loop', right: ['process pool'], times: 3 },
      { chosen: 'threads', right: ['process pool'], times: 1 },
    ]);
  });

  it('are none where all was right or blank, or where both stand for the same approach', () => {
    const same = deckOf(
      '## Item\n\n- [x] yes <!-- {approach: process-pool} -->\n- [ ] no <!-- {approach: Process pool} -->\n',
    );
    expect(resultOf(run(sessionOf([same]), wrong, next)).confusions).toEqual([]);
    expect(resultOf(run(sessionOf([abc]), right, next, blank, next)).confusions).toEqual([]);
  });
});
