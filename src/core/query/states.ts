import { closest } from '../diagnostics/suggest.ts';
import { misread, quoted } from '../session/parsed.ts';
import type { QueryCard } from './card.ts';
import { type Field, oneOf } from './comparison.ts';

/** From this interval on a card is mature: the figure that Anki uses in its statistics. */
const matureDays = 21;

const intervalOf = ({ intervalDays, stabilityDays }: QueryCard): number | undefined => intervalDays ?? stabilityDays;

/** Every card is exactly one of new, learning and review: what goes in steps of minutes is learning. */
const states: ReadonlyMap<string, (card: QueryCard) => boolean> = new Map([
  ['new', (card: QueryCard) => card.phase === 'new'],
  ['learning', (card: QueryCard) => card.phase === 'learning' || card.phase === 'relearning'],
  ['review', (card: QueryCard) => card.phase === 'review'],
  ['due', (card: QueryCard) => card.isDue],
  ['overdue', (card: QueryCard) => card.dueInDays !== undefined && card.dueInDays < 0],
  ['suspended', (card: QueryCard) => card.isSuspended],
  ['buried', (card: QueryCard) => card.isBuried],
  ['leech', (card: QueryCard) => card.isLeech],
  ['flagged', (card: QueryCard) => card.isFlagged],
  ['young', (card: QueryCard) => (intervalOf(card) ?? matureDays) < matureDays],
  ['mature', (card: QueryCard) => (intervalOf(card) ?? 0) >= matureDays],
]);

/** The name of each state. */
export const stateNames: readonly string[] = [...states.keys()];

/** The field `is`: a state in which the learner's history has put a card. */
export const stateField: Field = {
  needs: 'memory',
  test: (comparison) =>
    oneOf(comparison, ({ text, at }) => {
      const holds = states.get(text.toLowerCase());
      if (holds !== undefined) return { ok: true, value: ({ card }) => holds(card) };
      const near = closest(text, [...states.keys()]);
      const no = `There is no state ${quoted(text)}`;
      if (near !== undefined) return misread(`${no}: did you mean \`is:${near}\`?`, at);
      return misread(`${no}: known are ${[...states.keys()].join(', ')}.`, at);
    }),
};
