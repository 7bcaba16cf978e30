import { type Dirent, readdirSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Finding } from '../../core/marking/submission.ts';
import { compareNaturally } from '../natural-order.ts';
import { reasonOf } from '../reasons.ts';

/** A file of submissions: where it is, and what the user calls it. */
export interface SubmissionFile {
  readonly at: string;
  readonly path: string;
}

/** The files behind some paths. */
export interface FilesFound {
  /** In natural order of their paths, each once, so that the order of the arguments does not matter. */
  readonly files: readonly SubmissionFile[];
  readonly fromInput: boolean;
  readonly findings: readonly Finding[];
}

/** What is done while they are read. */
export const reading = 'Reading the submissions';

/** The name of standard input among paths. */
const input = '-';

const isSkipped = (name: string): boolean => name.startsWith('.') || name === 'node_modules' || name === '__MACOSX';

/** The finding of a file or folder that cannot be read at all. */
export function unreadable(path: string, message: string, help: string, line?: number): Finding {
  const place = { path, ...(line === undefined ? {} : { line }) };
  return { code: 'unreadable-file', severity: 'error', message, help, place };
}

/** The student that a file stands for which names none: its name without its endings. */
export function studentOfFile(path: string): string {
  return basename(path).replace(/(?<=.)(?:\.(?:csv|tsv|txt|json|jsonl|ndjson|ya?ml|md|markdown|gz|xlsx))+$/i, '');
}

/** The files that some paths mean: files, all files of a folder and below it, `-` for standard input. */
export function findSubmissionFiles(cwd: string, paths: readonly string[]): FilesFound {
  const files = new Map<string, SubmissionFile>();
  const findings: Finding[] = [];
  const entered = new Set<string>();

  const refuse = (path: string, error: unknown): void => {
    findings.push(unreadable(path, `It cannot be read: ${reasonOf(error)}.`, 'Correct the path, or leave it out.'));
  };
  const look = (at: string, path: string, isNamed: boolean): void => {
    try {
      const status = statSync(at);
      if (status.isDirectory()) walk(at, path, `${status.dev}:${status.ino}`);
      // Whoever opens a pipe that happens to lie in a folder waits for ever.
      else if ((isNamed || status.isFile()) && !files.has(at)) files.set(at, { at, path });
    } catch (error) {
      refuse(path, error);
    }
  };
  const walk = (at: string, path: string, identity: string): void => {
    // A link may lead back to where it came from.
    if (entered.has(identity)) return;
    entered.add(identity);
    const entries: Dirent[] = readdirSync(at, { withFileTypes: true });
    for (const entry of entries) {
      if (isSkipped(entry.name)) continue;
      const [inner, shown] = [
        `${at}/${entry.name}`,
        path === '.' ? entry.name : `${path.replace(/\/+$/, '')}/${entry.name}`,
      ];
      if (entry.isFile()) files.set(inner, { at: inner, path: shown });
      else look(inner, shown, false);
    }
  };

  for (const path of paths) if (path !== input) look(resolve(cwd, path), path, true);
  return {
    files: [...files.values()].sort((one, other) => compareNaturally(one.path, other.path)),
    fromInput: paths.includes(input),
    findings,
  };
}
