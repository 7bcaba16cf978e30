/* `npm start`: builds what has changed, then runs with the arguments that follow; without any it asks the first deck. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** The time of the last change, in ms, of a file or of anything in a folder. */
function changed(path) {
  const stats = statSync(join(root, path), { throwIfNoEntry: false });
  if (stats === undefined) return 0;
  const inside = stats.isDirectory() ? readdirSync(join(root, path)).map((name) => changed(join(path, name))) : [];
  return Math.max(stats.mtimeMs, ...inside);
}

const sources = ['src', 'bin', 'package.json', 'package-lock.json'];
if (changed('dist/main.cjs') < Math.max(...sources.map(changed))) await import('./build.mjs');
if (process.argv.length === 2) process.argv.push('asyncio');
await import('./viva.js');
