import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Deck } from '../../../src/core/deck/deck.ts';
import { decodeLine, encodeEvent } from '../../../src/core/history/codec.ts';
import type { Fact, HistoryEvent } from '../../../src/core/history/event.ts';
import { factsOf, startFact } from '../../../src/core/history/facts.ts';
import { resume } from '../../../src/core/history/resume.ts';
import { recordedSitting } from '../../../src/core/history/sittings.ts';
import { advance, begin, shownNow } from '../../../src/core/session/advance.ts';
import { attemptsInOrder } from '../../../src/core/session/attempt.ts';
import { resultOf } from '../../../src/core/session/result.ts';
import type { Move, Rules, Session } from '../../../src/core/session/session.ts';
import { at, back, blank, choiceDeck, deckOf, keys, next, paperOf, right, skip, wrong } from '../session/decks.ts';

const abc = choiceDeck(['a', 'b', 'c']);

interface Sat {
  readonly session: Session;
  readonly log: readonly HistoryEvent[];
}

/** A sitting whose facts went through the lines of a log. */
function sit(decks: readonly Deck[], rules: Rules, moves: readonly Move[]): Sat {
  const session = begin(paperOf(decks, { order: 'shuffled', seed: 3 }), rules);
  const start = startFact('s1', session, { order: 'shuffled', selection: {} });
  return goOn({ session, log: [throughALine(start, 0)] }, moves);
}

function goOn({ session, log }: Sat, moves: readonly Move[]): Sat {
  let now = session;
  const all = [...log];
  for (const move of moves) {
    const after = advance(now, move);
    const facts = factsOf({ sitting: 's1', step: all.length }, now, move, after);
    all.push(...facts.map((fact) => throughALine(fact, fact.step)));
    now = after;
  }
  return { session: now, log: all };
}

function throughALine(fact: Fact, step: number): HistoryEvent {
  const line = encodeEvent({ id: `d.p.${String(step).padStart(6, '0')}`, at: 1000 * step, offset: 0, ...fact });
  const decoded = decodeLine(line);
  if (decoded.is !== 'event') throw new Error(decoded.because);
  return decoded.event;
}

function resumed(decks: readonly Deck[], log: readonly HistoryEvent[]) {
  const recorded = recordedSitting(log, 's1');
  if (recorded === undefined) throw new Error('not recorded');
  return resume(recorded, decks);
}

/** What a sitting has come to, whatever path led there. */
const standing = (session: Session) => ({
  at: at(session),
  round: session.round,
  open: session.queue.slice(session.at),
  choices: shownNow(session),
  shown: session.paper.entries.map((entry) => [entry.id, ...entry.shown]),
  scores: resultOf(session).items.map(({ attempt }) => attempt?.score),
  responses: attemptsInOrder(session.attempts).map(({ place, round, response }) => [place, round, response]),
  hints: [...session.hints],
  flags: session.flags,
});

