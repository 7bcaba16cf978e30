import { sumOf } from './numbers.ts';
import type { StudiedCard } from './studied-card.ts';

/** What falls due of the cards as they stand now. */
export interface Forecast {
  /** Due before today. */
  readonly overdue: number;
  /** Due on each of the next 30 days, today first. */
  readonly days: readonly number[];
  /** Reviews a day in the long run, as Anki's daily load: the sum over the cards of 1 / interval. */
  readonly dailyLoad: number;
}

const horizonDays = 30;

/** What falls due from `today` on; suspended cards never do. An interval within steps counts as a day. */
export function forecastOf(cards: readonly StudiedCard[], today: number): Forecast {
  const days = new Array<number>(horizonDays).fill(0);
  let overdue = 0;
  const active = cards.filter(({ isSuspended }) => !isSuspended);
  for (const { state } of active) {
    const ahead = state.dueDay - today;
    if (ahead < 0) overdue += 1;
    else if (ahead < horizonDays) days[ahead] = (days[ahead] ?? 0) + 1;
  }
  return { overdue, days, dailyLoad: sumOf(active.map(({ state }) => 1 / Math.max(1, state.intervalDays))) };
}
