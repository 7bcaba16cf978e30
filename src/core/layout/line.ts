import type { Image } from './image.ts';

/**
 * What a piece of text is. The theme decides how it looks; colour is never the only carrier of a meaning.
 * `code-*` are the roles of highlighted source text.
 */
export type Role =
  | 'plain'
  | 'muted'
  | 'accent'
  | 'strong'
  | 'emphasis'
  | 'struck'
  | 'heading'
  | 'link'
  | 'code'
  | 'right'
  | 'partly'
  | 'wrong'
  | 'warning'
  | 'code-keyword'
  | 'code-string'
  | 'code-number'
  | 'code-comment'
  | 'code-name'
  | 'code-type'
  | 'code-literal';

export interface Piece {
  readonly text: string;
  readonly role: Role;
  /** Where the text leads, for terminals that can follow a link. */
  readonly href?: string;
  /** Drawn into the rows above this one, from the column where the piece stands. */
  readonly image?: Image;
}

/** One row of the screen. */
export type Line = readonly Piece[];

/** A piece of text with a role, `plain` if none is named. */
export function piece(text: string, role: Role = 'plain'): Piece {
  return { text, role };
}
