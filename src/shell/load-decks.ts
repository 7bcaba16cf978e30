import { holdsItems } from '../core/deck/deck.ts';
import type { Diagnostic } from '../core/diagnostics/diagnostic.ts';
import { findDeckFiles } from './deck-files.ts';
import { DeckReader, type LoadedDeck } from './deck-reader.ts';
import { Refusal } from './errors.ts';
import type { World } from './world.ts';

/** Decks to be asked, and the files and folders that were passed over because they could not be read. */
export interface LoadedDecks {
  /** In the order of the names; each holds an item at least. */
  readonly decks: readonly LoadedDeck[];
  readonly passedOver: readonly Diagnostic[];
}

/** The decks that some names mean, those of the current folder without a name. Refuses where nothing can be asked. */
export function loadDecks(
  world: Pick<World, 'cwd' | 'packageFolder' | 'platform'>,
  names: readonly string[],
): LoadedDecks {
  const { files, unreadable } = findDeckFiles(world, names);
  const reader = new DeckReader(world);
  const decks: LoadedDeck[] = [];
  const passedOver = [...unreadable];
  for (const { path, named } of files) {
    const read = reader.read(path);
    if (!read.ok) {
      if (named) throw refusalOf(read.diagnostic);
      passedOver.push(read.diagnostic);
    } else if (holdsItems(read.deck)) decks.push({ deck: read.deck, tables: read.tables });
    else if (named) throw withoutItems(read.deck.diagnostics, path);
  }
  const [lost] = passedOver;
  if (decks.length === 0 && lost !== undefined && files.length <= 1) throw refusalOf(lost);
  if (decks.length === 0) {
    const [one] = files;
    const where =
      files.length === 1 && one !== undefined ? `\`${one.path}\` holds` : `These ${files.length} files hold`;
    throw new Refusal(`${where} no item.`, 'See what is wrong with them: viva check');
  }
  return { decks, passedOver };
}

/** A diagnostic of a file as the reason why nothing could be done. */
export function refusalOf({ file, message, help }: Diagnostic): Refusal {
  return new Refusal(`\`${file}\`: ${message}`, help);
}

function withoutItems(diagnostics: readonly Diagnostic[], path: string): Refusal {
  const errors = diagnostics.filter((found) => found.severity === 'error').length;
  return errors === 0
    ? new Refusal(`\`${path}\` holds no item.`, 'Write a question: `viva new` shows each notation.')
    : new Refusal(`\`${path}\` holds no item that can be asked.`, `See what is wrong with it: viva check ${path}`);
}
