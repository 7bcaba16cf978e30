import type { Field } from './comparison.ts';
import { deckField, idsOf, kindField, nameField } from './names.ts';
import { count, days, daysAgo, daysAhead, numberField, share } from './numbers.ts';
import { stateField } from './states.ts';

const recall = numberField(share, (card) => card.retrievability, 'memory');

/** What a query can ask about a card, by the name of the field; without names of kinds any name may be one. */
export function fieldsFor(kinds: readonly string[]): ReadonlyMap<string, Field> {
  return new Map([
    ['tag', nameField((card) => card.tags)],
    ['deck', deckField],
    ['kind', kindField(kinds)],
    ['level', numberField(count, (card) => card.level)],
    ['chapter', nameField((card) => card.chapter)],
    ['id', nameField(idsOf)],
    ['is', stateField],
    ['due', numberField(daysAhead, (card) => card.dueInDays, 'memory')],
    ['interval', numberField(days, (card) => card.intervalDays, 'memory')],
    ['stability', numberField(days, (card) => card.stabilityDays, 'memory')],
    ['difficulty', numberField(count, (card) => card.difficulty, 'memory')],
    ['recall', recall],
    ['retrievability', recall],
    ['lapses', numberField(count, (card) => card.lapses, 'memory')],
    ['reps', numberField(count, (card) => card.reps, 'memory')],
    ['reviewed', numberField(daysAgo, (card) => card.reviewedDaysAgo, 'memory')],
  ]);
}
