import type { GivenResponse } from '../marking/submission.ts';
import type { Piece } from './page-pieces.ts';

/** A section of a page: how it answers an item, if it does. */
export interface SectionMeaning {
  readonly level: number;
  readonly answer?: Omit<GivenResponse, 'place'>;
}

/**
 * What the sections of a piece mean in any page; nothing where that depends on what else stands in the page, or where
 * there is anything to say of it.
 */
export type PieceMeaning = readonly SectionMeaning[] | undefined;

/** Is told of the pieces of each page that is read, and may ask what one of them means. */
export type TellPieces = (pieces: readonly Piece[], meaningOf: (piece: Piece) => PieceMeaning) => void;
