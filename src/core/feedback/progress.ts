import { type Points, standing, totalOf } from '../session/attempt.ts';
import type { Session } from '../session/session.ts';

/** How far a sitting is. */
export interface Progress {
  /** The item's number, from 1: in the paper, or in the round of missed items. */
  readonly number: number;
  readonly of: number;
  /** The share of items that were responded to. */
  readonly share: number;
  /** 0 for the sitting itself, from 1 for the rounds of missed items. */
  readonly round: number;
  /** The score so far; absent in an exam, which says nothing before its end. */
  readonly score?: Points;
}

/** How far a session is at the item that it asks or explains. */
export function progressOf(session: Session): Progress {
  const { phase, paper, queue, at, round, rules } = session;
  const place = phase.is === 'asking' ? phase.entry.place : phase.is === 'explaining' ? phase.attempt.place : 0;
  const of = round === 0 ? paper.entries.length : queue.length;
  const number = round === 0 ? place + 1 : Math.min(phase.is === 'asking' ? at + 1 : at, of);
  const attempts = standing(session.attempts, round);
  const scored = [...standing(session.attempts, 0).values()].map((attempt) => attempt.score);
  return {
    number,
    of,
    share: of === 0 ? 1 : attempts.size / of,
    round,
    ...(rules.mode === 'exam' ? {} : { score: totalOf(scored.filter((score) => score.verdict !== 'unrated')) }),
  };
}
