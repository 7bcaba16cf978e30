import { scoreWhole } from '../../grading/rules.ts';
import type { ItemType } from '../contract.ts';
import { frontOf } from '../support/cards.ts';
import { paragraphs } from '../support/markdown.ts';
import { strongestNotation } from '../support/notations.ts';
import { plain } from '../support/plain.ts';
import { decodeRating, type Rating } from './decode.ts';
import { type FlashcardBody, formatFlashcard, parseFlashcard } from './notation.ts';
import { sample } from './sample.ts';

/** A front and a back; a response is how well the learner recalled it. */
export const flashcard: ItemType<FlashcardBody, Rating> = {
  ...plain,
  shape: 'recall',
  sample,
  recognises: (section) => strongestNotation(section) === 'back',
  parse: parseFlashcard,
  format: formatFlashcard,
  settings: ({ reverse }): Readonly<Record<string, boolean>> => (reverse ? { reverse } : {}),
  rules: () => ['all-or-nothing'],
  focus: (item, facet) => {
    if (facet !== 'reverse') return item;
    const back = paragraphs(item.title, item.stem);
    return { ...item, title: '', stem: item.body.back, body: { back, reverse: false } };
  },
  ask: ({ body }) => ({ shape: 'recall', back: body.back }),
  decode: (_, raw) => decodeRating(raw),
  encode: (response) => response,
  key: () => 'good',
  grade: ({ points }, response) => scoreWhole(response !== 'again', points),
  account: ({ body }) => [{ mark: 'expected', text: body.back }],
  cards: (item) => {
    const front = frontOf(item);
    const { back, reverse } = item.body;
    const forward = { facet: 'item', front, back };
    return reverse ? [forward, { facet: 'reverse', front: back, back: front }] : [forward];
  },
  texts: ({ back }) => [back],
  toJson: ({ back, reverse }) => ({ back, reverse }),
};