describe('a sitting that was torn off', () => {
  it('goes on at the same item with the same order, with all that was answered', () => {
    const { session, log } = sit([abc], { mode: 'practice', retry: false }, [skip, right, next]);
    const again = resumed([abc], log);
    expect(standing(again.session)).toEqual(standing(session));
    expect([again.gone, again.changed]).toEqual([[], []]);
  });

  it('does not ask an item again whose response was on the disk before its explanation was shown', () => {
    const { log } = sit([abc], { mode: 'practice', retry: false }, [wrong]);
    const { session } = resumed([abc], log);
    expect(session.phase).toMatchObject({ is: 'asking', first: true, entry: { place: 1 } });
  });

  it('shows the reading of the item again where it stopped before the first response', () => {
    const { log } = sit([abc], { mode: 'practice', retry: false }, []);
    expect(resumed([abc], log).session.phase).toMatchObject({ is: 'asking', first: true, entry: { place: 0 } });
  });

  it('does not ask an item again that was put off in one place and answered in another', () => {
    const skipped = sit([abc], { mode: 'practice', retry: false }, [skip]);
    const answered = sit([abc], { mode: 'practice', retry: false }, [right]);
    const [put] = skipped.log.slice(1);
    if (put?.is !== 'skipped') throw new Error('not skipped');
    const { session } = resumed([abc], [...answered.log, { ...put, id: 'd.p.000009', step: 9, at: 9000 }]);
    expect(session.queue.slice(session.at)).toEqual([1, 2]);
  });

  it('keeps changed responses of an exam, and its last moment', () => {
    const moves = [right, right, back, wrong, right];
    const { session, log } = sit([abc], { mode: 'exam', retry: false }, moves);
    expect(at(session)).toBe('handing-in');
    expect(standing(resumed([abc], log).session)).toEqual(standing(session));
  });

  it('goes on in a round of missed items', () => {
    const moves: Move[] = [wrong, next, right, next, blank, next, { is: 'begin-round' }, right, next];
    const { session, log } = sit([abc], { mode: 'practice', retry: true }, moves);
    expect(session.round).toBe(1);
    expect(standing(resumed([abc], log).session)).toEqual(standing(session));
  });

  it.each<['practice' | 'exam', readonly Move[]]>([
    ['practice', [wrong, next, right, next, blank, next]],
    ['exam', [wrong, right, blank, { is: 'hand-in' }]],
  ])('in %s waits before a round of missed items, and asks the first of them once it has begun', (mode, moves) => {
    const rules = { mode, retry: true };
    const before = sit([abc], rules, moves);
    expect(resumed([abc], before.log).session.phase).toEqual({ is: 'between', missed: [0, 2] });
    const begun = sit([abc], rules, [...moves, { is: 'begin-round' }]);
    const { session } = resumed([abc], begun.log);
    expect([session.round, session.phase]).toMatchObject([1, { is: 'asking', entry: { place: 0 } }]);
    expect(standing(session)).toEqual(standing(begun.session));
  });

  it('has hints and flags as they were', () => {
    const deck = deckOf('## Which?\n\n- [x] one\n- [ ] two\n\n> [!TIP]\n> <!-- {cost: 1/4} -->\n> try\n');
    const { log } = sit([deck], { mode: 'practice', retry: false }, [{ is: 'hint' }, { is: 'flag', note: 'odd' }]);
    const { session } = resumed([deck], log);
    expect([...session.hints]).toEqual([[0, 1]]);
    expect(session.flags).toEqual([{ place: 0, note: 'odd' }]);
    expect(advance(session, right).phase).toMatchObject({ attempt: { hints: 1, score: { earned: { n: 3n, d: 4n } } } });
  });

  it('goes on as it would have without the break, wherever that was', () => {
    const item = (name: string) => `## Is it ${name}?\n\n- [x] yes\n- [ ] no\n\n> [!TIP]\n> look\n`;
    const decks = ['ab', 'abc'].map((names) => deckOf(Array.from(names, item).join('\n')));
    const handIn: Move = { is: 'hand-in' };
    const beginRound: Move = { is: 'begin-round' };
    const one = fc.constantFrom<Move>(right, wrong, blank, skip, back, next, handIn, beginRound, { is: 'hint' });
    // Without these few would come to a second round.
    const several = fc.constantFrom<Move[]>([right, next], [wrong, next], [next, handIn], [next, handIn, beginRound]);
    const moves = fc.array(
      fc.oneof(
        one.map((move) => [move]),
        several,
      ),
      { maxLength: 20 },
    );
    const rules = fc.record<Rules>({ mode: fc.constantFrom('practice', 'exam'), retry: fc.boolean() });
    fc.assert(
      fc.property(fc.constantFrom(...decks), rules, moves, (deck, chosen, made) => {
        const { session, log } = sit([deck], chosen, made.flat());
        if (session.phase.is === 'finished') return;
        const expected = session.phase.is === 'explaining' ? advance(session, next) : session;
        const front = expected.phase.is === 'asking' && expected.phase.earlier ? advance(expected, skip) : expected;
        const again = resumed([deck], log).session;
        if (front.phase.is === 'asking' && front.queue[front.at] !== front.phase.entry.place) return;
        expect(standing(again)).toEqual(standing(front));
      }),
      { numRuns: 400 },
    );
  });
});

