import { readdirSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import { trouble } from './trouble.ts';

/** A file of a history folder. */
export interface FoundLog {
  readonly path: string;
  readonly stats: Stats;
}

/** A file or folder of a history that could not be read. */
export interface UnreadableLog {
  readonly path: string;
  readonly because: string;
}

/** The `.jsonl` files in a history folder, of all devices and with the copies that sync tools made, sorted by name. */
export function findLogs(folder: string): {
  readonly files: readonly FoundLog[];
  /** The folders that were looked through. */
  readonly folders: readonly string[];
  readonly unreadable: readonly UnreadableLog[];
} {
  const files: FoundLog[] = [];
  const folders: string[] = [];
  const unreadable: UnreadableLog[] = [];
  const walk = (path: string): void => {
    const entries = readdirSync(path, { withFileTypes: true }).sort((one, other) => (one.name < other.name ? -1 : 1));
    folders.push(path);
    for (const entry of entries) {
      const inner = join(path, entry.name);
      const because = trouble(() => {
        if (entry.isDirectory()) walk(inner);
        else if (entry.name.endsWith('.jsonl')) files.push({ path: inner, stats: statsOf(inner) });
      });
      if (because !== undefined) unreadable.push({ path: inner, because });
    }
  };
  const because = trouble(() => walk(folder), 'ENOENT');
  if (because !== undefined) unreadable.push({ path: folder, because });
  return { files, folders, unreadable };
}

/** A pipe or a device would be read for ever. */
function statsOf(file: string): Stats {
  const stats = statSync(file);
  if (!stats.isFile()) throw new Error('it is no regular file');
  return stats;
}
