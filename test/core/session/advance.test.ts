import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toText } from '../../../src/core/grading/fraction.ts';
import { advance, allowed, reread, shownNow } from '../../../src/core/session/advance.ts';
import { attemptsInOrder, standing } from '../../../src/core/session/attempt.ts';
import { missedIn } from '../../../src/core/session/course.ts';
import type { Move, Rules, Session } from '../../../src/core/session/session.ts';
import { at, back, blank, choiceDeck, deckOf, keys, next, right, sessionOf, skip, wrong } from './decks.ts';

const abc = choiceDeck(['a', 'b', 'c']);
const run = (session: Session, ...moves: readonly Move[]): Session => moves.reduce(advance, session);
const start = (rules: Partial<Rules> = {}) => sessionOf([abc], rules);
const exam = () => start({ mode: 'exam' });
const verdicts = (session: Session) =>
  [...standing(session.attempts, 0)]
    .sort(([one], [other]) => one - other)
    .map(([place, { score }]) => `${place} ${score.verdict}`);

describe('practice', () => {
  it('explains each response, then asks the next item, and ends', () => {
    const places = [start()];
    for (const move of [right, next, wrong, next, blank, next]) places.push(advance(places.at(-1) ?? start(), move));
    expect(places.map(at)).toEqual(['a', 'explaining', 'b', 'explaining', 'c', 'explaining', 'finished']);
    expect(verdicts(places[6] ?? start())).toEqual(['0 right', '1 wrong', '2 blank']);
  });

  it('asks a response back that it does not understand, which is no attempt', () => {
    const session = run(start(), { ...right, raw: { from: 'text', text: '9' } });
    expect(session.phase).toMatchObject({ is: 'asking', entry: { id: 'a' } });
    expect(session.phase.is === 'asking' && session.phase.unclear).toMatch(/\S/);
    expect(session.attempts).toBeUndefined();
    expect(run(session, right).phase.is).toBe('explaining');
  });

  it('brings a skipped item back at the end, with the time that it has had', () => {
    const session = run(start(), skip, right, next, right, next);
    expect(at(session)).toBe('a');
    const { phase } = run(session, right);
    expect(phase.is === 'explaining' && phase.attempt.durationMs).toBe(1500);
  });

  it('cannot skip the only item that is left', () => {
    const session = run(start(), right, next, right, next);
    expect(allowed(session).has('skip')).toBe(false);
    expect(run(session, skip)).toBe(session);
  });

  it('shows the reading of an item with its first showing only', () => {
    const firsts = [start(), run(start(), skip), run(start(), skip, right, next, right, next)].map(
      ({ phase }) => phase.is === 'asking' && phase.first,
    );
    expect(firsts).toEqual([true, true, false]);
  });

  it('does not go back', () => {
    const session = run(start(), right, next);
    expect(run(session, back)).toBe(session);
  });

  it('of an empty paper is finished at once', () => {
    expect(sessionOf([]).phase).toEqual({ is: 'finished', how: 'finished' });
  });
});

describe('hints', () => {
  const hinted = deckOf(
    '# Deck\n\n## Question\n\n- [x] key\n- [ ] slip\n\n> [!TIP]\n> <!-- {cost: 1/4} -->\n> first\n\n> [!TIP]\n> second\n',
  );
  const hint: Move = { is: 'hint' };
  const scoreAfter = (...moves: readonly Move[]) => {
    const { phase } = run(sessionOf([hinted]), ...moves);
    return phase.is === 'explaining'
      ? [toText(phase.attempt.score.earned), phase.attempt.score.verdict, phase.attempt.hints]
      : [];
  };

  it('cost what their author says, once each', () => {
    expect(scoreAfter(hint, right)).toEqual(['3/4', 'right', 1]);
    expect(scoreAfter(hint, hint, right)).toEqual(['3/4', 'right', 2]);
    expect(scoreAfter(right)).toEqual(['1', 'right', 0]);
  });

  it('never take a score below nothing', () => {
    expect(scoreAfter(hint, wrong)).toEqual(['0', 'wrong', 1]);
    expect(scoreAfter(hint, blank)).toEqual(['0', 'blank', 1]);
  });

  it('say in the arithmetic what they cost', () => {
    const { phase } = run(sessionOf([hinted]), hint, right);
    expect(phase.is === 'explaining' && phase.attempt.score.arithmetic).toMatch(/; 1\/4 less for hints$/);
  });

  it('come to an end', () => {
    const session = run(sessionOf([hinted]), hint, hint);
    expect(allowed(session).has('hint')).toBe(false);
    expect(run(session, hint)).toBe(session);
  });
});

