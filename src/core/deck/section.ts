import type { Fraction } from '../grading/fraction.ts';
import type { RuleName } from '../grading/rules.ts';
import type { Block } from '../source/block.ts';
import type { Span } from '../source/span.ts';
import type { ContrastCut } from './item.ts';

/** The settings of one item after its deck's defaults, each checked. */
export interface Settings {
  readonly id?: string;
  readonly kind?: string;
  readonly level?: number;
  readonly tags: readonly string[];
  readonly points: Fraction;
  /** The rule that the item itself names. */
  readonly partial?: RuleName;
  /** The rule that its deck names, for the kinds that it can grade. */
  readonly deckPartial?: RuleName;
  readonly shuffle: boolean;
  readonly timeSeconds?: number;
  /** True where capital letters matter in a typed response. */
  readonly case: boolean;
  /** True where accents matter in a typed response. */
  readonly accents: boolean;
  /** A flashcard that is also asked from back to front. */
  readonly reverse: boolean;
  readonly contrast?: ContrastCut;
  /** The experiment that shows on the learner's machine what the item is about. */
  readonly lab?: string;
}

/** A deeper heading below an item's notation, with all it holds. */
export interface SubSection {
  /** The heading's text, a trailing colon removed. */
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly span: Span;
}

/** A section as a kind sees it: settings, hints and sources are taken out already. */
export interface Section {
  /** The heading's text without its number; empty in a file without headings. */
  readonly title: string;
  readonly titleSpan: Span;
  readonly settings: Settings;
  readonly body: readonly Block[];
  readonly below: readonly SubSection[];
  readonly span: Span;
}
