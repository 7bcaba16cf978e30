import { percentText } from '../core/layout/meter.ts';
import { type ProgressLine, progressLine } from './progress-line.ts';
import type { World } from './world.ts';

/** Is told of what is done, bit by bit. */
export interface RunProgress {
  readonly tell: (more: number) => void;
  readonly end: () => void;
}

const silentMs = 1000;

/** Shows in a terminal how much of a total is done, once it has taken a second; says nothing anywhere else. */
export function runProgress(world: Pick<World, 'stderr' | 'env' | 'now'>, does: string, total: number): RunProgress {
  if (world.stderr.isTTY !== true) return { tell: () => undefined, end: () => undefined };
  const began = world.now();
  let done = 0;
  let shown = '';
  let line: ProgressLine | undefined;
  return {
    tell(more) {
      done += more;
      if (world.now() - began < silentMs) return;
      line ??= progressLine(world, does, false);
      const share = Math.min(1, done / Math.max(1, total));
      const text = percentText(share);
      if (text !== shown) line.at(share);
      shown = text;
    },
    end: () => line?.end(),
  };
}
