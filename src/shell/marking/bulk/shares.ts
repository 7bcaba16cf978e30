import { closeSync, openSync, readSync } from 'node:fs';
import type { Segment } from './scan-segment.ts';

const lineFeed = 0x0a;
const lookBytes = 1 << 16;

/**
 * The segments in so many shares of about the same length, in their order. A file is cut behind a line feed; whether
 * that ends a line is seen when the part before it was read.
 */
export function sharesOf(segments: readonly Segment[], count: number): readonly (readonly Segment[])[] {
  const total = segments.reduce((sum, { from, stop }) => sum + stop - from, 0);
  const shares: Segment[][] = [[]];
  let before = 0;
  for (const segment of segments) {
    let { from } = segment;
    const { at, stop } = segment;
    for (;;) {
      const place = from + (total * shares.length) / count - before;
      const cut = shares.length < count && place < stop ? cutBehind(at, Math.max(from, Math.floor(place)), stop) : stop;
      if (cut > from) shares.at(-1)?.push({ ...segment, from, stop: cut });
      before += cut - from;
      from = cut;
      if (cut >= stop) break;
      shares.push([]);
    }
  }
  return shares.filter((share) => share.length > 0);
}

/** The place behind the first line feed from `from` on, at most `stop`. */
function cutBehind(path: string, from: number, stop: number): number {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(lookBytes);
    for (let at = from; at < stop; at += lookBytes) {
      const count = readSync(file, bytes, 0, lookBytes, at);
      const found = bytes.subarray(0, count).indexOf(lineFeed);
      if (found >= 0) return Math.min(stop, at + found + 1);
    }
    return stop;
  } finally {
    closeSync(file);
  }
}
