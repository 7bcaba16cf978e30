import { toText } from '../../grading/fraction.ts';
import { formatNumericAnswer, readNumber } from '../../grading/number.ts';
import type { ItemType } from '../contract.ts';
import { answerForm } from '../support/answer-form.ts';
import { frontOf, oneCard } from '../support/cards.ts';
import { literal } from '../support/markdown.ts';
import { plain } from '../support/plain.ts';
import { accountOfNumber, expectedText } from './account.ts';
import type { NumericBody } from './body.ts';
import { decodeNumber } from './decode.ts';
import { fullResponse, gradeNumber } from './grade.ts';
import { acceptingNumber, formatNumeric, parseNumeric } from './notation.ts';
import { sample } from './sample.ts';

/** A number, exact, in a range or with a tolerance; a response is the number as it was typed. */
export const numeric: ItemType<NumericBody, string> = {
  ...plain,
  shape: 'type',
  sample,
  recognises: (section) => answerForm(section) === 'number',
  parse: parseNumeric,
  format: formatNumeric,
  rules: ({ targets }) =>
    targets.some(({ credit }) => credit !== undefined) ? ['weights', 'all-or-nothing'] : ['all-or-nothing'],
  ask: ({ body }) => {
    const unit = body.targets.find(({ answer }) => answer.unit !== undefined)?.answer.unit;
    return { shape: 'type', expects: unit === undefined ? 'a number' : `a number in ${unit}`, lines: 'one' };
  },
  decode: (_, raw) => decodeNumber(raw),
  encode: (response) => response,
  key: ({ body }) => fullResponse(body) ?? '',
  grade: gradeNumber,
  compared: (_, response) => {
    const read = readNumber(response);
    return read.is === 'number' ? formatNumericAnswer({ ...read, is: 'exact' }) : response;
  },
  accepting: ({ body }, response) => acceptingNumber(body, response),
  account: accountOfNumber,
  cards: (item) => oneCard(frontOf(item), literal(expectedText(item.body))),
  texts: ({ targets }) =>
    targets.flatMap(({ feedback, notChosen }) => [feedback, notChosen]).filter((text) => text !== undefined),
  toJson: ({ targets }) => ({
    answers: targets.map(({ right, answer, credit, feedback, notChosen }) => ({
      right,
      answer: formatNumericAnswer(answer),
      ...(credit === undefined ? {} : { credit: toText(credit) }),
      ...(feedback === undefined ? {} : { feedback }),
      ...(notChosen === undefined ? {} : { notChosen }),
    })),
  }),
};