describe('a deck that was edited meanwhile', () => {
  const practice = { mode: 'practice', retry: false } as const;
  const yes = deckOf('## One?\n\n- [x] yes\n- [ ] no\n\n## Two?\n\n- [x] yes\n- [ ] no\n');
  const no = deckOf('## One?\n\n- [ ] yes\n- [x] no\n\n## Two?\n\n- [x] yes\n- [ ] no\n');
  const one = { deck: 'deck', item: 'one' };

  it('has its item asked again where the recorded response would be scored differently', () => {
    const { log } = sit([yes], practice, [right, next, right, next]);
    const { session, changed } = resumed([no], log);
    expect(changed).toEqual([one]);
    expect(at(session)).toBe('one');
  });

  it('has its item asked again where the recorded response is none to it any more', () => {
    const open = deckOf('## One?\n\n= 4\n\n## Two?\n\n- [x] yes\n- [ ] no\n');
    const { log } = sit([yes], practice, [right, next, right, next]);
    const { session, changed } = resumed([open], log);
    expect([changed, at(session)]).toEqual([[one], 'one']);
  });

  it('keeps the response where only words changed', () => {
    const before = deckOf('## One?\n\n- [x] yes\n- [ ] no\n\n## Two?\n\n= true\n');
    const after = deckOf('## One?\n\n- [x] yes!\n- [ ] no, never\n\nSince it is so.\n\n## Two?\n\n= true\n');
    const { log } = sit([before], practice, [{ ...right, raw: keys(0) }, next]);
    expect(resumed([after], log).changed).toEqual([]);
  });

  it('does not go back to a response that the learner had changed, where the last would be scored differently', () => {
    const exam = { mode: 'exam', retry: false } as const;
    const { session, log } = sit([yes], exam, [blank, blank, back, back, right]);
    expect(session.paper.entries.map(({ id }) => id)).toEqual(['one', 'two']);
    const again = resumed([no], log);
    expect(again.changed).toEqual([one]);
    expect(at(again.session)).toBe('one');
    expect(attemptsInOrder(again.session.attempts).map(({ place }) => place)).toEqual([1]);
  });

  it('says nothing of a response that the learner had changed, where the last is scored as before', () => {
    const exam = { mode: 'exam', retry: false } as const;
    const again = resumed([no], sit([yes], exam, [right, blank, back, back, blank]).log);
    expect(again.changed).toEqual([]);
    expect(at(again.session)).toBe('handing-in');
  });

  it('has its item asked again before the round of missed items that had begun, and then that round again', () => {
    const moves: Move[] = [wrong, next, wrong, next, { is: 'begin-round' }, right, next];
    const { log } = sit([yes], { mode: 'practice', retry: true }, moves);
    const second = resumed([no], log);
    expect([second.changed, second.session.round, at(second.session)]).toEqual([[one], 0, 'one']);

    const further = goOn({ session: second.session, log }, [right, next, { is: 'begin-round' }, right, next]);
    expect(at(further.session)).toBe('two');
    const third = resumed([no], further.log);
    expect(third.changed).toEqual([]);
    expect(standing(third.session)).toEqual(standing(further.session));
  });

  it('leaves out an item that is gone, with what was answered to it', () => {
    const { log } = sit([abc], practice, [right, next]);
    const first = log[0];
    const gone = first?.is === 'sitting-started' ? first.items[0]?.item : undefined;
    const left = choiceDeck(['a', 'b', 'c'].filter((name) => name !== gone));
    const again = resumed([left], log);
    expect(again.gone).toEqual([{ deck: 'deck', item: gone }]);
    expect(again.session.paper.entries).toHaveLength(2);
    expect(again.session.attempts).toBeUndefined();
  });
});

describe('the facts of a sitting', () => {
  const told = (...moves: Move[]) => sit([abc], { mode: 'practice', retry: false }, moves).log.map((event) => event.is);

  it('tell each thing once, in steps without a gap', () => {
    const moves: Move[] = [skip, right, { is: 'flag', note: 'x' }, next, { is: 'quit' }];
    expect(told(...moves)).toEqual(['sitting-started', 'skipped', 'attempt', 'flagged', 'sitting-ended']);
    const { log } = sit([abc], { mode: 'practice', retry: false }, moves);
    expect(log.map((event) => ('step' in event ? event.step : -1))).toEqual([0, 1, 2, 3, 4]);
  });

  it('tell nothing of a move that changed nothing, or of a response that was not understood', () => {
    expect(told(back, next, { ...right, raw: { from: 'text', text: '9' } })).toEqual(['sitting-started']);
  });

  it('tell of an attempt and of the end where the time for the whole was up', () => {
    const timeUp: Move = { is: 'time-up', of: 'whole', raw: keys(0), durationMs: 1, atMs: 1 };
    expect(told(timeUp)).toEqual(['sitting-started', 'attempt', 'sitting-ended']);
  });

  it('keep the paper with the order of its choices', () => {
    const { session, log } = sit([abc], { mode: 'practice', retry: false }, []);
    expect(log[0]).toMatchObject({
      seed: 3,
      decks: [{ id: 'deck', path: 'deck.md' }],
      items: session.paper.entries.map(({ id, shown }) => ({ deck: 'deck', item: id, shown })),
    });
  });
});
