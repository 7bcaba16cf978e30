import { defaultRule, rulesFor, scoreParts } from '../../grading/rules.ts';
import type { ItemType, Segment } from '../contract.ts';
import { plain } from '../support/plain.ts';
import { accountOfGaps, fits } from './account.ts';
import { type ClozeBody, gapsOf, shownAnswer } from './body.ts';
import { clozeCards, focusCloze } from './cards.ts';
import { decodeGaps } from './decode.ts';
import { formatCloze, parseCloze, recognisesGaps, textWithGaps } from './notation.ts';
import { sample } from './sample.ts';

function segments({ parts }: ClozeBody): readonly Segment[] {
  let gap = 0;
  return parts.map((part): Segment => {
    if (part.is === 'text') return part;
    const { hint } = part.gap;
    return { is: 'gap', gap: gap++, ...(hint === undefined ? {} : { hint }) };
  });
}

/** True for a text with code, whose gaps alone need not make a section an item. */
const mayBeOverlooked = (body: ClozeBody): boolean => /[`$]|^(?: {4}|\t)/m.test(textWithGaps(body, () => ''));

/** A text with gaps; a response is one text a gap, empty where it was left open. */
export const cloze: ItemType<ClozeBody, readonly string[]> = {
  ...plain,
  shape: 'fill',
  sample,
  recognises: recognisesGaps,
  parse: parseCloze,
  format: formatCloze,
  settings: (body): Readonly<Record<string, string | boolean>> => ({
    ...(mayBeOverlooked(body) ? { kind: 'cloze' } : {}),
    ...(body.case ? { case: true } : {}),
    ...(body.accents ? { accents: true } : {}),
  }),
  rules: () => [...new Set([defaultRule.parts, ...rulesFor('parts')])],
  focus: focusCloze,
  ask: ({ body }) => ({ shape: 'fill', segments: segments(body), gaps: gapsOf(body).length }),
  decode: ({ body }, raw) => decodeGaps(gapsOf(body).length, raw),
  encode: (response) => response,
  key: ({ body }) => gapsOf(body).map(shownAnswer),
  grade: ({ body, partial, points }, response) =>
    scoreParts(
      partial,
      gapsOf(body).map((gap, place) => fits(body, gap, response[place] ?? '')),
      points,
    ),
  comparing: ({ case: capitals, accents }) => ({ case: capitals, accents }),
  account: ({ body }, response) => accountOfGaps(body, response),
  cards: clozeCards,
  texts: (body) => [textWithGaps(body, shownAnswer)],
  toJson: (body) => ({
    parts: body.parts.map((part) => {
      if (part.is === 'text') return part.text;
      const { answers, hint, group } = part.gap;
      return { answers, ...(hint === undefined ? {} : { hint }), ...(group === undefined ? {} : { group }) };
    }),
    case: body.case,
    accents: body.accents,
  }),
};
