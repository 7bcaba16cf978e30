import { letterOf } from '../../grading/letters.ts';
import { defaultRule, rulesFor, scoreParts } from '../../grading/rules.ts';
import type { ItemType } from '../contract.ts';
import { shuffledPlaces } from '../support/arrange.ts';
import { frontOf, oneCard } from '../support/cards.ts';
import { bulleted } from '../support/markdown.ts';
import { plain } from '../support/plain.ts';
import { choicesShown } from '../support/shown.ts';
import { accountOfPairs } from './account.ts';
import { decodePairs, type Pairing } from './decode.ts';
import { formatMatching, type MatchingBody, pairsOf, parseMatching, rightsOf, tableIn } from './notation.ts';
import { sample } from './sample.ts';

const leftsOf = (body: MatchingBody): readonly string[] => pairsOf(body).map(({ left }) => left);

/** Left sides that each go with a right side; a response is the place of the right side for each. */
export const matching: ItemType<MatchingBody, Pairing> = {
  ...plain,
  shape: 'pair',
  sample,
  recognises: (section) => section.settings.kind === 'matching' && tableIn(section) !== undefined,
  parse: parseMatching,
  format: formatMatching,
  settings: () => ({ kind: 'matching' }),
  rules: () => [...new Set([defaultRule.parts, ...rulesFor('parts')])],
  arrange: ({ body }, random) => shuffledPlaces(rightsOf(body).length, random),
  ask: ({ body }, shown) => ({
    shape: 'pair',
    left: leftsOf(body).map((text, index) => ({ index, text })),
    right: choicesShown(rightsOf(body), shown),
  }),
  decode: ({ body }, raw) => decodePairs({ left: leftsOf(body), right: rightsOf(body) }, raw),
  encode: (response) => response.map((place) => (place === null ? null : letterOf(place))),
  key: ({ body }) => pairsOf(body).map(({ right }) => rightsOf(body).indexOf(right)),
  grade: ({ body, partial, points }, response) => {
    const rights = rightsOf(body);
    const parts = pairsOf(body).map(({ right }, index) => rights[response[index] ?? -1] === right);
    return scoreParts(partial, parts, points);
  },
  account: ({ body }, response) => accountOfPairs(body, response),
  cards: (item) => oneCard(frontOf(item), bulleted(pairsOf(item.body).map(({ left, right }) => `${left} → ${right}`))),
  texts: ({ titles, rows }) =>
    [...titles, ...rows.flatMap(({ left, right }) => [left, right])].filter((text) => text !== ''),
  toJson: ({ titles, rows }) => ({ titles, rows: rows.map(({ left, right }) => [left === '' ? null : left, right]) }),
};
