import { letterOf } from '../../grading/letters.ts';
import { defaultRule, rulesFor, scoreOrder } from '../../grading/rules.ts';
import type { ItemType, ItemWith } from '../contract.ts';
import { disarranged } from '../support/arrange.ts';
import { frontOf, oneCard } from '../support/cards.ts';
import { plain } from '../support/plain.ts';
import { choicesShown } from '../support/shown.ts';
import { accountOfOrder } from './account.ts';
import { decodeOrder } from './decode.ts';
import { formatOrdering, listIn, type OrderingBody, parseOrdering } from './notation.ts';
import { sample } from './sample.ts';

const textsIn = ({ body }: ItemWith<OrderingBody>): readonly string[] => body.lines.map(({ text }) => text);

/** Lines to be put in order; a response is their places in the learner's order. */
export const ordering: ItemType<OrderingBody, readonly number[]> = {
  ...plain,
  shape: 'order',
  sample,
  recognises: (section) => section.settings.kind === 'ordering' && listIn(section) !== undefined,
  parse: parseOrdering,
  format: formatOrdering,
  settings: () => ({ kind: 'ordering' }),
  rules: () => [...new Set([defaultRule.order, ...rulesFor('order')])],
  arrange: ({ body }, random) => disarranged(body.lines.length, random),
  ask: (item, shown) => ({ shape: 'order', choices: choicesShown(textsIn(item), shown) }),
  decode: (item, raw) => decodeOrder(textsIn(item), raw),
  encode: (response) => response.map(letterOf),
  key: ({ body }) => body.lines.map((_, place) => place),
  grade: ({ partial, points }, response) => scoreOrder(partial, response, points),
  account: ({ body }, response) => accountOfOrder(body, response),
  cards: (item) => oneCard(frontOf(item), formatOrdering(item.body)),
  texts: ({ lines }) => lines.flatMap(({ text, feedback }) => (feedback === undefined ? [text] : [text, feedback])),
  toJson: ({ lines }) => ({
    lines: lines.map(({ text, feedback }) => ({ text, ...(feedback === undefined ? {} : { feedback }) })),
  }),
};
