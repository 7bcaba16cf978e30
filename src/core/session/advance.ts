import type { Deck } from '../deck/deck.ts';
import type { RawResponse } from '../item-types/contract.ts';
import { type Marked, mark } from '../item-types/index.ts';
import { type Attempt, afterHints, hintCost } from './attempt.ts';
import { ask, end, endRound, postpone, proceed, recordAttempt, startRound, unopened } from './course.ts';
import { type Entry, type Paper, rereadPaper, shownIn } from './paper.ts';
import type { Move, Phase, Rules, Session } from './session.ts';

type Asking = Extract<Phase, { is: 'asking' }>;
type MoveName = Move['is'];

/** A session at its first item; of an empty paper it is finished at once. */
export function begin(paper: Paper, rules: Rules): Session {
  return proceed(unopened(paper, rules));
}

/** The session after a move; a move that the phase does not allow changes nothing. */
export function advance(session: Session, move: Move): Session {
  const { phase } = session;
  if (!allowed(session).has(move.is)) return session;
  if (move.is === 'quit') return end(session, 'quit');
  if (move.is === 'time-up' && phase.is !== 'asking') return move.of === 'whole' ? end(session, 'time-up') : session;
  if (move.is === 'flag') return flag(session, move.note);
  if (move.is === 'next') return proceed(session);
  if (move.is === 'hand-in') return endRound(session);
  if (move.is === 'begin-round') return proceed(startRound(session));
  if (move.is === 'back' && phase.is === 'handing-in') return back(session, session.paper.entries.length);
  return phase.is === 'asking' ? whileAsking(session, phase, move) : session;
}

type AskingMove = Extract<Move, { is: 'respond' | 'time-up' | 'skip' | 'back' | 'hint' }>;

function whileAsking(session: Session, phase: Asking, move: AskingMove): Session {
  switch (move.is) {
    case 'respond':
      return respond(session, phase, move);
    case 'time-up':
      return timeUp(session, phase, move);
    case 'skip':
      return skip(session, phase, move.durationMs);
    case 'back':
      return back(spend(session, phase.entry.place, move.durationMs), phase.entry.place);
    case 'hint':
      return hint(session, phase);
  }
}

/** The moves that change something now. */
export function allowed(session: Session): ReadonlySet<MoveName> {
  const { phase } = session;
  switch (phase.is) {
    case 'asking': {
      const { item, place } = phase.entry;
      const moves = new Set<MoveName>(['respond', 'time-up', 'flag', 'quit']);
      if (phase.earlier !== undefined || session.queue.length - session.at > 1) moves.add('skip');
      if (earlierEntry(session, place) !== undefined) moves.add('back');
      if (hintsTaken(session, place) < item.hints.length) moves.add('hint');
      return moves;
    }
    case 'explaining':
      return new Set<MoveName>(['next', 'time-up', 'flag', 'quit']);
    case 'handing-in': {
      const moves = new Set<MoveName>(['hand-in', 'time-up', 'quit']);
      if (earlierEntry(session, session.paper.entries.length) !== undefined) moves.add('back');
      return moves;
    }
    case 'between':
      return new Set<MoveName>(['begin-round', 'quit']);
    case 'finished':
      return new Set<MoveName>();
  }
}

/** The hints that were taken for the item at a place in this round. */
export function hintsTaken(session: Session, place: number): number {
  return session.hints.get(place) ?? 0;
}

/** The order in which the choices of the item that is asked or explained are shown in this round. */
export function shownNow(session: Session): readonly number[] {
  const { paper, round } = session;
  const entry = paper.entries[placeNow(session) ?? -1];
  return entry === undefined ? [] : shownIn(paper, entry, round);
}

/** The place of the item that is asked or explained. */
function placeNow({ phase }: Session): number | undefined {
  return phase.is === 'asking' ? phase.entry.place : phase.is === 'explaining' ? phase.attempt.place : undefined;
}

