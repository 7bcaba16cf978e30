import { neutralise } from '../../src/core/layout/neutralise.ts';
import type { Theme } from '../../src/shell/theme.ts';

/** Paints the text alone, so that a screen can be compared. */
export const plainTheme: Theme = {
  colours: false,
  links: false,
  paint: (line) => line.map((piece) => neutralise(piece.text)).join(''),
};
