import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';
import type { World } from './world.ts';

/** Where the program keeps what is the learner's, and what it can make again. */
export interface Folders {
  readonly data: string;
  readonly cache: string;
}

/** The folders of this user on this platform; `VIVA_HOME` puts both in one place of one's own. */
export function foldersOf({ env, platform }: Pick<World, 'env' | 'platform'>): Folders {
  const { join, isAbsolute } = platform === 'win32' ? win32 : posix;
  const own = env['VIVA_HOME'];
  if (own) return { data: own, cache: join(own, 'cache') };
  const home = (platform === 'win32' ? env['USERPROFILE'] : env['HOME']) || homedir();
  if (platform === 'win32') {
    const local = env['LOCALAPPDATA'] || join(home, 'AppData', 'Local');
    return { data: join(local, 'viva', 'data'), cache: join(local, 'viva', 'cache') };
  }
  if (platform === 'darwin') {
    const library = join(home, 'Library');
    return { data: join(library, 'Application Support', 'viva'), cache: join(library, 'Caches', 'viva') };
  }
  // The XDG specification wants a relative path to be taken as if it were not set.
  const named = (name: string, otherwise: string) => {
    const value = env[name];
    return join(value && isAbsolute(value) ? value : otherwise, 'viva');
  };
  return {
    data: named('XDG_DATA_HOME', join(home, '.local', 'share')),
    cache: named('XDG_CACHE_HOME', join(home, '.cache')),
  };
}
