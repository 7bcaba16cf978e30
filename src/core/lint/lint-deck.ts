/**
 * What a reader of the file would not call a mistake, and the editor of a bank would: options that take in the others,
 * a small "not", a key that gives itself away, gaps in what most items have. Only a deck that asks for it is read so.
 */
import { type Deck, itemsOf } from '../deck/deck.ts';
import { spanOfLine } from '../deck/program-place.ts';
import { collector, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { offeredBy } from '../item-types/index.ts';
import { lintFields } from './fields.ts';
import { lintKeys } from './keys.ts';
import type { Offering } from './offering.ts';
import { lintOptions } from './options.ts';
import { negativeIn } from './stem.ts';

/** The lint of a deck whose front matter has `lint: bank`, in the order of the rules; nothing for any other. */
export function lintDeck(deck: Deck, lines: readonly string[]): readonly Diagnostic[] {
  if (deck.lint === undefined) return [];
  const { report, diagnostics } = collector(deck.path);
  const items = itemsOf(deck);
  const offerings = items.map((item): Offering => ({ item, options: offeredBy(item) }));
  for (const offering of offerings) {
    lintOptions(offering, lines, report);
    const negative = offering.options.length === 0 ? undefined : negativeIn(offering.item);
    if (negative !== undefined)
      report('lint-negative-stem', spanOfLine(lines, offering.item.span.line), {
        word: negative,
        capitals: negative.toUpperCase(),
      });
  }
  lintKeys(offerings, deck.lint.span, report);
  lintFields(items, deck.tags.length, lines, report);
  return diagnostics;
}
