import { exactFingerprint } from '../core/history/hash.ts';
import type { FoundLog } from './log-files.ts';
import type { LogPart, Reached } from './log-gather.ts';
import { textAt } from './log-pieces.ts';
import type { KnownLog } from './snapshot.ts';
import { tried } from './trouble.ts';

/** So many bytes before the place where reading stopped must be the same when it goes on. */
const endBytes = 512;

/** A file as it is known after so much of it was taken in. */
export function knownLog({ path, stats }: FoundLog, { bytes, lines }: Reached): KnownLog {
  const { size, mtimeMs, ctimeMs, ino } = stats;
  return { path, size, mtimeMs, ctimeMs, ino, bytes, lines, end: exactFingerprint(endOf(path, bytes)) };
}

function endOf(path: string, bytes: number): string {
  const from = Math.max(0, bytes - endBytes);
  return textAt(path, from, bytes - from);
}

/**
 * What was added to files since they were read: parts of those that grew, and all of new ones. Nothing where a file is
 * gone, was written anew, or has changed in any other way.
 */
export function addedParts(known: readonly KnownLog[], files: readonly FoundLog[]): readonly LogPart[] | undefined {
  const left = new Map(files.map((file) => [file.path, file]));
  const parts: LogPart[] = [];
  for (const log of known) {
    const file = left.get(log.path);
    const added = file && addedTo(log, file);
    if (added === undefined) return undefined;
    if (added.to > added.from) parts.push(added);
    left.delete(log.path);
  }
  for (const { path, stats } of left.values()) parts.push({ path, from: 0, to: stats.size, firstLine: 1 });
  return parts;
}

function addedTo(log: KnownLog, { path, stats }: FoundLog): LogPart | undefined {
  const rest = { path, from: log.bytes, to: stats.size, firstLine: log.lines + 1 };
  if (stats.ino !== log.ino || stats.size < log.size) return undefined;
  if (stats.size === log.size) return stats.mtimeMs === log.mtimeMs && stats.ctimeMs === log.ctimeMs ? rest : undefined;
  const end = tried(() => endOf(path, log.bytes));
  if (end === undefined || exactFingerprint(end) !== log.end) return undefined;
  if (end === '' || end.endsWith('\n')) return rest;
  // The last line was taken in without its line feed: here that has to come first.
  const isEnded = tried(() => textAt(path, log.bytes, 1)) === '\n';
  return isEnded ? { ...rest, from: log.bytes + 1, firstLine: log.lines + 2 } : undefined;
}
