import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Item } from '../item-types/index.ts';
import type { Span } from '../source/span.ts';
import type { ContrastTable } from './contrast.ts';
import type { Source } from './item.ts';

/** A section without a question: shown before the item that follows it. */
export interface Reading {
  /** Empty for the text before the first heading. */
  readonly title: string;
  /** Markdown. */
  readonly text: string;
  readonly chapter: readonly string[];
  readonly span: Span;
}

export type Part = ({ readonly is: 'reading' } & Reading) | { readonly is: 'item'; readonly item: Item };

/** The items of one file with what its front matter says of them. */
export interface Deck {
  /** The path as the user would type it. */
  readonly path: string;
  /** The front matter's id, or the path without its ending. */
  readonly id: string;
  readonly title: string;
  readonly topic: readonly string[];
  readonly tags: readonly string[];
  readonly level?: number;
  readonly language?: string;
  readonly license?: string;
  readonly author?: string;
  /** The rules beyond this specification that the deck wants to be held to, and where it says so. */
  readonly lint?: { readonly rules: 'bank'; readonly span: Span };
  readonly sources: readonly Source[];
  /** In the order of the file. */
  readonly parts: readonly Part[];
  /** The tables that the file itself holds. */
  readonly contrasts: readonly ContrastTable[];
  /** The files whose tables the deck uses, as relative paths, and where they are named. */
  readonly uses: readonly { readonly target: string; readonly span: Span }[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The items of a deck in the order of the file. */
export function itemsOf(deck: Deck): readonly Item[] {
  const items: Item[] = [];
  for (const part of deck.parts) if (part.is === 'item') items.push(part.item);
  return items;
}

/** True if the deck has a question. */
export function holdsItems(deck: Deck): boolean {
  return deck.parts.some((part) => part.is === 'item');
}
