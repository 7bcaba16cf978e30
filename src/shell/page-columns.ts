import type { TerminalOut } from './world.ts';

/** The columns of a page that is no terminal's: the widest text with its margins. */
const widestPage = 94;

/** The columns that there are on a stream. */
export function columnsOf({ columns }: Pick<TerminalOut, 'columns'>): number {
  return columns ?? widestPage;
}
