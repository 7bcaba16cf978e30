/** What lists and menus say of decks, from an index. */
import { type Deck, holdsItems } from '../core/deck/deck.ts';
import { worthSaying } from '../core/deck/no-deck.ts';
import { type DeckSummary, summaryOf } from '../core/deck/summary.ts';
import { encodeSummary, SummaryDecoder } from '../core/deck/summary-codec.ts';
import type { Diagnostic } from '../core/diagnostics/diagnostic.ts';
import { indexFiles } from './file-index.ts';
import type { World } from './world.ts';

/** A deck as a list shows it. */
export interface ListedDeck {
  readonly path: string;
  readonly summary: DeckSummary;
}

/** The decks that some names mean, those without items left out, and what could not be read. */
export interface Listed {
  readonly decks: readonly ListedDeck[];
  readonly unreadable: readonly Diagnostic[];
}

/** What is said of a file; nothing of a page without items that nothing is wrong with, since it is no deck. */
function listed(deck: Deck): DeckSummary | undefined {
  const diagnostics = worthSaying(deck, deck.diagnostics, false);
  return holdsItems(deck) || diagnostics.length > 0 ? summaryOf({ ...deck, diagnostics }) : undefined;
}

/**
 * The decks that some names mean, those of the current folder without a name; only what changed is read. `begin` is told
 * how many files there are.
 */
export async function listDecks(
  world: World,
  names: readonly string[],
  begin: (files: number) => void = () => undefined,
): Promise<Listed> {
  const decoder = new SummaryDecoder();
  const { files, unreadable } = await indexFiles(world, names, {
    folder: 'decks',
    format: 3,
    begin,
    of: listed,
    encode: encodeSummary,
    decode: (row, from) => decoder.decode(row, from),
  });
  return { decks: files.map(({ path, value }) => ({ path, summary: value })), unreadable };
}
