import { toText } from '../../grading/fraction.ts';
import { foldText } from '../../grading/text.ts';
import type { ItemType } from '../contract.ts';
import { answerForm } from '../support/answer-form.ts';
import { frontOf, oneCard } from '../support/cards.ts';
import { decodeText } from '../support/decode-text.ts';
import { literal } from '../support/markdown.ts';
import { plain } from '../support/plain.ts';
import { accountOfText, expectedText } from './account.ts';
import type { ShortAnswerBody } from './body.ts';
import { gradeText } from './grade.ts';
import { acceptingText, formatShortAnswer, parseShortAnswer, shortAnswerSettings } from './notation.ts';
import { sample } from './sample.ts';

/** A word or phrase that is typed. */
export const shortAnswer: ItemType<ShortAnswerBody, string> = {
  ...plain,
  shape: 'type',
  sample,
  recognises: (section) => answerForm(section) === 'text',
  parse: parseShortAnswer,
  format: formatShortAnswer,
  settings: shortAnswerSettings,
  rules: ({ answers }) =>
    answers.some(({ credit }) => credit !== undefined) ? ['weights', 'all-or-nothing'] : ['all-or-nothing'],
  ask: () => ({ shape: 'type', expects: 'a word or phrase', lines: 'one' }),
  decode: (_, raw) => decodeText(raw),
  encode: (response) => response,
  key: ({ body }) => expectedText(body),
  grade: gradeText,
  compared: ({ body }, response) => foldText(response, body),
  accepting: ({ body }, response) => acceptingText(body, response),
  account: accountOfText,
  cards: (item) => oneCard(frontOf(item), literal(expectedText(item.body))),
  texts: ({ answers }) =>
    answers.flatMap(({ feedback, notChosen }) => [feedback, notChosen]).filter((text) => text !== undefined),
  comparing: ({ case: capitals, accents }) => ({ case: capitals, accents }),
  toJson: ({ answers, case: capitals, accents }) => ({
    answers: answers.map(({ right, is, text, flags, credit, feedback, notChosen }) => ({
      right,
      [is]: text,
      ...(flags === undefined || flags === '' ? {} : { flags }),
      ...(credit === undefined ? {} : { credit: toText(credit) }),
      ...(feedback === undefined ? {} : { feedback }),
      ...(notChosen === undefined ? {} : { notChosen }),
    })),
    case: capitals,
    accents,
  }),
};
