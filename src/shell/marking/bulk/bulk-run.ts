import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type BulkForms, bulkForms, headLength } from '../../../core/bulk/bulk-form.ts';
import { addShard, newTally, type Tally } from '../../../core/bulk/tally.ts';
import type { MarkingPaper } from '../../../core/marking/paper.ts';
import type { Policy } from '../../../core/marking/policy.ts';
import type { AnyFinding } from '../../../core/report/summary.ts';
import { runProgress } from '../../run-progress.ts';
import { type FilesFound, reading, type SubmissionFile, studentOfFile } from '../../submissions/find-files.ts';
import type { World } from '../../world.ts';
import type { BulkOptions } from './bulk-options.ts';
import { type AddedRead, findPlaces } from './find-places.ts';
import { headForm } from './head-form.ts';
import { readTables } from './read-tables.ts';
import type { Segment } from './scan-segment.ts';
import { type ReadFor, type ShardRead, type Share, type ShareRead, scanShare } from './scan-share.ts';
import { sharesOf } from './shares.ts';

/** Marks of very many responses with what was found on the way. */
export interface BulkRun {
  readonly tally: Tally;
  readonly findings: readonly AnyFinding[];
}

/**
 * The marks of submissions in long tables or JSON Lines, without keeping their rows; nothing where they are few, or where
 * anything in them is for the exact reader to say.
 */
export async function bulkRun(
  world: World,
  { files, fromInput, findings }: FilesFound,
  paper: MarkingPaper,
  policy: Policy,
  options: BulkOptions,
  keepsRead = false,
): Promise<BulkRun | undefined> {
  const [first] = files;
  if (first === undefined || fromInput || findings.length > 0) return undefined;
  const forms = bulkForms(paper.entries);
  const { duplicates } = policy;
  const readFor = { duplicates, items: Math.max(1, paper.items.length) };
  const read =
    files.length > options.manyFiles
      ? readOneByOne(world, files, forms, readFor)
      : await readInShares(world, files, forms, readFor, options);
  if (read === undefined) return undefined;
  const tally = newTally(paper, duplicates, keepsRead);
  const added: AddedRead[] = [];
  for (const { form, shard, segments } of read) {
    const numbers = addShard(tally, shard, form, forms.find);
    if (numbers === undefined) return undefined;
    added.push({ shard, segments, numbers });
  }
  const { papers, seen } = tally;
  if (papers.papers.count === 0 || lacksTimes(tally, policy)) return undefined;
  const unmatched = forms.unmatched(seen, first.path);
  const placeOf = findPlaces(tally, added, files, duplicates);
  const known = placeOf === undefined ? tally : { ...tally, placeOf };
  return { tally: known, findings: [...unmatched, ...paper.findings] };
}

function readOneByOne(
  world: World,
  files: readonly SubmissionFile[],
  forms: BulkForms,
  readFor: ReadFor,
): readonly ShardRead[] | undefined {
  const progress = runProgress(world, reading, files.length);
  const read = readTables(files, forms, readFor, () => progress.tell(1));
  progress.end();
  return read === undefined ? undefined : [read];
}

async function readInShares(
  world: World,
  files: readonly SubmissionFile[],
  forms: BulkForms,
  readFor: ReadFor,
  { fromBytes, workers, bytesPerWorker }: BulkOptions,
): Promise<readonly ShardRead[] | undefined> {
  const segments = segmentsOf(files, forms, fromBytes);
  if (segments === undefined) return undefined;
  const bytes = bytesIn(segments);
  const count = Math.max(1, Math.min(workers, Math.floor(bytes / bytesPerWorker)));
  const shares = sharesOf(segments, count).map((each): Share => ({ ...readFor, segments: each }));
  const read = await readShares(world, shares);
  return read?.flatMap(({ shards }) => shards);
}

const bytesIn = (segments: readonly Segment[]): number =>
  segments.reduce((sum, { from, stop }) => sum + stop - from, 0);

/**
 * What all shares hold, the first read by this thread and each other by one of its own; nothing where one of them cannot
 * be read in this way. A cut that was no line's end shows in the share before it, and then one thread reads all.
 */
async function readShares(world: World, shares: readonly Share[]): Promise<readonly ShareRead[] | undefined> {
  const [first, ...others] = shares;
  if (first === undefined) return [];
  const program = join(world.packageFolder, 'dist', 'marking-worker.cjs');
  if (others.length > 0 && !existsSync(program)) return readShares(world, [joined(first, others)]);
  const replies = await startAll(program, others);
  const progress = runProgress(world, reading, bytesIn(first.segments));
  const own = scanShare(first, progress.tell);
  progress.end();
  const read = [own, ...(await Promise.all(replies.started))];
  const whole = read.flatMap((each) => each ?? []);
  if (whole.length === shares.length) return whole;
  return others.length === 0 ? undefined : readShares(world, [joined(first, others)]);
}

/** Threads for some shares, running; their module is loaded only where there are any. */
async function startAll(program: string, shares: readonly Share[]) {
  if (shares.length === 0) return { started: [] };
  const { startWorker } = await import('./start-worker.ts');
  return { started: shares.map((share) => startWorker(program, share)) };
}

/** All shares as one, their cuts undone. */
function joined(first: Share, others: readonly Share[]): Share {
  const segments: Segment[] = [];
  for (const segment of [first, ...others].flatMap((share) => share.segments)) {
    const last = segments.at(-1);
    if (last?.at === segment.at && last.stop === segment.from)
      segments[segments.length - 1] = { ...last, stop: segment.stop };
    else segments.push(segment);
  }
  return { ...first, segments };
}

/** True where lateness matters and some paper has no time, which is a finding. */
export function lacksTimes({ papers }: Pick<Tally, 'papers'>, { late }: Policy): boolean {
  if (late === undefined) return false;
  const { count } = papers.papers;
  return papers.times.length < count || papers.times.subarray(0, count).some(Number.isNaN);
}

function segmentsOf(
  files: readonly SubmissionFile[],
  forms: BulkForms,
  fromBytes: number,
): readonly Segment[] | undefined {
  try {
    const sizes = files.map(({ at }) => statSync(at).size);
    if (sizes.reduce((sum, size) => sum + size, 0) < fromBytes) return undefined;
    const segments: Segment[] = [];
    for (const [each, { at, path }] of files.entries()) {
      const form = headForm(headOf(at), forms);
      // Of two rows of one student, each in a part of its own, nobody would know.
      if (form === undefined || form.form.is === 'wide') return undefined;
      segments.push({ at, ...form, stop: sizes[each] ?? 0, student: Buffer.from(studentOfFile(path)) });
    }
    return segments;
  } catch {
    // What cannot be read the exact reader names.
    return undefined;
  }
}

/** The beginning of a file, as much as decides its form. */
function headOf(at: string): Uint8Array {
  const file = openSync(at, 'r');
  try {
    // A character has four bytes at most, and then counts twice.
    const head = Buffer.alloc(headLength * 3 + 3);
    let filled = 0;
    for (let count = -1; count !== 0 && filled < head.length; filled += count) {
      count = readSync(file, head, filled, head.length - filled, null);
    }
    return head.subarray(0, filled);
  } finally {
    closeSync(file);
  }
}
