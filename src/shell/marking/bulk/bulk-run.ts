import { closeSync, existsSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type BulkForm, type BulkForms, bulkForms, headLength } from '../../../core/bulk/bulk-form.ts';
import { addShard, newTally, type Tally } from '../../../core/bulk/tally.ts';
import type { MarkingPaper } from '../../../core/marking/paper.ts';
import type { Policy } from '../../../core/marking/policy.ts';
import type { AnyFinding } from '../../../core/report/summary.ts';
import { decodeBytes } from '../../../core/submissions/bytes.ts';
import { type ProgressLine, progressLine } from '../../progress-line.ts';
import { findSubmissionFiles } from '../../submissions/find-files.ts';
import type { World } from '../../world.ts';
import type { Segment } from './scan-segment.ts';
import { type Share, type ShareRead, scanShare } from './scan-share.ts';
import { sharesOf } from './shares.ts';
import type { WorkerReply } from './worker.ts';

/** Marks of very many responses with what was found on the way. */
export interface BulkRun {
  readonly tally: Tally;
  readonly findings: readonly AnyFinding[];
}

/** How the files are read: from how many bytes on, in how many threads at most, with so many bytes for each. */
export interface BulkOptions {
  readonly fromBytes: number;
  readonly workers: number;
  readonly bytesPerWorker: number;
}

/** Fewer bytes are read exactly: the statistics of the items then come for nothing. */
const usualFromBytes = 1024 * 1024;
/** Half of the rows for which a second thread pays: starting it takes as long as reading these. */
const usualBytesPerWorker = 10 * 1024 * 1024;

/** How the files are read where nothing but the number of threads is said, or that of the machine's cores. */
export function bulkOptions(workers = availableParallelism()): BulkOptions {
  return { fromBytes: usualFromBytes, workers, bytesPerWorker: usualBytesPerWorker };
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
  { fromBytes, workers, bytesPerWorker }: BulkOptions,
): Promise<BulkRun | undefined> {
  if (paths.some((path) => hasManyFiles(resolve(world.cwd, path)))) return undefined;
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
  const bytes = segments.reduce((sum, { from, stop }) => sum + stop - from, 0);
  const count = Math.max(1, Math.min(workers, Math.floor(bytes / bytesPerWorker)));
  const { duplicates } = policy;
  const shares = sharesOf(segments, count).map((each): Share => ({ segments: each, duplicates }));
  const read = await readShares(world, shares);
  if (read === undefined) return undefined;
  const tally = newTally(paper, duplicates);
  for (const { form, shard } of read.flatMap(({ shards }) => shards)) {
    if (!addShard(tally, shard, form, forms.find)) return undefined;
  }
  const { papers, seen } = tally;
  if (papers.papers.count === 0 || lacksTimes(tally, policy)) return undefined;
  return { tally, findings: [...forms.unmatched(seen, first.path), ...paper.findings] };
}

/**
 * What all shares hold, the first read by this thread and each other by one of its own; nothing where one of them cannot
 * be read in this way. A cut that was no line's end shows in the share before it, and then one thread reads all.
 */
async function readShares(world: World, shares: readonly Share[]): Promise<readonly ShareRead[] | undefined> {
  const [first, ...others] = shares;
  if (first === undefined) return [];
  const program = join(world.packageFolder, 'dist', 'marking-worker.cjs');
  if (others.length > 0 && !existsSync(program)) return readShares(world, [joined(shares)]);
  const replies = others.map((share) => replyOf(new Worker(program, { workerData: share })));
  const progress = progressOf(world, first);
  const own = scanShare(first, progress.tell);
  progress.end();
  const read = [own, ...(await Promise.all(replies))];
  const whole = read.flatMap((each) => each ?? []);
  if (whole.length === shares.length) return whole;
  return others.length === 0 ? undefined : readShares(world, [joined(shares)]);
}

const silentMs = 1000;

/** Shows in a terminal how far the reading is, once it has taken a second; all threads read at about the same pace. */
function progressOf(world: World, { segments }: Share) {
  const total = segments.reduce((sum, { from, stop }) => sum + stop - from, 0);
  const began = world.now();
  let read = 0;
  let line: ProgressLine | undefined;
  return {
    tell(bytes: number): void {
      read += bytes;
      if (world.stderr.isTTY !== true || world.now() - began < silentMs) return;
      line ??= progressLine(world, 'Reading the submissions', false);
      line.at(Math.min(1, read / Math.max(1, total)));
    },
    end: () => line?.end(),
  };
}

/** All shares as one, their cuts undone. */
function joined(shares: readonly Share[]): Share {
  const segments: Segment[] = [];
  for (const segment of shares.flatMap((share) => share.segments)) {
    const last = segments.at(-1);
    if (last?.at === segment.at && last.stop === segment.from)
      segments[segments.length - 1] = { ...last, stop: segment.stop };
    else segments.push(segment);
  }
  return { segments, duplicates: shares[0]?.duplicates ?? 'error' };
}

function replyOf(worker: Worker): Promise<WorkerReply> {
  return new Promise((resolve) => {
    worker.once('message', resolve);
    worker.once('error', () => resolve(undefined));
    worker.once('exit', () => resolve(undefined));
  });
}

/** True for a folder of so many files that most of the time goes into opening them; the exact reader is made for those. */
function hasManyFiles(at: string): boolean {
  try {
    return statSync(at).isDirectory() && readdirSync(at).length > manyFiles;
  } catch {
    return false;
  }
}

const manyFiles = 1000;

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