describe('an exam', () => {
  it('explains nothing, and waits before it is handed in', () => {
    const sessions = [exam(), run(exam(), right), run(exam(), right, wrong), run(exam(), right, wrong, right)];
    expect(sessions.map(at)).toEqual(['a', 'b', 'c', 'handing-in']);
    expect(run(exam(), right, wrong, right, { is: 'hand-in' }).phase).toEqual({ is: 'finished', how: 'finished' });
  });

  it('lets a response be changed and returns to where it was; the last one counts', () => {
    const session = run(exam(), right, right, back, back);
    expect(session.phase).toMatchObject({ is: 'asking', entry: { id: 'a' }, earlier: { score: { verdict: 'right' } } });
    const changed = run(session, wrong);
    expect(at(changed)).toBe('c');
    expect(verdicts(changed)).toEqual(['0 wrong', '1 right']);
    expect(attemptsInOrder(changed.attempts)).toHaveLength(3);
  });

  it('leaves an item that was gone back to as it is when it is passed over', () => {
    const session = run(exam(), right, wrong, back, skip);
    expect(at(session)).toBe('c');
    expect(verdicts(session)).toEqual(['0 right', '1 wrong']);
  });

  it('goes back from the last moment, and adds up the time of an item', () => {
    const session = run(exam(), right, right, right, back);
    expect(at(session)).toBe('c');
    const { attempts } = run(session, wrong);
    expect(attempts?.head).toMatchObject({ place: 2, durationMs: 2000, score: { verdict: 'wrong' } });
  });

  it('finds a skipped item by going back, and does not ask it again', () => {
    const session = run(exam(), skip, right, back, back, right);
    expect(at(session)).toBe('c');
    expect(at(run(session, right))).toBe('handing-in');
  });

  it('does not reopen an item that has a time of its own', () => {
    const timed = choiceDeck(['a', 'b', 'c'], (name) => (name === 'b' ? ', time: 30s' : ''));
    expect(at(run(sessionOf([timed], { mode: 'exam' }), right, right, back))).toBe('a');
  });
});

describe('time that is up', () => {
  const timeUp = { is: 'time-up', of: 'item', durationMs: 30_000, atMs: 9 } as const;

  it('makes an item blank', () => {
    const { phase } = run(start(), timeUp);
    expect(phase).toMatchObject({ is: 'explaining', attempt: { timedOut: true, score: { verdict: 'blank' } } });
  });

  it('takes what stood in the prompt where it is a response', () => {
    const given = run(start(), { ...timeUp, raw: keys(0) }).phase;
    expect(given).toMatchObject({ is: 'explaining', attempt: { timedOut: true, score: { verdict: 'right' } } });
    const unclear = run(start(), { ...timeUp, raw: { from: 'text', text: '9' } }).phase;
    expect(unclear).toMatchObject({ is: 'explaining', attempt: { score: { verdict: 'blank' } } });
  });

  it('for an item that is no longer asked changes nothing', () => {
    const explaining = run(start(), right);
    expect(run(explaining, timeUp)).toBe(explaining);
  });

  it('for the whole ends the sitting, and leaves what is not answered open', () => {
    const session = run(exam(), right, { ...timeUp, of: 'whole' });
    expect(session.phase).toEqual({ is: 'finished', how: 'time-up' });
    expect(verdicts(session)).toEqual(['0 right']);
    expect(verdicts(run(exam(), right, { ...timeUp, of: 'whole', raw: keys(1) }))).toEqual(['0 right', '1 wrong']);
    expect(run(exam(), right, right, right, { ...timeUp, of: 'whole' }).phase).toEqual({
      is: 'finished',
      how: 'time-up',
    });
  });
});

describe('the rounds of missed items', () => {
  const retrying = () => run(start({ retry: true }), wrong, next, right, next, blank, next);

  it('begin after the end, and go on until each was right once', () => {
    const between = retrying();
    expect(between.phase).toEqual({ is: 'between', missed: [0, 2] });
    const first = run(between, { is: 'begin-round' });
    expect(at(first)).toBe('a');
    const second = run(first, right, next, wrong, next);
    expect(second.phase).toEqual({ is: 'between', missed: [2] });
    expect(run(second, { is: 'begin-round' }, right, next).phase).toEqual({ is: 'finished', how: 'finished' });
  });

  it('leave the first attempts as they are', () => {
    const session = run(retrying(), { is: 'begin-round' }, right, next, right, next);
    expect(verdicts(session)).toEqual(['0 wrong', '1 right', '2 blank']);
    expect(missedIn(session, 0)).toEqual([0, 2]);
    expect(missedIn(session, 1)).toEqual([]);
  });

  it('explain at once also after an exam, and do not go back', () => {
    const between = run(start({ mode: 'exam', retry: true }), right, wrong, wrong, { is: 'hand-in' });
    const session = run(between, { is: 'begin-round' });
    expect(at(session)).toBe('b');
    expect(allowed(session).has('back')).toBe(false);
    expect(run(session, right).phase.is).toBe('explaining');
  });

  it('do not come where all was right, or where they were not asked for', () => {
    expect(run(start({ retry: true }), right, next, right, next, right, next).phase.is).toBe('finished');
    expect(run(start(), wrong, next, right, next, right, next).phase.is).toBe('finished');
  });
});