/** The time that the item which is asked has been in front of the learner in this round before now. */
export function usedMs(session: Session): number {
  const { phase } = session;
  if (phase.is !== 'asking') return 0;
  return (phase.earlier?.durationMs ?? 0) + (session.usedMs.get(phase.entry.place) ?? 0);
}

/**
 * The session with its items as they stand in the decks now, after their author edited them. What was answered stays as
 * it was marked; an item that is gone stays as it was.
 */
export function reread(session: Session, decks: readonly Deck[]): Session {
  const paper = rereadPaper(session.paper, decks);
  const { phase } = session;
  if (phase.is !== 'asking') return { ...session, paper };
  const entry = paper.entries[phase.entry.place] ?? phase.entry;
  return { ...session, paper, phase: { ...phase, entry } };
}

function respond(session: Session, phase: Asking, move: Extract<Move, { is: 'respond' }>): Session {
  const marked = mark(phase.entry.item, move.raw);
  if (marked.is === 'unclear') return { ...session, phase: { ...phase, unclear: marked.because } };
  return accept(session, attemptOf(session, phase, marked, move, false));
}

function timeUp(session: Session, phase: Asking, move: Extract<Move, { is: 'time-up' }>): Session {
  const { item } = phase.entry;
  const given = move.raw === undefined ? undefined : mark(item, move.raw);
  const understood = given !== undefined && given.is !== 'unclear' ? given : undefined;
  if (move.of === 'item') {
    const marked = understood ?? mark(item, blank);
    return marked.is === 'unclear' ? session : accept(session, attemptOf(session, phase, marked, move, true));
  }
  const spent = spend(session, phase.entry.place, move.durationMs);
  const last = understood && recordAttempt(session, attemptOf(session, phase, understood, move, true));
  return end(last ?? spent, 'time-up');
}

const blank: RawResponse = { from: 'keys', value: null };

function attemptOf(
  session: Session,
  phase: Asking,
  marked: Exclude<Marked, { is: 'unclear' }>,
  { durationMs, atMs }: { readonly durationMs: number; readonly atMs: number },
  timedOut: boolean,
): Attempt {
  const { item, place } = phase.entry;
  const hints = hintsTaken(session, place);
  return {
    place,
    round: session.round,
    response: marked.response,
    score: afterHints(marked.score, hintCost(item, hints)),
    account: marked.account,
    hints,
    durationMs: usedMs(session) + durationMs,
    atMs,
    timedOut,
  };
}

function accept(session: Session, attempt: Attempt): Session {
  const recorded = recordAttempt(session, attempt);
  const explainsNow = session.rules.mode === 'practice' || session.round > 0;
  return explainsNow ? { ...recorded, phase: { is: 'explaining', attempt } } : proceed(recorded);
}

function skip(session: Session, phase: Asking, durationMs: number): Session {
  const { place } = phase.entry;
  if (phase.earlier !== undefined) return proceed(spend(session, place, durationMs));
  return proceed(postpone(session, place, usedMs(session) + durationMs));
}

function spend(session: Session, place: number, durationMs: number): Session {
  return { ...session, usedMs: new Map(session.usedMs).set(place, (session.usedMs.get(place) ?? 0) + durationMs) };
}

function back(session: Session, from: number): Session {
  const entry = earlierEntry(session, from);
  return entry === undefined ? session : ask(session, entry);
}

/** The nearest earlier item of an exam that may be gone back to; one with a time of its own may not. */
function earlierEntry({ rules, round, paper }: Session, from: number): Entry | undefined {
  if (rules.mode !== 'exam' || round > 0) return undefined;
  return paper.entries.findLast(({ place, item }) => place < from && item.timeSeconds === undefined);
}

function hint(session: Session, phase: Asking): Session {
  const { unclear: _, ...asking } = phase;
  const { place } = phase.entry;
  return { ...session, hints: new Map(session.hints).set(place, hintsTaken(session, place) + 1), phase: asking };
}

function flag(session: Session, note: string): Session {
  const place = placeNow(session);
  return place === undefined ? session : { ...session, flags: [...session.flags, { place, note }] };
}
