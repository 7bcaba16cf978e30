import type { Cards } from '../../core/history/cards.ts';
import type { StudySettings } from '../../core/study/settings.ts';

/** What a day still allows. */
export interface LeftToday {
  readonly newLeft: number;
  readonly mostLeft: number;
  readonly reviewedToday: number;
}

/** What the settings still allow of a day after what was done on it. */
export function whatIsLeft(known: Cards, { newPerDay, mostPerDay }: StudySettings, today: number): LeftToday {
  const introduced = new Set<string>();
  for (const { introducedDay, key } of known.byKey.values()) if (introducedDay === today) introduced.add(key);
  const reviewedToday = known.reviewsOn.get(today) ?? 0;
  return {
    newLeft: Math.max(0, newPerDay - introduced.size),
    mostLeft: Math.max(0, mostPerDay - reviewedToday),
    reviewedToday,
  };
}
