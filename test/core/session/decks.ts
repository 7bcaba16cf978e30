import type { Deck } from '../../../src/core/deck/deck.ts';
import { parseDeck } from '../../../src/core/deck/parse.ts';
import type { RawResponse } from '../../../src/core/item-types/contract.ts';
import { begin } from '../../../src/core/session/advance.ts';
import { makePaper, type Paper, type PaperOptions } from '../../../src/core/session/paper.ts';
import type { Rules, Session } from '../../../src/core/session/session.ts';

/** A deck of a file in memory; a mistake in it is a mistake in the test. */
export function deckOf(text: string, path = 'deck.md'): Deck {
  const deck = parseDeck(path, text);
  const [first] = deck.diagnostics;
  if (first !== undefined) throw new Error(`${path}:${first.span.line} ${first.message}`);
  return deck;
}

/** Items whose key is their first option, one of two; the second stands for another approach. */
export function choiceDeck(names: readonly string[], settings: (name: string) => string = () => ''): Deck {
  const items = names.map(
    (name) =>
      `## Question ${name}\n\n<!-- {id: ${name}${settings(name)}} -->\n\n` +
      `- [x] the key of ${name} <!-- {approach: pool} -->\n- [ ] a slip in ${name} <!-- {approach: loop} -->\n`,
  );
  return deckOf(`# Deck\n\n${items.join('\n')}`);
}

export function paperOf(decks: readonly Deck[], options: Partial<PaperOptions> = {}): Paper {
  return makePaper(decks, { seed: 7, order: 'file', ...options });
}

export function sessionOf(decks: readonly Deck[], rules: Partial<Rules> = {}): Session {
  return begin(paperOf(decks), { mode: 'practice', retry: false, ...rules });
}

export const keys = (value: unknown): RawResponse => ({ from: 'keys', value });
/** Moves for items of `choiceDeck`, each of which takes a second. */
export const right = { is: 'respond', raw: keys(0), durationMs: 1000, atMs: 1 } as const;
export const wrong = { is: 'respond', raw: keys(1), durationMs: 1000, atMs: 2 } as const;
export const blank = { is: 'respond', raw: keys(null), durationMs: 1000, atMs: 3 } as const;
export const skip = { is: 'skip', durationMs: 500 } as const;
export const back = { is: 'back', durationMs: 250 } as const;
export const next = { is: 'next' } as const;

/** What a session is at, in a word: the id of the item that it asks, or its phase. */
export function at({ phase }: Session): string {
  return phase.is === 'asking' ? phase.entry.id : phase.is;
}
