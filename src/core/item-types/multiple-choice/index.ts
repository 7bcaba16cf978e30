import { letterOf } from '../../grading/letters.ts';
import type { ItemType } from '../contract.ts';
import { choiceKind, optionTexts } from '../support/choice-kind.ts';
import { type ChoiceBody, choiceRules, gradeChoices, keysOf, parseChoices } from '../support/choices.ts';
import { accountOfChoices } from '../support/choices-account.ts';
import { decodeOne } from '../support/decode-choices.ts';
import { findOptions, ticks } from '../support/options.ts';
import { choicesShown } from '../support/shown.ts';
import { sample } from './sample.ts';

/** One right option among several; a response is its place. */
export const multipleChoice: ItemType<ChoiceBody, number> = {
  ...choiceKind,
  shape: 'choose-one',
  sample,
  recognises(section) {
    const found = findOptions(section);
    return found !== undefined && ticks(found) < 2;
  },
  parse: (section, outer) =>
    parseChoices(section, outer, 'multiple-choice', (found, report) => {
      const extra = found.options.filter((option) => option.ticked)[1];
      if (extra !== undefined) report('key-extra', found.key?.span ?? extra.span, { count: ticks(found) });
    }),
  rules: (body) => choiceRules(body, 'all-or-nothing'),
  ask: (item, shown) => ({ shape: 'choose-one', choices: choicesShown(optionTexts(item), shown) }),
  decode: (item, raw) => decodeOne(optionTexts(item), raw),
  encode: letterOf,
  key: ({ body }) => keysOf(body)[0] ?? 0,
  grade: (item, response) => gradeChoices(item, [response]),
  keyed: ({ options }, option) =>
    option < options.length && options.every(({ credit }) => credit === undefined)
      ? { options: options.map((each, place) => ({ ...each, right: place === option })) }
      : undefined,
  account: ({ body }, response) => accountOfChoices(body, response === undefined ? undefined : [response]),
};
