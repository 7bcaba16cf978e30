import type { Fraction } from '../grading/fraction.ts';
import type { RuleName } from '../grading/rules.ts';
import type { Span } from '../source/span.ts';

export interface Hint {
  readonly text: string;
  /** Points that taking the hint costs. */
  readonly cost?: Fraction;
}

/** A part shown after the response, in the author's order. */
export interface ExplanationPart {
  readonly title?: string;
  readonly text: string;
}

export interface Source {
  readonly title: string;
  readonly url: string;
}

/** The cut of a contrast table that an item is about. An empty list means all of them. */
export interface ContrastCut {
  readonly table?: string;
  readonly approaches: readonly string[];
  readonly criteria: readonly string[];
}

/** What every item has, whatever its kind. Texts are Markdown. */
export interface ItemCommon {
  /** The author's id, or a slug of the title that is unique in the deck. */
  readonly id: string;
  readonly idIsExplicit: boolean;
  /** The number in front of the title as the author wrote it (`Q12.`), no part of the item's identity. */
  readonly number?: string;
  /** The heading; empty for an item without one. */
  readonly title: string;
  /** The text that poses the question below its title; empty where the title is the stem. */
  readonly stem: string;
  /** The headings above, outermost first. */
  readonly chapter: readonly string[];
  readonly tags: readonly string[];
  readonly level?: number;
  readonly points: Fraction;
  readonly partial: RuleName;
  readonly shuffle: boolean;
  readonly timeSeconds?: number;
  readonly hints: readonly Hint[];
  readonly explanation: readonly ExplanationPart[];
  readonly sources: readonly Source[];
  readonly contrast?: ContrastCut;
  /** The name of an experiment that ships with the program. */
  readonly lab?: string;
  readonly span: Span;
}
