import { type Dirent, readdirSync, statSync } from 'node:fs';
import { type Diagnostic, diagnostic } from '../core/diagnostics/diagnostic.ts';
import { spanAt } from '../core/source/span.ts';
import { compareNaturally } from './natural-order.ts';
import { reasonOf } from './reasons.ts';

/** The Markdown files of a folder and all below it, and the folders that could not be read. */
export interface Walked {
  readonly files: readonly string[];
  readonly unreadable: readonly Diagnostic[];
}

const isMarkdown = (name: string): boolean => /\.(?:md|markdown)$/i.test(name);

/** True for what a tool keeps for itself and no author writes questions in. */
const isSkipped = (name: string): boolean => name.startsWith('.') || name === 'node_modules';

/** What stands behind an entry. A link that leads nowhere counts as a file: whoever reads it learns why it cannot. */
function kindOf(entry: Dirent, path: string): 'file' | 'folder' | 'other' {
  if (entry.isDirectory()) return 'folder';
  if (!entry.isSymbolicLink()) return entry.isFile() ? 'file' : 'other';
  try {
    const target = statSync(path);
    return target.isFile() ? 'file' : target.isDirectory() ? 'folder' : 'other';
  } catch {
    return 'file';
  }
}

/**
 * Walks a folder in natural order, the files as paths below `shown`. Links are followed, but no folder is entered
 * through two ways, so that a circle of them ends.
 */
export function walkMarkdown(folder: string, shown: string): Walked {
  const files: string[] = [];
  const unreadable: Diagnostic[] = [];
  const entered = new Set<string>();

  const walk = (path: string, prefix: string): void => {
    let entries: Dirent[];
    try {
      const { dev, ino } = statSync(path);
      const identity = `${dev}:${ino}`;
      if (entered.has(identity)) return;
      entered.add(identity);
      entries = readdirSync(path, { withFileTypes: true });
    } catch (error) {
      const name = prefix === '' ? '.' : prefix.slice(0, -1);
      unreadable.push(diagnostic('folder-unreadable', name, spanAt(1, 1, 0), { reason: reasonOf(error) }));
      return;
    }
    entries.sort((one, other) => compareNaturally(one.name, other.name));
    for (const entry of entries) {
      if (isSkipped(entry.name)) continue;
      const markdown = isMarkdown(entry.name);
      if (markdown && entry.isFile()) {
        files.push(prefix + entry.name);
        continue;
      }
      if (!markdown && entry.isFile()) continue;
      const inner = `${path}/${entry.name}`;
      const kind = kindOf(entry, inner);
      if (kind === 'folder') walk(inner, `${prefix}${entry.name}/`);
      else if (kind === 'file' && markdown) files.push(prefix + entry.name);
    }
  };

  walk(folder, shown === '.' || shown === '' ? '' : `${shown.replace(/\/+$/, '')}/`);
  return { files, unreadable };
}
