import { posix } from 'node:path';
import type { ContrastTable } from '../core/deck/contrast.ts';
import type { Deck } from '../core/deck/deck.ts';
import { linkContrasts } from '../core/deck/link-contrasts.ts';
import { parseDeck } from '../core/deck/parse.ts';
import { type Diagnostic, diagnostic } from '../core/diagnostics/diagnostic.ts';
import { openable } from './deck-files.ts';
import { readText } from './read-text.ts';
import type { World } from './world.ts';

/** A deck with every contrast table that its items may name: its own, and those of the files that it uses. */
export interface LoadedDeck {
  readonly deck: Deck;
  readonly tables: readonly ContrastTable[];
}

/** A deck with the text that it was read from, or why the file holds none. */
export type DeckRead =
  | ({ readonly ok: true; readonly text: string } & LoadedDeck)
  | { readonly ok: false; readonly diagnostic: Diagnostic };

/** True for a path that does not lead from the file that names it: an absolute one, or an address. */
const isNoRelativePath = (target: string): boolean => /^(?:[/\\]|[a-z][a-z0-9+.-]*:)/i.test(target);

/** Reads decks; a file of contrast tables that several of them use is read once. */
export class DeckReader {
  private readonly shared = new Map<string, readonly ContrastTable[] | undefined>();
  private readonly world: Pick<World, 'cwd'>;

  constructor(world: Pick<World, 'cwd'>) {
    this.world = world;
  }

  /** The deck of a file, mistakes in its use of contrast tables among its diagnostics. */
  read(path: string): DeckRead {
    const read = readText(openable(this.world, path), path);
    if (!read.ok) return read;
    const deck = parseDeck(path, read.text);
    const missing: Diagnostic[] = [];
    const used = deck.uses.flatMap(({ target, span }) => {
      if (isNoRelativePath(target)) {
        missing.push(diagnostic('contrast-path-invalid', path, span, { target }));
        return [];
      }
      const tables = this.tablesOf(posix.join(posix.dirname(path), target));
      if (tables === undefined) missing.push(diagnostic('contrast-file-missing', path, span, { target }));
      else if (tables.length === 0) missing.push(diagnostic('contrast-file-empty', path, span, { target }));
      return tables ?? [];
    });
    const tables = [...deck.contrasts, ...used];
    const unlinked = missing.length > 0 ? [] : linkContrasts(deck, tables, read.text);
    if (missing.length === 0 && unlinked.length === 0) return { ok: true, text: read.text, deck, tables };
    const diagnostics = [...deck.diagnostics, ...missing, ...unlinked].sort(byPlace);
    return { ok: true, text: read.text, deck: { ...deck, diagnostics }, tables };
  }

  /** The tables in a file, nothing where it cannot be read. */
  private tablesOf(path: string): readonly ContrastTable[] | undefined {
    if (!this.shared.has(path)) {
      const read = readText(openable(this.world, path), path);
      this.shared.set(path, read.ok ? parseDeck(path, read.text).contrasts : undefined);
    }
    return this.shared.get(path);
  }
}

function byPlace(one: Diagnostic, other: Diagnostic): number {
  return one.span.line - other.span.line || one.span.column - other.span.column;
}
