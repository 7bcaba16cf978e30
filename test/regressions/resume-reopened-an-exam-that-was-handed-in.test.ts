import { expect, it } from 'vitest';
import type { HistoryEvent } from '../../src/core/history/event.ts';
import { factsOf, startFact } from '../../src/core/history/facts.ts';
import { resume } from '../../src/core/history/resume.ts';
import { recordedSitting } from '../../src/core/history/sittings.ts';
import { advance, allowed, begin } from '../../src/core/session/advance.ts';
import type { Move, Session } from '../../src/core/session/session.ts';
import { at, blank, choiceDeck, paperOf, right } from '../core/session/decks.ts';

const deck = choiceDeck(['a', 'b', 'c']);

/** An exam with rounds of missed items, in which the last item was left blank, resumed after some more moves. */
function resumedAfter(...more: readonly Move[]): Session {
  let session = begin(paperOf([deck]), { mode: 'exam', retry: true });
  const stamp = { id: 'd.p.000000', at: 0, offset: 0 };
  const log: HistoryEvent[] = [{ ...stamp, ...startFact('s', session, { order: 'file', selection: {} }) }];
  for (const move of [right, right, blank, ...more]) {
    const after = advance(session, move);
    log.push(
      ...factsOf({ sitting: 's', step: log.length }, session, move, after).map((fact) => ({ ...stamp, ...fact })),
    );
    session = after;
  }
  const recorded = recordedSitting(log, 's');
  if (recorded === undefined) throw new Error('not recorded');
  return resume(recorded, [deck]).session;
}

it('does not let responses be changed after the missed items were named', () => {
  const session = resumedAfter({ is: 'hand-in' }, { is: 'quit' });
  expect(session.phase).toEqual({ is: 'between', missed: [2] });
  expect(allowed(session).has('back')).toBe(false);
});

it('goes on in the round that had begun, also where nothing was answered in it', () => {
  const session = resumedAfter({ is: 'hand-in' }, { is: 'begin-round' });
  expect([session.round, at(session)]).toEqual([1, 'c']);
  expect(allowed(session).has('back')).toBe(false);
});

it('lets responses be changed where it was left before it was handed in', () => {
  const session = resumedAfter({ is: 'quit' });
  expect(at(session)).toBe('handing-in');
  expect(allowed(session).has('back')).toBe(true);
});
