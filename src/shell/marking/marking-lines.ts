import { neutralise } from '../../core/layout/neutralise.ts';
import type { World } from '../world.ts';

/** Says some lines on standard error; whatever they hold, nothing in them commands the terminal. */
export function say(world: World, lines: readonly string[]): void {
  world.stderr.write(lines.map((line) => `${neutralise(line)}\n`).join(''));
}

/** What a piece of a result looks like where it goes: as it is into a file or pipe, harmless in a terminal. */
export function forStream(world: World): (piece: string) => string {
  return world.stdout.isTTY === true ? (piece) => neutralise(piece, 'line-feeds') : (piece) => piece;
}
