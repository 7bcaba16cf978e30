import { newShard, type Shard } from '../../../core/bulk/shard.ts';
import type { Form } from '../../../core/bulk/tally.ts';
import { type Segment, scanSegment } from './scan-segment.ts';

/** For what rows are read. */
export interface ReadFor {
  readonly duplicates: Shard['duplicates'];
  /** How many items the paper has; the names that they are given may be more. */
  readonly items: number;
}

/** What one thread reads: parts of files in their order. */
export interface Share extends ReadFor {
  readonly segments: readonly Segment[];
}

/** Rows that were read into one shard, and the parts of files in which they stand. */
export interface ShardRead {
  readonly form: Form;
  readonly shard: Shard;
  readonly segments: readonly Segment[];
}

/** The rows of a share, a shard for each run of files of one form. */
export interface ShareRead {
  readonly shards: readonly ShardRead[];
}

/**
 * Reads a share; nothing where only the exact reader can read it, or where a segment does not end where the next one
 * begins: then the cut was in the middle of a quoted field.
 */
export function scanShare(
  { segments, duplicates, items }: Share,
  tell: (bytes: number) => void,
): ShareRead | undefined {
  const shards: { form: Form; shard: Shard; segments: Segment[] }[] = [];
  for (const segment of segments) {
    const form = segment.form.is;
    const last = shards.at(-1);
    const into = last?.form === form ? last : { form, shard: newShard(duplicates, items), segments: [] };
    if (into !== last) shards.push(into);
    into.segments.push(segment);
    if (scanSegment(into.shard, segment, tell) !== segment.stop) return undefined;
  }
  return { shards };
}
