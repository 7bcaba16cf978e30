import type { CardState } from '../schedule/card-state.ts';
import type { StudyCard } from './study-card.ts';

type Scheduled = Pick<CardState, 'dueDay'> | undefined;

/** How many cards fall due on each day, and on which days the siblings of a card do. It goes along with a sitting. */
export class Calendar {
  private readonly loads = new Map<number, number>();
  private readonly siblings = new Map<string, Map<string, number>>();

  constructor(cards: Iterable<StudyCard>) {
    for (const card of cards) this.move(card, undefined, card.state);
  }

  /** How many cards fall due on a day. */
  load(day: number): number {
    return this.loads.get(day) ?? 0;
  }

  /** Whether another card of the same item falls due on a day. */
  hasSibling({ key, siblings }: StudyCard, day: number): boolean {
    for (const [other, dueDay] of this.siblings.get(siblings) ?? []) if (other !== key && dueDay === day) return true;
    return false;
  }

  /** Takes in that a card falls due on another day than before. */
  move({ key, siblings }: StudyCard, before: Scheduled, after: Scheduled): void {
    if (before !== undefined) this.loads.set(before.dueDay, this.load(before.dueDay) - 1);
    if (after !== undefined) this.loads.set(after.dueDay, this.load(after.dueDay) + 1);
    const days = this.siblings.get(siblings) ?? new Map<string, number>();
    this.siblings.set(siblings, days);
    if (after === undefined) days.delete(key);
    else days.set(key, after.dueDay);
  }
}
