import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { spanAt } from '../source/span.ts';
import { type Deck, holdsItems } from './deck.ts';

/**
 * What of a deck's mistakes is worth saying. A page without items that was found in a folder may be no deck at all: of
 * it only what breaks the file counts, and a question whose key is missing. Named by the user, it is an empty deck.
 */
export function worthSaying(deck: Deck, found: readonly Diagnostic[], named: boolean): readonly Diagnostic[] {
  if (holdsItems(deck) || deck.contrasts.length > 0) return found;
  if (!named) return found.filter(({ code, severity }) => severity === 'error' || code === 'question-without-key');
  const isExplained = found.some(({ code, severity }) => severity === 'error' || code === 'question-without-key');
  return isExplained ? found : [...found, diagnostic('deck-empty', deck.path, spanAt(1, 1, 0))];
}
