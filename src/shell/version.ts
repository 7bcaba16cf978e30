import { statSync } from 'node:fs';
import { join } from 'node:path';
import { version } from '../../package.json';
import type { World } from './world.ts';

/** The version of this program and the moment it was built: another one may read the same file in another way. */
export function versionOf({ packageFolder }: Pick<World, 'packageFolder'>): string {
  const built = statSync(join(packageFolder, 'dist'), { throwIfNoEntry: false })?.mtimeMs ?? -1;
  return `${version} ${built}`;
}
