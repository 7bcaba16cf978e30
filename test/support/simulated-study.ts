import { fraction } from '../../src/core/grading/fraction.ts';
import type { CardSeen, HistoryEvent, Reviewed } from '../../src/core/history/event.ts';
import type { CardState, Rating } from '../../src/core/schedule/card-state.ts';
import { dayOf, startOfDay } from '../../src/core/schedule/day.ts';
import { fsrs6 } from '../../src/core/schedule/fsrs6.ts';
import { schedulerOf } from '../../src/core/schedule/scheduler.ts';
import { defaultSettings } from '../../src/core/schedule/settings.ts';
import { seededRandom } from '../../src/core/session/random.ts';

/** A learner who forgets by a model of memory whose weights are known. */
export interface Simulated {
  readonly weights: readonly number[];
  readonly firstDay: number;
  readonly days: number;
  readonly newPerDay: number;
  readonly seed: number;
}

/** The key of the nth card. */
const simulatedKey = (card: number): string => (card + 1).toString(16).padStart(16, '0');

/** What was seen of a card. */
export const seen = (card: string, deck = 'asyncio', text = `Question ${card}`): CardSeen => ({
  is: 'card-seen',
  card,
  deck,
  item: card,
  explicit: true,
  facet: '',
  front: card,
  back: card,
  text,
  by: 'first',
});

/** A review, rated as it was; all else is as for a flashcard. */
export const review = (card: string, rating: Rating, change: Partial<Reviewed> = {}): Reviewed => ({
  is: 'review',
  card,
  rating,
  days: 0,
  mode: 'study',
  verdict: rating === 'again' ? 'wrong' : 'right',
  durationMs: 6000,
  hints: 0,
  sitting: 's',
  earned: fraction(rating === 'again' ? 0 : 1),
  possible: fraction(1),
  rule: 'all-or-nothing',
  response: null,
  ...change,
});

/**
 * What such a learner's log holds after some days of studying all that is due: by the default schedule, an hour after
 * noon in UTC, each card once a day at least until it is recalled.
 */
export function simulatedStudy({ weights, firstDay, days, newPerDay, seed }: Simulated): readonly HistoryEvent[] {
  const random = seededRandom(seed);
  const truth = fsrs6(weights);
  const scheduler = schedulerOf(defaultSettings);
  const events: HistoryEvent[] = [];
  const cards: { readonly key: string; state?: CardState; memory?: ReturnType<typeof truth.next> }[] = [];
  const add = (at: number, fact: CardSeen | Reviewed): void => {
    events.push({ id: `dev.p.${String(events.length).padStart(6, '0')}`, at, offset: 0, ...fact });
  };
  for (let day = firstDay; day < firstDay + days; day++) {
    let at = startOfDay(day, 0, 4) + 9 * 3_600_000;
    for (let made = 0; made < newPerDay; made++) {
      const key = simulatedKey(cards.length);
      cards.push({ key });
      add(at, seen(key));
    }
    let queue = cards.filter(({ state }) => state === undefined || state.dueDay <= day);
    while (queue.length > 0) {
      for (const card of queue) {
        const { state, memory } = card;
        const elapsed = state === undefined ? 0 : day - state.lastDay;
        const recalls =
          memory === undefined ? random.next() < 0.6 : random.next() < truth.retrievability(memory, elapsed);
        const draw = random.next();
        const rating = !recalls ? 'again' : draw < 0.15 ? 'hard' : draw < 0.85 ? 'good' : 'easy';
        at += 8000;
        const next = scheduler.review(state, rating, { at, day: dayOf(at, 0, 4) }, { seed: card.key });
        card.memory = truth.next(memory, elapsed, rating);
        card.state = next;
        add(
          at,
          review(card.key, rating, { days: next.intervalDays, durationMs: 4000 + Math.round(random.next() * 8000) }),
        );
      }
      queue = queue.filter(({ state }) => state !== undefined && state.dueAt !== undefined && state.dueDay <= day);
    }
  }
  return events;
}
