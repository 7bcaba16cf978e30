import type { Random } from '../../session/random.ts';
import type { ItemWith, OfferedOption } from '../contract.ts';
import { arrangeOptions } from './arrange.ts';
import { type ChoiceBody, choicesToJson, formatChoices, textsOfChoices } from './choices.ts';
import { cardOfChoices } from './choices-account.ts';
import { plain } from './plain.ts';

/** What the two choice kinds have in common. */
export const choiceKind = {
  ...plain,
  format: formatChoices,
  arrange: ({ body, shuffle }: ItemWith<ChoiceBody>, random: Random): readonly number[] =>
    arrangeOptions(body.options, shuffle, random),
  cards: cardOfChoices,
  options: offered,
  texts: textsOfChoices,
  toJson: choicesToJson,
} as const;

function offered({ options }: ChoiceBody): readonly OfferedOption[] {
  return options.map(({ text, right, feedback, notChosen }) => {
    const rationale = feedback ?? notChosen;
    return { text, right, ...(rationale === undefined ? {} : { rationale }) };
  });
}

const known = new WeakMap<ChoiceBody, readonly string[]>();

/** The texts of the options by their place in the file, the same array for the same body. */
export function optionTexts({ body }: ItemWith<ChoiceBody>): readonly string[] {
  const texts = known.get(body) ?? body.options.map(({ text }) => text);
  known.set(body, texts);
  return texts;
}
