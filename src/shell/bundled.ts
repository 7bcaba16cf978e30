import { readdirSync, statSync } from 'node:fs';
import { compareNaturally } from './natural-order.ts';
import type { World } from './world.ts';

/** A deck, or a folder of decks, that ships with the program. */
export interface Bundled {
  /** As it is typed: `asyncio`. */
  readonly name: string;
  readonly path: string;
}

/** What lies beside the decks and holds no item: the specification, the tables that decks share, the experiments. */
const noDecks = new Set(['FORMAT.md', 'README.md', 'contrast', 'lab']);

/** The decks and folders that ship, in natural order; none where the package is not whole. */
export function bundledDecks({ packageFolder }: Pick<World, 'packageFolder'>): readonly Bundled[] {
  const folder = `${packageFolder}/questions`;
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => !noDecks.has(entry.name) && (entry.isDirectory() || entry.name.endsWith('.md')))
      .map((entry) => ({ name: entry.name.replace(/\.md$/, ''), path: `${folder}/${entry.name}` }))
      .sort((one, other) => compareNaturally(one.name, other.name));
  } catch {
    return [];
  }
}

/** The file or folder that ships under a name such as `asyncio` or `python-concurrency/06-executors`. */
export function bundledPath({ packageFolder }: Pick<World, 'packageFolder'>, name: string): string | undefined {
  if (!/^[\w-]+(?:[./][\w-]+)*\/?$/.test(name)) return undefined;
  const path = `${packageFolder}/questions/${name.replace(/\/$/, '')}`;
  const found = [`${path}.md`, path].find((candidate) => statSync(candidate, { throwIfNoEntry: false }) !== undefined);
  return found;
}
