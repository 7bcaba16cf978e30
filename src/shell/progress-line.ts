import { meterText, percentText } from '../core/layout/meter.ts';
import { wantsLines } from './terminal-abilities.ts';
import type { World } from './world.ts';

/** Says on standard error how far something is. */
export interface ProgressLine {
  /** Takes the share that is done, from 0 to 1. */
  at(share: number): void;
  end(): void;
}

/** With what is done before it and the share behind it, it fits into 40 columns. */
const barCells = 9;

/** A line with a bar that is redrawn in a terminal; elsewhere, and where lines alone are wanted, only that it begins. */
export function progressLine(
  { stderr, env }: Pick<World, 'stderr' | 'env'>,
  does: string,
  plain: boolean,
): ProgressLine {
  const isDrawn = stderr.isTTY === true && !plain && !wantsLines(env);
  stderr.write(isDrawn ? `${does} …` : `${does} …\n`);
  return {
    at(share) {
      if (isDrawn) stderr.write(`\r${does} ${meterText(share, barCells)} ${percentText(share).padStart(5)}`);
    },
    end() {
      if (isDrawn) stderr.write('\r\u001b[K');
    },
  };
}
