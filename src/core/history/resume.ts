import type { Deck } from '../deck/deck.ts';
import { equal } from '../grading/fraction.ts';
import { mark } from '../item-types/index.ts';
import { type Attempt, afterHints, hintCost } from '../session/attempt.ts';
import { endRound, postpone, proceed, recordAttempt, startRound, unopened } from '../session/course.ts';
import { type Entry, paperOf } from '../session/paper.ts';
import type { Session } from '../session/session.ts';
import type { AttemptMade, ItemRef, SittingEvent, Stamp } from './event.ts';
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
 * the item was edited so that this gives another score, the item is asked anew in the round that it belongs to, before
 * any later round; what was recorded stays in the log.
 */
export function resume(recorded: RecordedSitting, decks: readonly Deck[]): Resumed {
  const { started, events } = recorded;
  const { paper, gone } = paperOf(decks, started.seed, started.order, started.items);
  const places: Places = new Map(paper.entries.map((entry) => [key(refOf(entry)), entry]));
  const attempts = attemptsNow(events, places);
  const outdated = new Set<Entry>();
  let session = unopened(paper, { mode: started.mode, retry: started.retry });
  let isHandedIn = false;

  for (const event of events) {
    if (event.is === 'handed-in') isHandedIn = isThrough(session);
    if ('round' in event && event.round === session.round + 1 && isThrough(session)) session = startRound(session);
    const entry = entryOf(event, places);
    if (entry === undefined || ('round' in event && event.round !== session.round)) continue;
    if (event.is === 'attempt') {
      const attempt = attempts.get(event);
      if (attempt) session = recordAttempt(session, attempt);
      else outdated.add(entry);
    } else if (event.is === 'skipped') session = postpone(session, entry.place, event.durationMs);
    else if (event.is === 'hint')
      session = { ...session, hints: new Map(session.hints).set(entry.place, event.hint + 1) };
    else if (event.is === 'flagged')
      session = { ...session, flags: [...session.flags, { place: entry.place, note: event.note }] };
  }
  const open = new Set(session.queue.slice(session.at));
  return {
    session: isHandedIn && session.round === 0 && isThrough(session) ? endRound(session) : proceed(session),
    gone: gone.map(({ deck, item }) => ({ deck, item })),
    changed: [...outdated].filter(({ place }) => open.has(place)).map(refOf),
  };
}

type Places = ReadonlyMap<string, Entry>;

const isThrough = ({ queue, at }: Session): boolean => at >= queue.length;

const entryOf = (event: SittingEvent, places: Places): Entry | undefined =>
  'item' in event ? places.get(key(event)) : undefined;

const key = ({ deck, item }: ItemRef): string => `${deck}\n${item}`;

/**
 * The attempts that still get their recorded score. Of an item whose last attempt in a round does not, there is none in
 * that round: an earlier response, which the learner had changed, must not stand instead.
 */
function attemptsNow(events: readonly SittingEvent[], places: Places): ReadonlyMap<SittingEvent, Attempt> {
  const now = new Map<SittingEvent, Attempt>();
  const lastStands = new Map<string, boolean>();
  for (const event of events.toReversed()) {
    const entry = entryOf(event, places);
    if (event.is !== 'attempt' || entry === undefined) continue;
    const asked = `${event.round} ${entry.place}`;
    const attempt = lastStands.get(asked) === false ? undefined : markAgain(entry, event);
    if (!lastStands.has(asked)) lastStands.set(asked, attempt !== undefined);
    if (attempt) now.set(event, attempt);
  }
  return now;
}

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
