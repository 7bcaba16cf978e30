import {
  type HistoryEvent,
  type ItemRef,
  isOfSitting,
  type PaperItem,
  type SittingEvent,
  type SittingStarted,
  type Stamp,
} from './event.ts';

type Start = Stamp & SittingStarted;

/** All that the log knows of one sitting. */
export interface RecordedSitting {
  readonly started: Start;
  /** Everything after the start, in the order in which it happened. */
  readonly events: readonly SittingEvent[];
  /** How it ended last; absent while it goes on, and after it was torn off. */
  readonly ended?: 'finished' | 'quit' | 'time-up';
  /** The step that the next fact gets. */
  readonly nextStep: number;
  /** Time from each start or resumption to the last event before the next one. */
  readonly spentMs: number;
}

/** The sitting with an id as the log tells it, or nothing where its start is not in the log. */
export function recordedSitting(log: readonly HistoryEvent[], sitting: string): RecordedSitting | undefined {
  const events = log
    .filter(isOfSitting)
    .filter((event) => event.sitting === sitting)
    .sort(byStep);
  const started = events.find(isStart);
  if (started === undefined) return undefined;
  const after = events.filter((event) => event !== started);
  const turn = after.findLast(isTurn);
  return {
    started,
    events: after,
    ...(turn?.is === 'sitting-ended' ? { ended: turn.how } : {}),
    nextStep: (after.at(-1) ?? started).step + 1,
    spentMs: spent(started, after),
  };
}

/** The newest sitting that was quit or torn off before its end, or nothing. */
export function unfinishedSitting(log: readonly HistoryEvent[]): RecordedSitting | undefined {
  const turns = new Map<string, SittingEvent>();
  for (const event of log) {
    if (!isTurn(event)) continue;
    const known = turns.get(event.sitting);
    if (known === undefined || byStep(known, event) < 0) turns.set(event.sitting, event);
  }
  const open = startsOf(log).find(({ sitting }) => {
    const turn = turns.get(sitting);
    return turn?.is !== 'sitting-ended' || turn.how === 'quit';
  });
  return open && recordedSitting(log, open.sitting);
}

/** The newest sitting of all, whether it came to its end or not. */
export function lastSitting(log: readonly HistoryEvent[]): RecordedSitting | undefined {
  const [newest] = startsOf(log);
  return newest && recordedSitting(log, newest.sitting);
}

/** The items of a sitting that were missed and not right in a later round either, in the order of its paper. */
export function stillMissed({ started, events }: RecordedSitting): readonly PaperItem[] {
  const missed = new Map<string, boolean>();
  for (const event of events) {
    if (event.is !== 'attempt') continue;
    const isMissed = event.verdict !== 'right' && event.verdict !== 'unrated';
    if (event.round === 0 || !isMissed) missed.set(nameOf(event), isMissed);
  }
  return started.items.filter((item) => missed.get(nameOf(item)) === true);
}

const nameOf = ({ deck, item }: ItemRef): string => `${deck}\n${item}`;

/** The paths of the decks that were sat, each once, the newest first. */
export function recentDecks(log: readonly HistoryEvent[]): readonly string[] {
  return [...new Set(startsOf(log).flatMap((start) => start.decks.map((deck) => deck.path)))];
}

function startsOf(log: readonly HistoryEvent[]): readonly Start[] {
  return log.filter(isStart).sort((one, other) => other.at - one.at || (other.id < one.id ? -1 : 1));
}

const isStart = (event: HistoryEvent): event is Start => event.is === 'sitting-started';

/** Where a sitting stopped or went on. */
const isTurn = (event: HistoryEvent): event is SittingEvent =>
  event.is === 'sitting-ended' || event.is === 'sitting-resumed';

/** The step says what came first, also where the clock was set back; only machines that resumed at once share one. */
function byStep(one: SittingEvent, other: SittingEvent): number {
  return one.step - other.step || one.at - other.at || (one.id < other.id ? -1 : 1);
}

function spent(started: Start, after: readonly SittingEvent[]): number {
  let total = 0;
  let last = started.at;
  for (const event of after) {
    if (event.is !== 'sitting-resumed') total += Math.max(0, event.at - last);
    last = event.at;
  }
  return total;
}