describe('a session', () => {
  it('keeps flags with their items, while asking and while explaining', () => {
    const flags = run(start(), { is: 'flag', note: 'x' }, right, { is: 'flag', note: 'y' }, next, {
      is: 'flag',
      note: 'z',
    }).flags;
    expect(flags).toEqual([
      { place: 0, note: 'x' },
      { place: 0, note: 'y' },
      { place: 1, note: 'z' },
    ]);
  });

  it('can be quit at any time, and then nothing moves it', () => {
    const session = run(start(), right, { is: 'quit' });
    expect(session.phase).toEqual({ is: 'finished', how: 'quit' });
    expect(run(session, right, next, skip, back, { is: 'quit' })).toBe(session);
  });

  const move: fc.Arbitrary<Move> = fc.oneof(
    fc.constantFrom<Move>(
      right,
      wrong,
      blank,
      skip,
      back,
      next,
      { is: 'hint' },
      { is: 'hand-in' },
      { is: 'begin-round' },
    ),
    fc.constant<Move>({ ...right, raw: { from: 'text', text: '?' } }),
    fc.constant<Move>({ is: 'time-up', of: 'item', durationMs: 1, atMs: 1 }),
  );
  const rules = fc.record<Rules>({ mode: fc.constantFrom('practice', 'exam'), retry: fc.boolean() });

  it('whatever happens, has each item either open or answered, and changes only by what it allows', () => {
    fc.assert(
      fc.property(rules, fc.array(move, { maxLength: 40 }), (chosen, moves) => {
        let session = start(chosen);
        for (const each of moves) {
          const after = advance(session, each);
          if (!allowed(session).has(each.is) && after !== session) return false;
          session = after;
          const answered = [...standing(session.attempts, session.round).keys()];
          const open = session.queue.slice(session.at);
          const all = [...answered, ...open].sort();
          const expected = session.round === 0 ? [0, 1, 2] : [...session.queue].sort();
          if (all.join() !== expected.join()) return false;
        }
        return true;
      }),
    );
  });

  it('in practice ends after as many responses as there are items, however often items are skipped', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }), (skips) => {
        const moves = skips.flatMap((skips): Move[] => (skips ? [skip] : [right, next]));
        const session = run(start(), ...moves, right, next, right, next, right, next);
        return session.phase.is === 'finished' && attemptsInOrder(session.attempts).length === 3;
      }),
    );
  });
});

describe('decks that are edited during a sitting', () => {
  it('are asked as they stand now, in the same order, and keep what was answered', () => {
    const session = run(start(), right, next);
    const edited = reread(session, [choiceDeck(['c', 'b', 'a'], () => ', points: 5')]);
    expect(at(edited)).toBe('b');
    expect(edited.paper.entries.map((entry) => [entry.id, toText(entry.item.points)])).toEqual([
      ['a', '5'],
      ['b', '5'],
      ['c', '5'],
    ]);
    expect(edited.paper.entries.map((entry) => entry.shown)).toEqual(session.paper.entries.map((entry) => entry.shown));
    expect(run(edited, right).phase).toMatchObject({ attempt: { score: { possible: { n: 5n } } } });
    expect(verdicts(edited)).toEqual(['0 right']);
  });

  it('may lose the item that is asked, which then stays as it was', () => {
    expect(at(reread(start(), [choiceDeck(['b'])]))).toBe('a');
  });
});

describe('the order of choices', () => {
  it('is that of the paper, and another in a later round', () => {
    const many = choiceDeck(Array.from({ length: 20 }, (_none, index) => `item-${index}`));
    let session = sessionOf([many], { retry: true });
    const shown: string[][] = [[], []];
    while (session.phase.is !== 'finished') {
      if (session.phase.is === 'asking') shown[session.round]?.push(shownNow(session).join());
      const answer = session.round === 0 ? wrong : right;
      session = run(
        session,
        session.phase.is === 'asking' ? answer : { is: session.phase.is === 'between' ? 'begin-round' : 'next' },
      );
    }
    expect(shown[0]).toEqual(session.paper.entries.map((entry) => entry.shown.join()));
    expect(shown[1]).toHaveLength(20);
    expect(shown[1]).not.toEqual(shown[0]);
  });
});
