import { type Attempt, isMissed, standing } from './attempt.ts';
import type { Entry, Paper } from './paper.ts';
import type { Ending, Rules, Session } from './session.ts';

/** A session of which no item has been asked yet. */
export function unopened(paper: Paper, rules: Rules): Session {
  return {
    paper,
    rules,
    round: 0,
    queue: paper.entries.map((entry) => entry.place),
    at: 0,
    reached: -1,
    attempts: undefined,
    hints: new Map(),
    usedMs: new Map(),
    flags: [],
    phase: { is: 'finished', how: 'finished' },
  };
}

/** The session at the item that is next in turn, or at the end of its round. */
export function proceed(session: Session): Session {
  const next = session.paper.entries[session.queue[session.at] ?? -1];
  if (next !== undefined) return ask(session, next);
  const mayStillChange = session.rules.mode === 'exam' && session.round === 0 && session.attempts !== undefined;
  return mayStillChange ? { ...session, phase: { is: 'handing-in' } } : endRound(session);
}

/** The session at the item of an entry. */
export function ask(session: Session, entry: Entry): Session {
  const { place } = entry;
  const first = place > session.reached;
  const changeable = session.rules.mode === 'exam' && session.round === 0 && !first;
  const earlier = changeable ? standing(session.attempts, 0).get(place) : undefined;
  return {
    ...session,
    reached: Math.max(session.reached, place),
    phase: { is: 'asking', entry, first, ...(earlier === undefined ? {} : { earlier }) },
  };
}

/** Takes an attempt in: it stands, and its item is no longer open. */
export function recordAttempt(session: Session, attempt: Attempt): Session {
  const { queue, at } = session;
  const isFront = queue[at] === attempt.place;
  const waiting = isFront ? -1 : queue.indexOf(attempt.place, at);
  return {
    ...session,
    queue: waiting === -1 ? queue : queue.toSpliced(waiting, 1),
    at: isFront ? at + 1 : at,
    reached: Math.max(session.reached, attempt.place),
    attempts: { head: attempt, rest: session.attempts },
    usedMs: without(session.usedMs, attempt.place),
  };
}

function without(map: ReadonlyMap<number, number>, place: number): ReadonlyMap<number, number> {
  return map.has(place) ? new Map([...map].filter(([key]) => key !== place)) : map;
}

/** Puts an open item behind all others; `usedMs` is the time that it has been in front of the learner. */
export function postpone(session: Session, place: number, usedMs: number): Session {
  const { queue, at } = session;
  const waiting = queue.indexOf(place, at);
  if (waiting === -1) return session;
  return {
    ...session,
    queue: [...queue.toSpliced(waiting, 1), place],
    reached: Math.max(session.reached, place),
    usedMs: new Map(session.usedMs).set(place, usedMs),
  };
}

/** The session at the start of a round of the items that were missed in the round before, none of them asked yet. */
export function startRound(session: Session): Session {
  const queue = missedIn(session, session.round);
  return { ...session, round: session.round + 1, queue, at: 0, hints: new Map(), usedMs: new Map() };
}

/** The places of a round whose items were missed, in the order of the paper. */
export function missedIn(session: Session, round: number): readonly number[] {
  const attempts = [...standing(session.attempts, round).values()];
  return attempts
    .filter(isMissed)
    .map((attempt) => attempt.place)
    .sort((one, other) => one - other);
}

/** The session after its round: finished, or before the next round of missed items. */
export function endRound(session: Session): Session {
  const missed = session.rules.retry ? missedIn(session, session.round) : [];
  return missed.length > 0 ? { ...session, phase: { is: 'between', missed } } : end(session, 'finished');
}

/** The session at its end. */
export function end(session: Session, how: Ending): Session {
  return { ...session, phase: { is: 'finished', how } };
}
