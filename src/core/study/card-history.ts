import type { CardEvent } from '../feedback/card-info.ts';
import { ratedAs, standing } from '../history/cards.ts';
import type { CardKey, Corrected, HistoryEvent, Stamp } from '../history/event.ts';
import { isOfStudy } from '../history/event.ts';

const acts = {
  suspended: 'suspended',
  unsuspended: 'unsuspended',
  buried: 'buried',
  reset: 'reset',
  'due-set': 'moved',
  noted: 'noted',
} as const;

const isAct = (is: string): is is keyof typeof acts => Object.hasOwn(acts, is);

/** What happened to a card, in the order of the events: under any of its keys, and in quizzes to its item. */
export function historyOfCard(
  events: readonly HistoryEvent[],
  { keys, item }: { readonly keys: ReadonlySet<CardKey>; readonly item: string },
  dayOfEvent: (event: Stamp) => number,
): readonly CardEvent[] {
  const corrections = new Map<string, Corrected>();
  const stands = new Set(standing(events.filter(isOfStudy)));
  for (const event of stands) if (event.is === 'corrected') corrections.set(event.of, event);
  return events.flatMap((event): CardEvent[] => {
    const day = dayOfEvent(event);
    if (event.is === 'attempt') {
      if (event.fingerprint !== item) return [];
      return [{ day, what: event.verdict, inQuiz: true, durationMs: event.durationMs }];
    }
    if (!isOfStudy(event) || !stands.has(event) || !('card' in event) || !keys.has(event.card)) return [];
    if (event.is === 'review') {
      const { rating, days } = ratedAs(event, corrections);
      const isCorrected = corrections.has(event.id);
      return [{ day, what: rating, durationMs: event.durationMs, days, ...(isCorrected ? { isCorrected } : {}) }];
    }
    return isAct(event.is) ? [{ day, what: acts[event.is] }] : [];
  });
}

/** The last review that stands, or nothing. */
export function lastReview(
  events: readonly HistoryEvent[],
): { readonly id: string; readonly card: CardKey } | undefined {
  const stands = standing(events.filter(isOfStudy));
  return stands.findLast((event) => event.is === 'review');
}
