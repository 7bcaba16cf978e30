import { describe, expect, it } from 'vitest';
import { progressOf } from '../../../src/core/feedback/progress.ts';
import { advance, allowed } from '../../../src/core/session/advance.ts';
import { resultOf } from '../../../src/core/session/result.ts';
import type { Move, Session } from '../../../src/core/session/session.ts';
import { choiceDeck, next, right, sessionOf, wrong } from './decks.ts';

const run = (session: Session, ...moves: readonly Move[]): Session => moves.reduce(advance, session);

describe('an exam that is handed in', () => {
  it('can be gone back into, but not to an item whose own time has run', () => {
    const free = run(sessionOf([choiceDeck(['a'])], { mode: 'exam' }), right);
    expect([free.phase.is, allowed(free).has('back')]).toEqual(['handing-in', true]);
    const timed = run(sessionOf([choiceDeck(['a'], () => ', time: 30s')], { mode: 'exam' }), right);
    expect([timed.phase.is, allowed(timed).has('back')]).toEqual(['handing-in', false]);
    expect(advance(timed, { is: 'back', durationMs: 1 })).toBe(timed);
  });
});

describe('how far a sitting is', () => {
  const abc = choiceDeck(['a', 'b', 'c']);

  it('is at the item that is asked, and stays there while it is explained', () => {
    const begun = sessionOf([abc]);
    const explained = run(begun, right, next, wrong);
    expect([begun, explained].map(progressOf).map(({ number, of, share }) => [number, of, share])).toEqual([
      [1, 3, 0],
      [2, 3, 2 / 3],
    ]);
  });

  it('counts a round of missed items by itself', () => {
    const retried = run(sessionOf([abc], { retry: true }), right, next, wrong, next, wrong, next);
    const asked = advance(retried, { is: 'begin-round' });
    const explained = run(asked, wrong);
    expect([asked, explained].map(progressOf).map(({ number, of, round }) => [number, of, round])).toEqual([
      [1, 2, 1],
      [1, 2, 1],
    ]);
  });

  it('is all of it where nothing is asked', () => {
    expect(progressOf(sessionOf([choiceDeck([])])).share).toBe(1);
  });
});

describe('the groups of a result', () => {
  it('come weakest first, then the larger, then by name', () => {
    const deck = choiceDeck(
      ['a', 'b', 'c', 'd'],
      (name) => ({ a: ', tags: [z, y]', b: ', tags: [zz]', c: ', tags: [zz, good]', d: ', tags: [good]' })[name] ?? '',
    );
    const result = resultOf(run(sessionOf([deck]), wrong, next, wrong, next, wrong, next, right, next));
    expect(result.tags.map(({ name }) => name)).toEqual(['zz', 'y', 'z', 'good']);
  });
});
