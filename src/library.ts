/**
 * What other programs may use: `import { parseDeck, grade } from 'viva'`. Pure functions over text: no file is read, and
 * nothing is kept.
 */
import type { Json } from './core/item-types/contract.ts';
import { type Item, type Marked, mark } from './core/item-types/index.ts';

export { type Deck, itemsOf, type Part, type Reading } from './core/deck/deck.ts';
export { deckToJson } from './core/deck/json.ts';
export { parseDeck } from './core/deck/parse.ts';
export type { Diagnostic } from './core/diagnostics/diagnostic.ts';
export { type Fraction, fraction, toNumber, toText } from './core/grading/fraction.ts';
export type { Score, Verdict } from './core/grading/score.ts';
export type { Accounted, Json } from './core/item-types/contract.ts';
export { formatItem, type Item, itemToJson, type Kind, keyOf, kinds, type Marked } from './core/item-types/index.ts';

/**
 * Grades a response. A text is read as somebody typed it: a letter, a number from 1, the words of an option or an answer.
 * Any other value is read in the published form, which `keyOf` gives as well: letters of several options, one text a
 * gap. `null` is a blank. What cannot be understood is `unclear`, with a sentence that says why; it never throws.
 */
export function grade(item: Item, response: Json): Marked {
  return mark(
    item,
    typeof response === 'string' ? { from: 'text', text: response } : { from: 'json', value: response },
  );
}
