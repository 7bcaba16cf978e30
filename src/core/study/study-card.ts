import type { CardRecord } from '../history/card-record.ts';
import type { CardKey } from '../history/event.ts';
import type { SeenCard } from '../history/sign.ts';
import type { CardState } from '../schedule/card-state.ts';
import type { Scheduler } from '../schedule/scheduler.ts';
import type { ScheduleSettings } from '../schedule/settings.ts';
import type { Entry } from '../session/paper.ts';

/** A card as it can be studied: what stands in the file, and what the log knows of it. */
export interface StudyCard {
  readonly key: CardKey;
  readonly seen: SeenCard;
  /** The whole item in its deck. */
  readonly entry: Entry;
  /** What its cards have in common: they are kept apart. */
  readonly siblings: string;
  readonly record?: CardRecord;
  readonly state?: CardState;
  readonly settings: ScheduleSettings;
  readonly scheduler: Scheduler;
}
