import { toText } from '../../grading/fraction.ts';
import { rubricScore, unratedScore } from '../../grading/rules.ts';
import type { ItemType, ItemWith } from '../contract.ts';
import { frontOf, oneCard } from '../support/cards.ts';
import { bulleted, paragraphs } from '../support/markdown.ts';
import { subSection } from '../support/notations.ts';
import { plain } from '../support/plain.ts';
import { accountOfOpen } from './account.ts';
import { decodeOpen, type OpenResponse } from './decode.ts';
import { formatOpen, type OpenBody, parseOpen } from './notation.ts';
import { sample } from './sample.ts';

/** What is shown beside the response: the model answer, else the explanation. */
const modelOf = ({ body, explanation }: ItemWith<OpenBody>): string =>
  body.model === '' ? paragraphs(...explanation.map(({ text }) => text)) : body.model;

/** A question answered in one's own words and judged by key points. */
export const open: ItemType<OpenBody, OpenResponse> = {
  ...plain,
  shape: 'assess',
  sample,
  recognises: (section) => subSection(section, 'rubric') !== undefined,
  parse: parseOpen,
  format: formatOpen,
  rules: () => ['weights'],
  ask: (item) => ({
    shape: 'assess',
    model: modelOf(item),
    points: item.body.points.map(({ text }, index) => ({ index, text })),
  }),
  decode: ({ body }, raw) => decodeOpen(body.points.length, raw),
  encode: ({ text, points }) => ({ text, points: points === null ? null : points.map((place) => place + 1) }),
  key: (item) => ({ text: modelOf(item), points: item.body.points.map((_, place) => place) }),
  grade: ({ body, points }, response) => {
    if (response.points === null) return unratedScore(points, 'weights');
    return rubricScore(
      body.points.map(({ weight }) => weight),
      response.points,
      points,
    );
  },
  account: ({ body }, response) => accountOfOpen(body, response),
  cards: (item) => oneCard(frontOf(item), modelOf(item) || bulleted(item.body.points.map(({ text }) => text))),
  texts: ({ points, model }) => [
    ...points.flatMap(({ text, note }) => (note === undefined ? [text] : [text, note])),
    ...(model === '' ? [] : [model]),
  ],
  toJson: ({ points, model }) => ({
    points: points.map(({ text, weight, note }) => ({
      text,
      weight: toText(weight),
      ...(note === undefined ? {} : { note }),
    })),
    model,
  }),
};
