import type { Deck } from '../deck/deck.ts';
import { equal } from '../grading/fraction.ts';
import { mark } from '../item-types/index.ts';
import { type Attempt, afterHints, hintCost } from '../session/attempt.ts';
import { postpone, proceed, recordAttempt, startRound, unopened } from '../session/course.ts';
import { type Entry, paperOf } from '../session/paper.ts';
import type { Session } from '../session/session.ts';
import type { AttemptMade, ItemRef, Stamp } from './event.ts';
import { refOf } from './facts.ts';
import type { RecordedSitting } from './sittings.ts';

/** A sitting that goes on where it stopped. */
export interface Resumed {
  readonly session: Session;
  /** Items that are no longer in the decks; they are left out. */
  readonly gone: readonly ItemRef[];
  /** Items whose recorded response no longer gets the recorded score, so that they are asked again. */
  readonly changed: readonly ItemRef[];
}

/**
 * The session of a record at the item where it stopped, with the same order. A recorded response is marked again; where
 * the item was edited so that this gives another score, the item is asked anew, and what was recorded stays in the log.
 */
export function resume(recorded: RecordedSitting, decks: readonly Deck[]): Resumed {
  const { started, events } = recorded;
  const { paper, gone } = paperOf(decks, started.seed, started.order, started.items);
  const places = new Map(paper.entries.map((entry) => [key(refOf(entry)), entry]));
  const changed: ItemRef[] = [];
  let session = unopened(paper, { mode: started.mode, retry: started.retry });

  for (const event of events) {
    const entry = 'item' in event ? places.get(key(event)) : undefined;
    if (entry === undefined) continue;
    if ('round' in event && event.round === session.round + 1) session = startRound(session);
    if (event.is === 'attempt') {
      const attempt = markAgain(entry, event);
      if (attempt) session = recordAttempt(session, attempt);
      else changed.push(refOf(entry));
    } else if (event.is === 'skipped') session = postpone(session, entry.place, event.durationMs);
    else if (event.is === 'hint')
      session = { ...session, hints: new Map(session.hints).set(entry.place, event.hint + 1) };
    else if (event.is === 'flagged')
      session = { ...session, flags: [...session.flags, { place: entry.place, note: event.note }] };
  }
  return { session: proceed(session), gone: gone.map(({ deck, item }) => ({ deck, item })), changed };
}

const key = ({ deck, item }: ItemRef): string => `${deck}\n${item}`;

function markAgain({ item, place }: Entry, event: Stamp & AttemptMade): Attempt | undefined {
  const marked = mark(item, { from: 'json', value: event.response });
  if (marked.is === 'unclear') return undefined;
  const score = afterHints(marked.score, hintCost(item, event.hints));
  const same =
    score.verdict === event.verdict && equal(score.earned, event.earned) && equal(score.possible, event.possible);
  return same
    ? {
        place,
        round: event.round,
        response: marked.response,
        score,
        account: marked.account,
        hints: event.hints,
        durationMs: event.durationMs,
        atMs: event.at,
        timedOut: event.timedOut,
      }
    : undefined;
}
