import { letterOf } from '../../grading/letters.ts';
import { defaultRule } from '../../grading/rules.ts';
import type { ItemType } from '../contract.ts';
import { choiceKind, optionTexts } from '../support/choice-kind.ts';
import { type ChoiceBody, choiceRules, gradeChoices, keysOf, parseChoices } from '../support/choices.ts';
import { accountOfChoices } from '../support/choices-account.ts';
import { decodeMany } from '../support/decode-choices.ts';
import { findOptions, ticks } from '../support/options.ts';
import { choicesShown } from '../support/shown.ts';
import { sample } from './sample.ts';

/** Several right options, or one where the learner is not told; a response is their places, ascending. */
export const multipleSelect: ItemType<ChoiceBody, readonly number[]> = {
  ...choiceKind,
  shape: 'choose-many',
  sample,
  recognises(section) {
    const found = findOptions(section);
    return found !== undefined && ticks(found) > 1;
  },
  parse: (section, report) => parseChoices(section, report, 'multiple-select', () => undefined),
  settings: (body): Readonly<Record<string, string>> => (keysOf(body).length > 1 ? {} : { kind: 'multiple-select' }),
  rules: (body) => choiceRules(body, defaultRule.choices),
  ask: (item, shown) => ({ shape: 'choose-many', choices: choicesShown(optionTexts(item), shown) }),
  decode: (item, raw) => decodeMany(optionTexts(item), raw),
  encode: (response) => response.map(letterOf),
  key: ({ body }) => keysOf(body),
  grade: gradeChoices,
  account: ({ body }, response) => accountOfChoices(body, response),
};
