import { holdsItems } from '../core/deck/deck.ts';
import type { Diagnostic } from '../core/diagnostics/diagnostic.ts';
import { findDeckFiles, openable } from './deck-files.ts';
import type { DeckReader, LoadedDeck } from './deck-reader.ts';
import { Refusal } from './errors.ts';
import { type Keeping, keepDeck, keptDeck } from './kept-decks.ts';
import { stampLength, stampOf } from './stamp.ts';
import type { World } from './world.ts';

/** Decks to be asked, and the files and folders that were passed over because they could not be read. */
export interface LoadedDecks {
  /** In the order of the names; each holds an item at least. */
  readonly decks: readonly LoadedDeck[];
  readonly passedOver: readonly Diagnostic[];
}

/** Of more files the decks are not kept, so that the cache stays small. */
const mostKept = 100;

/** The decks that some names mean, those of the current folder without a name. Refuses where nothing can be asked. */
export async function loadDecks(world: Keeping & Pick<World, 'now'>, names: readonly string[]): Promise<LoadedDecks> {
  const now = world.now();
  const { files, stamps, unreadable } = findDeckFiles(world, names);
  const isKeeping = files.length <= mostKept;
  let reader: DeckReader | undefined;
  const decks: LoadedDeck[] = [];
  const passedOver = [...unreadable];
  for (const [place, { path, named }] of files.entries()) {
    const at = place * stampLength;
    const stamp = stamps?.slice(at, at + stampLength) ?? stampOf(openable(world, path));
    const kept = isKeeping ? keptDeck(world, path, stamp) : undefined;
    if (kept !== undefined) {
      decks.push(kept);
      continue;
    }
    reader ??= new (await import('./deck-reader.ts')).DeckReader(world);
    const read = reader.read(path);
    if (!read.ok) {
      if (named) throw refusalOf(read.diagnostic);
      passedOver.push(read.diagnostic);
    } else if (holdsItems(read.deck)) {
      const loaded = { deck: read.deck, tables: read.tables };
      decks.push(loaded);
      if (isKeeping) keepDeck(world, path, stamp, loaded, now);
    } else if (named) throw withoutItems(read.deck.diagnostics, path);
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
