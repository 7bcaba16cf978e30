import { type Stats, statSync } from 'node:fs';

/** Numbers in a stamp: when a file last changed, in content and in anything, and how long it is; -1 where it is not there. */
export const stampLength = 3;

/** A file that changed so shortly before may change again without its stamp telling. */
const trustAfterMs = 2000;

/** True if the file of a stamp in a list had not changed a moment ago. */
export function isTrusted(stamps: ArrayLike<number>, at: number, now: number): boolean {
  return Math.max(stamps[at] ?? 0, stamps[at + 1] ?? 0) < now - trustAfterMs;
}

/** Adds a stamp to a list of them. One flat list of numbers costs no object for each file. */
export function putStamp(stamps: number[], stats: Stats | undefined): void {
  if (stats === undefined) stamps.push(-1, -1, -1);
  else stamps.push(stats.mtimeMs, stats.ctimeMs, stats.size);
}

/** Adds the stamp that stands at a place of another list. */
export function copyStamp(to: number[], stamps: ArrayLike<number>, at: number): void {
  for (let n = at; n < at + stampLength; n++) to.push(stamps[n] ?? -1);
}

const quietly = { throwIfNoEntry: false } as const;

/** True if a file is there and has the stamp that stands at a place of a list. */
export function isStamp(stamps: ArrayLike<number>, at: number, path: string): boolean {
  const stats = statSync(path, quietly);
  if (stats === undefined) return false;
  return stats.mtimeMs === stamps[at] && stats.ctimeMs === stamps[at + 1] && stats.size === stamps[at + 2];
}

/** The stamp of a file as it is now. */
export function stampOf(path: string): readonly number[] {
  const stamp: number[] = [];
  try {
    putStamp(stamp, statSync(path, { throwIfNoEntry: false }));
  } catch {
    putStamp(stamp, undefined);
  }
  return stamp;
}
