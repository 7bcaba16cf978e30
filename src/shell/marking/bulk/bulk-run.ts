import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { type BulkForm, type BulkForms, bulkForms, headLength } from '../../../core/bulk/bulk-form.ts';
import { newShard, type Shard } from '../../../core/bulk/shard.ts';
import { addShard, newTally, type Tally } from '../../../core/bulk/tally.ts';
import type { MarkingPaper } from '../../../core/marking/paper.ts';
import type { Policy } from '../../../core/marking/policy.ts';
import type { AnyFinding } from '../../../core/report/summary.ts';
import { decodeBytes } from '../../../core/submissions/bytes.ts';
import { findSubmissionFiles } from '../../submissions/find-files.ts';
import type { World } from '../../world.ts';
import { type Segment, scanSegment } from './scan-segment.ts';

/** Marks of very many responses with what was found on the way. */
export interface BulkRun {
  readonly tally: Tally;
  readonly findings: readonly AnyFinding[];
}

/** Fewer bytes are read exactly: the statistics of the items then come for nothing. */
export const bulkFromBytes = 4 * 1024 * 1024;

/** How the files are read. */
export interface BulkOptions {
  readonly fromBytes: number;
}

/**
 * The marks of submissions in long tables or JSON Lines, without keeping their rows; nothing where they are few, or where
 * anything in them is for the exact reader to say.
 */
export async function bulkRun(
  world: World,
  paths: readonly string[],
  paper: MarkingPaper,
  policy: Policy,
  { fromBytes }: BulkOptions,
): Promise<BulkRun | undefined> {
  const { files, fromInput, findings } = findSubmissionFiles(world.cwd, paths);
  const [first] = files;
  if (first === undefined || fromInput || findings.length > 0) return undefined;
  const forms = bulkForms(paper.entries);
  const segments = segmentsOf(
    files.map(({ at }) => at),
    forms,
    fromBytes,
  );
  if (segments === undefined) return undefined;
  const tally = newTally(paper, policy.duplicates);
  let shard: Shard = newShard(policy.duplicates);
  for (const [at, segment] of segments.entries()) {
    if (scanSegment(shard, segment, () => undefined) === undefined) return undefined;
    if (segments[at + 1]?.form.is === segment.form.is) continue;
    if (!addShard(tally, shard, segment.form.is, forms.find)) return undefined;
    shard = newShard(policy.duplicates);
  }
  const { papers, seen } = tally;
  if (papers.papers.count === 0 || lacksTimes(tally, policy)) return undefined;
  return { tally, findings: [...forms.unmatched(seen, first.path), ...paper.findings] };
}

/** True where lateness matters and some paper has no time, which is a finding. */
function lacksTimes({ papers }: Tally, { late }: Policy): boolean {
  if (late === undefined) return false;
  const { count } = papers.papers;
  return papers.times.length < count || papers.times.subarray(0, count).some(Number.isNaN);
}

function segmentsOf(files: readonly string[], forms: BulkForms, fromBytes: number): readonly Segment[] | undefined {
  try {
    const sizes = files.map((at) => statSync(at).size);
    if (sizes.reduce((sum, size) => sum + size, 0) < fromBytes) return undefined;
    const segments: Segment[] = [];
    for (const [each, at] of files.entries()) {
      const form = headForm(at, forms);
      if (form === undefined) return undefined;
      segments.push({ at, form: form.form, from: form.from, stop: sizes[each] ?? 0 });
    }
    return segments;
  } catch {
    // What cannot be read the exact reader names.
    return undefined;
  }
}

/** The form of a file, and where its rows begin. */
function headForm(at: string, forms: BulkForms): { readonly form: BulkForm; readonly from: number } | undefined {
  const file = openSync(at, 'r');
  try {
    // A character has four bytes at most, and then counts twice.
    const head = Buffer.alloc(headLength * 3 + 3);
    let filled = 0;
    for (let count = -1; count !== 0 && filled < head.length; filled += count) {
      count = readSync(file, head, filled, head.length - filled, null);
    }
    const [one, two, three] = head;
    const mark = one === 0xef && two === 0xbb && three === 0xbf ? 3 : 0;
    const isPlain = !(one === 0xff && two === 0xfe) && !(one === 0xfe && two === 0xff);
    const form = isPlain ? forms.formOf(decodeBytes(head.subarray(mark, filled)).text) : undefined;
    if (form === undefined) return undefined;
    return { form, from: mark + (form.is === 'table' ? form.headerBytes : 0) };
  } finally {
    closeSync(file);
  }
}
