import { wantsLines } from './terminal-abilities.ts';
import type { World } from './world.ts';

/** Says on standard error how far something is. */
export interface ProgressLine {
  /** Takes the share that is done, from 0 to 1. */
  at(share: number): void;
  end(): void;
}

/** A line that is redrawn in a terminal; elsewhere, and where lines alone are wanted, only that it begins. */
export function progressLine(
  { stderr, env }: Pick<World, 'stderr' | 'env'>,
  does: string,
  plain: boolean,
): ProgressLine {
  const isDrawn = stderr.isTTY === true && !plain && !wantsLines(env);
  stderr.write(isDrawn ? `${does} …` : `${does} …\n`);
  return {
    at(share) {
      if (isDrawn) stderr.write(`\r${does} … ${Math.floor(share * 100)} %`);
    },
    end() {
      if (isDrawn) stderr.write('\r\u001b[K');
    },
  };
}
