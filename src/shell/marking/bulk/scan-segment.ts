import { closeSync, openSync, readSync } from 'node:fs';
import type { BulkForm } from '../../../core/bulk/bulk-form.ts';
import type { Watch } from '../../../core/bulk/scan-rows.ts';
import { scanner } from '../../../core/bulk/scanner.ts';
import type { Shard } from '../../../core/bulk/shard.ts';

/** A part of a file: from the start of a line to the first line that starts at `stop` or later. */
export interface Segment {
  readonly at: string;
  readonly form: BulkForm;
  readonly from: number;
  readonly stop: number;
  /** The student of a file that names none, in UTF-8. */
  readonly student: Uint8Array;
}

/** Read at once: the more rows, the more of them are of students whose cells are near one another. */
const chunkBytes = 1 << 22;
/** What a line has most often behind the place where the next segment begins. */
const lineBytes = 1 << 12;

/**
 * Reads a segment into a shard; where the first line behind it starts, or nothing where only the exact reader can read
 * it. Tells how many bytes it has read as it goes. With `watch`, rows that were read before are looked at once more.
 */
export function scanSegment(
  shard: Shard,
  { at, form, from, stop, student }: Segment,
  tell: (bytes: number) => void,
  watch?: Watch,
): number | undefined {
  const scan = scanner(shard, form, watch === undefined ? { student } : { student, watch });
  const file = openSync(at, 'r');
  try {
    let chunk = Buffer.allocUnsafe(Math.min(chunkBytes, stop - from + lineBytes));
    /** Where in the file the chunk begins, and how much of it is filled. */
    let base = from;
    let filled = 0;
    for (;;) {
      const count = readSync(file, chunk, filled, chunk.length - filled, base + filled);
      filled += count;
      tell(count);
      const scanned = scan(chunk, 0, filled, stop - base, count === 0);
      if (scanned === 'surprise') return undefined;
      if (base + scanned >= stop || count === 0) return base + scanned;
      if (scanned === 0 && filled === chunk.length) {
        const wider = Buffer.allocUnsafe(chunk.length * 2);
        chunk.copy(wider, 0, 0, filled);
        chunk = wider;
      } else chunk.copyWithin(0, scanned, filled);
      base += scanned;
      filled -= scanned;
    }
  } finally {
    closeSync(file);
  }
}
