import type { Accounted, Facet, ItemWith } from '../contract.ts';
import { frontOf, oneCard } from './cards.ts';
import { type ChoiceBody, keysOf } from './choices.ts';
import { bulleted } from './markdown.ts';
import type { Option } from './options.ts';

function line(option: Option, index: number, mark: Accounted['mark'], rationale: string | undefined): Accounted {
  return {
    mark,
    index,
    text: option.text,
    ...(option.approach === undefined ? {} : { approach: option.approach }),
    ...(rationale === undefined ? {} : { rationale }),
  };
}

/**
 * The chosen options, then the keys that were not chosen, then the others whose author has something to say on it.
 * After a blank the keys alone.
 */
export function accountOfChoices({ options }: ChoiceBody, chosen: readonly number[] | undefined): readonly Accounted[] {
  const lines = options.map((option, index): Accounted => {
    if (chosen?.includes(index)) {
      return line(option, index, option.right ? 'chosen-right' : 'chosen-wrong', option.feedback);
    }
    if (option.right) return line(option, index, 'missed', option.notChosen ?? option.feedback);
    return line(option, index, 'passed-over', option.notChosen);
  });
  const marked = (...marks: readonly Accounted['mark'][]): readonly Accounted[] =>
    lines.filter(({ mark }) => marks.includes(mark));
  if (chosen === undefined) return marked('missed');
  const passedOver = marked('passed-over').filter(({ rationale }) => rationale !== undefined);
  return [...marked('chosen-right', 'chosen-wrong'), ...marked('missed'), ...passedOver];
}

/** The one card of a choice: the question, and the keys. */
export function cardOfChoices(item: ItemWith<ChoiceBody>): readonly Facet[] {
  const texts = item.body.options.map(({ text }) => text);
  const keys = keysOf(item.body).map((index) => texts[index] ?? '');
  const back = keys.length === 1 ? (keys[0] ?? '') : bulleted(keys);
  return oneCard(frontOf(item), back);
}
