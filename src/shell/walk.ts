import { readdirSync, type Stats, statSync } from 'node:fs';
import { type Diagnostic, diagnostic } from '../core/diagnostics/diagnostic.ts';
import { spanAt } from '../core/source/span.ts';
import { compareNaturally } from './natural-order.ts';
import { reasonOf } from './reasons.ts';
import { putStamp } from './stamp.ts';

/** The Markdown files of a folder and all below it, and the folders that could not be read. */
export interface Walked {
  readonly files: readonly string[];
  /** The stamp of each file as the walk met it, in one list. */
  readonly stamps: readonly number[];
  /** Every folder that was looked through, as the system opens it. */
  readonly folders: readonly string[];
  readonly unreadable: readonly Diagnostic[];
}

/** True for the name of a Markdown file. */
export const isMarkdown = (name: string): boolean => /\.(?:md|markdown)$/i.test(name);

/** True for what a tool keeps for itself and no author writes questions in. */
const isSkipped = (name: string): boolean => name.startsWith('.') || name === 'node_modules';

/** What stands behind a path, links followed; nothing for a link that leads nowhere, or where the system will not tell. */
function behind(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** Of so many names that mostly are no Markdown, what each one is costs less than a look behind every one. */
const manyNames = 64;

/** The names in a folder that may be Markdown files, folders, or links to either. */
function namesIn(path: string): string[] {
  // Whoever wants names alone gets them in a third of the time.
  const names = readdirSync(path);
  if (names.length < manyNames || 2 * names.filter(isMarkdown).length > names.length) return names;
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !entry.isFile() || isMarkdown(entry.name))
    .map(({ name }) => name);
}

/**
 * Walks a folder in natural order, the files as paths below `shown`. Links are followed, but no folder is entered
 * through two ways, so that a circle of them ends. A Markdown file of which the system tells nothing counts: whoever
 * reads it learns why it cannot.
 */
export function walkMarkdown(folder: string, shown: string): Walked {
  const files: string[] = [];
  const stamps: number[] = [];
  const folders: string[] = [];
  const unreadable: Diagnostic[] = [];
  const entered = new Set<string>();

  const walk = (path: string, prefix: string): void => {
    let names: string[];
    try {
      const { dev, ino } = statSync(path);
      const identity = `${dev}:${ino}`;
      if (entered.has(identity)) return;
      entered.add(identity);
      names = namesIn(path);
      folders.push(path);
    } catch (error) {
      const name = prefix === '' ? '.' : prefix.slice(0, -1);
      unreadable.push(diagnostic('folder-unreadable', name, spanAt(1, 1, 0), { reason: reasonOf(error) }));
      return;
    }
    names.sort(compareNaturally);
    for (const name of names) {
      if (isSkipped(name)) continue;
      const inner = `${path}/${name}`;
      const stats = behind(inner);
      if (stats?.isDirectory() === true) walk(inner, `${prefix}${name}/`);
      else if (isMarkdown(name) && stats?.isFile() !== false) {
        files.push(prefix + name);
        putStamp(stamps, stats);
      }
    }
  };

  walk(folder, shown === '.' || shown === '' ? '' : `${shown.replace(/\/+$/, '')}/`);
  return { files, stamps, folders, unreadable };
}
