import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Deck } from '../../../src/core/deck/deck.ts';
import { decodeLine, encodeEvent } from '../../../src/core/history/codec.ts';
import type { Fact, HistoryEvent } from '../../../src/core/history/event.ts';
import { factsOf, startFact } from '../../../src/core/history/facts.ts';
import { resume } from '../../../src/core/history/resume.ts';
import { recordedSitting } from '../../../src/core/history/sittings.ts';
import { advance, begin } from '../../../src/core/session/advance.ts';
import { attemptsInOrder } from '../../../src/core/session/attempt.ts';
import { resultOf } from '../../../src/core/session/result.ts';
import type { Move, Rules, Session } from '../../../src/core/session/session.ts';
import { at, back, blank, choiceDeck, deckOf, keys, next, paperOf, right, skip, wrong } from '../session/decks.ts';

const abc = choiceDeck(['a', 'b', 'c']);

/** A sitting whose facts went through the lines of a log. */
function sit(decks: readonly Deck[], rules: Rules, moves: readonly Move[]): { session: Session; log: HistoryEvent[] } {
  let session = begin(paperOf(decks, { order: 'shuffled', seed: 3 }), rules);
  const facts: Fact[] = [startFact('s1', session, { order: 'shuffled', selection: {} })];
  for (const move of moves) {
    const after = advance(session, move);
    facts.push(...factsOf({ sitting: 's1', step: facts.length }, session, move, after));
    session = after;
  }
  const log = facts.map((fact, at): HistoryEvent => {
    const line = encodeEvent({ id: `d.p.${String(at).padStart(6, '0')}`, at: 1000 * at, offset: 0, ...fact });
    const decoded = decodeLine(line);
    if (decoded.is !== 'event') throw new Error(decoded.because);
    return decoded.event;
  });
  return { session, log };
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

  it('has hints and flags as they were', () => {
    const deck = deckOf('## Which?\n\n- [x] one\n- [ ] two\n\n> [!TIP]\n> <!-- {cost: 1/4} -->\n> try\n');
    const { log } = sit([deck], { mode: 'practice', retry: false }, [{ is: 'hint' }, { is: 'flag', note: 'odd' }]);
    const { session } = resumed([deck], log);
    expect([...session.hints]).toEqual([[0, 1]]);
    expect(session.flags).toEqual([{ place: 0, note: 'odd' }]);
    expect(advance(session, right).phase).toMatchObject({ attempt: { hints: 1, score: { earned: { n: 3n, d: 4n } } } });
  });

  it('goes on as it would have without the break, wherever that was', () => {
    const move = fc.constantFrom<Move>(
      right,
      wrong,
      blank,
      skip,
      back,
      next,
      next,
      { is: 'hand-in' },
      { is: 'begin-round' },
    );
    const rules = fc.record<Rules>({ mode: fc.constantFrom('practice', 'exam'), retry: fc.boolean() });
    fc.assert(
      fc.property(rules, fc.array(move, { maxLength: 25 }), (chosen, moves) => {
        const { session, log } = sit([abc], chosen, moves);
        if (session.phase.is === 'finished' || session.phase.is === 'between') return;
        const expected = session.phase.is === 'explaining' ? advance(session, next) : session;
        const front = expected.phase.is === 'asking' && expected.phase.earlier ? advance(expected, skip) : expected;
        const again = resumed([abc], log).session;
        if (front.phase.is === 'asking' && front.queue[front.at] !== front.phase.entry.place) return;
        expect(standing(again)).toEqual(standing(front));
      }),
    );
  });
});

describe('a deck that was edited meanwhile', () => {
  const practice = { mode: 'practice', retry: false } as const;

  it('has its item asked again where the recorded response would be scored differently', () => {
    const before = deckOf('# D\n\n## One?\n\n- [x] yes\n- [ ] no\n\n## Two?\n\n- [x] yes\n- [ ] no\n');
    const after = deckOf('# D\n\n## One?\n\n- [ ] yes\n- [x] no\n\n## Two?\n\n- [x] yes\n- [ ] no\n');
    const { log } = sit([before], practice, [right, next, right, next]);
    const { session, changed } = resumed([after], log);
    expect(changed).toEqual([{ deck: 'deck', item: 'one' }]);
    expect(at(session)).toBe('one');
  });

  it('keeps the response where only words changed', () => {
    const before = deckOf('## One?\n\n- [x] yes\n- [ ] no\n\n## Two?\n\n= true\n');
    const after = deckOf('## One?\n\n- [x] yes!\n- [ ] no, never\n\nSince it is so.\n\n## Two?\n\n= true\n');
    const { log } = sit([before], practice, [{ ...right, raw: keys(0) }, next]);
    expect(resumed([after], log).changed).toEqual([]);
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
    expect(log.map((event) => event.step)).toEqual([0, 1, 2, 3, 4]);
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
