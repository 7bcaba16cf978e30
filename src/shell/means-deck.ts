import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { bundledPath } from './bundled.ts';
import type { World } from './world.ts';

/** True where a word names a file or folder that exists, or a deck that ships. */
export function meansDeck(world: Pick<World, 'cwd' | 'packageFolder'>, word: string): boolean {
  return existsSync(resolve(world.cwd, word)) || bundledPath(world, word) !== undefined;
}
