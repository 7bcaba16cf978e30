import type { Cards } from '../../core/history/cards.ts';
import { type LeftToday, leftOf } from '../../core/study/due.ts';
import type { StudySettings } from '../../core/study/settings.ts';

/** What the settings still allow of a day after what was done on it. */
export function whatIsLeft({ byKey, reviewsOn }: Cards, settings: StudySettings, today: number): LeftToday {
  const introduced = new Set<string>();
  for (const { introducedDay, key } of byKey.values()) if (introducedDay === today) introduced.add(key);
  return leftOf(settings, introduced.size, reviewsOn.get(today) ?? 0);
}
