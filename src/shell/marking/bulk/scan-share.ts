import { newShard, type Shard } from '../../../core/bulk/shard.ts';
import type { Form } from '../../../core/bulk/tally.ts';
import { type Segment, scanSegment } from './scan-segment.ts';

/** What one thread reads: parts of files in their order. */
export interface Share {
  readonly segments: readonly Segment[];
  readonly duplicates: Shard['duplicates'];
}

/** The rows of a share, a shard for each run of files of one form. */
export interface ShareRead {
  readonly shards: readonly { readonly form: Form; readonly shard: Shard }[];
}

/**
 * Reads a share; nothing where only the exact reader can read it, or where a segment does not end where the next one
 * begins: then the cut was in the middle of a quoted field.
 */
export function scanShare({ segments, duplicates }: Share, tell: (bytes: number) => void): ShareRead | undefined {
  const shards: { form: Form; shard: Shard }[] = [];
  for (const segment of segments) {
    const form = segment.form.is;
    const last = shards.at(-1);
    const into = last?.form === form ? last : { form, shard: newShard(duplicates) };
    if (into !== last) shards.push(into);
    if (scanSegment(into.shard, segment, tell) !== segment.stop) return undefined;
  }
  return { shards };
}
