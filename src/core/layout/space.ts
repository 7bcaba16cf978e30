import type { Highlighter } from './highlight.ts';
import type { Image } from './image.ts';

/** What there is to draw on. */
export interface Space {
  /** The columns of the terminal. */
  readonly width: number;
  /** True where the terminal can follow a link; elsewhere the address is written out. */
  readonly links?: boolean;
  /** Loaded beforehand where the text holds source code, see `languagesIn`. */
  readonly highlighter?: Highlighter;
  /** The image that Markdown names, at most so many columns wide; nothing where it cannot be drawn. */
  readonly image?: (target: string, columns: number) => Image | undefined;
}

const widestText = 92;
const margin = 1;

/** The columns that text may take: a margin stays free on either side, and a line that is too long reads badly. */
export function textWidth(space: Space): number {
  const columns = Number.isFinite(space.width) && space.width > 0 ? Math.floor(space.width) : 80;
  return Math.max(1, Math.min(widestText, columns - 2 * margin));
}

/** The columns that stay free on the left. */
export const leftMargin = ' '.repeat(margin);
