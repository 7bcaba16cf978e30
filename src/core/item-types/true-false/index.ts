import { scoreWhole } from '../../grading/rules.ts';
import type { ItemType } from '../contract.ts';
import { answerForm } from '../support/answer-form.ts';
import { frontOf, oneCard } from '../support/cards.ts';
import { plain } from '../support/plain.ts';
import { choicesShown } from '../support/shown.ts';
import { accountOfTruth } from './account.ts';
import { decodeTruth } from './decode.ts';
import { formatTruth, parseTruth, type TrueFalseBody, truthTexts, wordOf, words } from './notation.ts';
import { sample } from './sample.ts';

/** A statement that is true or false. */
export const trueFalse: ItemType<TrueFalseBody, boolean> = {
  ...plain,
  shape: 'choose-one',
  sample,
  recognises: (section) => answerForm(section) === 'truth',
  parse: parseTruth,
  format: formatTruth,
  rules: () => ['all-or-nothing'],
  arrange: () => [0, 1],
  ask: (_, shown) => ({ shape: 'choose-one', choices: choicesShown(words, shown) }),
  decode: (_, raw) => decodeTruth(raw),
  encode: (response) => response,
  key: ({ body }) => body.answer,
  grade: ({ body, points }, response) => scoreWhole(response === body.answer, points),
  account: ({ body }, response) => accountOfTruth(body, response),
  cards: (item) => oneCard(frontOf(item), wordOf(item.body.answer)),
  texts: truthTexts,
  toJson: ({ answer, feedback, notChosen, otherFeedback }) => ({
    answer,
    ...(feedback === undefined ? {} : { feedback }),
    ...(notChosen === undefined ? {} : { notChosen }),
    ...(otherFeedback === undefined ? {} : { otherFeedback }),
  }),
};
