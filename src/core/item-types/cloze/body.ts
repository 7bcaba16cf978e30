import type { TextRule } from '../../grading/text.ts';

/** What belongs into a gap. */
export interface Gap {
  /** Each is right; the first is shown. */
  readonly answers: readonly string[];
  readonly hint?: string;
  /** Gaps of one group are on one card. */
  readonly group?: string;
}

/** A stretch of the text: Markdown as it stands, or a gap. */
export type Part = { readonly is: 'text'; readonly text: string } | { readonly is: 'gap'; readonly gap: Gap };

/** A text with gaps. */
export interface ClozeBody extends TextRule {
  readonly parts: readonly Part[];
}

/** The gaps in their order. */
export function gapsOf({ parts }: ClozeBody): readonly Gap[] {
  return parts.flatMap((part) => (part.is === 'gap' ? [part.gap] : []));
}

/** The answer of a gap that is shown. */
export function shownAnswer(gap: Gap): string {
  return gap.answers[0] ?? '';
}
