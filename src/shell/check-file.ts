import { existsSync } from 'node:fs';
import { posix } from 'node:path';
import { type Deck, itemsOf } from '../core/deck/deck.ts';
import { relativeLinks } from '../core/deck/links.ts';
import { worthSaying } from '../core/deck/no-deck.ts';
import { type Diagnostic, diagnostic } from '../core/diagnostics/diagnostic.ts';
import { lintDeck } from '../core/lint/lint-deck.ts';
import { linesOfText } from '../core/source/blocks.ts';
import { type DeckFile, openable } from './deck-files.ts';
import type { DeckReader } from './deck-reader.ts';
import type { World } from './world.ts';

/** What a check found in one file. */
export interface CheckedFile {
  readonly path: string;
  readonly items: number;
  /** In the order of their places. */
  readonly diagnostics: readonly Diagnostic[];
  /** Nothing where the file could not be read as text. */
  readonly content?: { readonly text: string; readonly deck: Deck };
}

/** Checks files; whether a link leads somewhere is looked up once for each place. */
export class FileChecker {
  private readonly known = new Map<string, boolean>();
  private readonly world: Pick<World, 'cwd'>;
  private readonly reader: DeckReader;

  constructor(world: Pick<World, 'cwd'>, reader: DeckReader) {
    this.world = world;
    this.reader = reader;
  }

  check({ path, named }: DeckFile): CheckedFile {
    const read = this.reader.read(path);
    if (!read.ok) return { path, items: 0, diagnostics: [read.diagnostic] };
    const { deck, text } = read;
    const more = [...this.brokenLinks(path, text), ...this.lint(deck, text)];
    const all = more.length === 0 ? deck.diagnostics : [...deck.diagnostics, ...more].sort(byPlace);
    return {
      path,
      items: itemsOf(deck).length,
      diagnostics: worthSaying(deck, all, named),
      content: { text, deck },
    };
  }

  private lint(deck: Deck, text: string): readonly Diagnostic[] {
    return deck.lint === undefined ? [] : lintDeck(deck, linesOfText(text));
  }

  private brokenLinks(path: string, text: string): readonly Diagnostic[] {
    const broken: Diagnostic[] = [];
    for (const link of relativeLinks(text)) {
      if (this.exists(posix.join(posix.dirname(path), link.path))) continue;
      const code = link.is === 'image' ? 'image-broken' : 'link-broken';
      broken.push(diagnostic(code, path, link.span, { target: link.target }));
    }
    return broken;
  }

  private exists(path: string): boolean {
    const before = this.known.get(path);
    if (before !== undefined) return before;
    const exists = existsSync(openable(this.world, path));
    this.known.set(path, exists);
    return exists;
  }
}

/** The order of two diagnostics of one file. */
function byPlace(one: Diagnostic, other: Diagnostic): number {
  return one.span.line - other.span.line || one.span.column - other.span.column;
}
