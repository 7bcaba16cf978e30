/** Marking in shards: what each of them comes to as a file, and any number of those as the gradebook of all. */
import { basename, dirname } from 'node:path';
import { tallyOf } from '../core/bulk/from-submissions.ts';
import { mergePartials } from '../core/bulk/merge.ts';
import { partialLines } from '../core/bulk/partial.ts';
import type { TypedPolicy } from '../core/report/summary.ts';
import { itemFinder } from '../core/submissions/finder.ts';
import { newFindings } from '../core/submissions/findings.ts';
import { reportUnmatched } from '../core/submissions/unmatched.ts';
import type { ExitCode } from '../exit-code.ts';
import { openable } from '../shell/deck-files.ts';
import { Refusal } from '../shell/errors.ts';
import type { BulkOptions } from '../shell/marking/bulk/bulk-options.ts';
import type { BulkRun } from '../shell/marking/bulk/bulk-run.ts';
import { manyMarked } from '../shell/marking/bulk/many-marked.ts';
import { printGradebook } from '../shell/marking/bulk/print-gradebook.ts';
import { fileLines } from '../shell/marking/file-lines.ts';
import { say } from '../shell/marking/marking-lines.ts';
import { replaceFiles } from '../shell/marking/replace-files.ts';
import { type MarkingOptions, policyOf, readPaths, type ToMark, toMark } from '../shell/marking/run.ts';
import { compareNaturally } from '../shell/natural-order.ts';
import { findSubmissionFiles } from '../shell/submissions/find-files.ts';
import type { World } from '../shell/world.ts';

export interface PartialOptions extends MarkingOptions {
  /** The file for the partial result. */
  readonly partial: string;
  readonly keepGoing: boolean;
  readonly bulk: BulkOptions;
}

/** Marks a shard and writes what is needed to merge it with others: 2 where an error was found in it. */
export async function gradePartial(world: World, names: readonly string[], options: PartialOptions): Promise<ExitCode> {
  const found = await toMark(world, names, options);
  const { tally, findings } = await shardOf(world, found, options);
  const { paper, paths } = found;
  const { files } = found.files ?? findSubmissionFiles(world.cwd, paths);
  const first = files[0]?.path ?? '-';
  // Whether nobody at all responded to an item is seen when all shards are there.
  const own = findings.filter(({ code, severity }) => !(code === 'item-unmatched' && severity === 'warning'));
  const { nameOf } = itemFinder(paper.entries);
  const pieces = partialLines(tally, paper, { policy: options.typed, findings: own, first, nameOf });
  const path = openable(world, options.partial);
  replaceFiles(dirname(path), options.partial, [{ name: basename(path), pieces }]);
  const count = tally.papers.papers.count;
  say(world, [`${count} ${count === 1 ? 'submission' : 'submissions'} in ${options.partial}`]);
  return !options.keepGoing && own.some(({ severity }) => severity === 'error') ? 2 : 0;
}

async function shardOf(world: World, found: ToMark, options: PartialOptions): Promise<BulkRun> {
  const policy = policyOf(options);
  const { paper } = found;
  const bulk = await manyMarked(world, found, policy, options);
  if (bulk !== undefined) return bulk;
  const { submissions, findings } = await readPaths(world, found, options);
  const made = tallyOf(paper, submissions, policy);
  if (made === undefined) throw new Refusal('A student has more than 100 attempts.', 'Number the attempts from 1.');
  return { tally: made.tally, findings: [...findings, ...paper.findings, ...made.findings] };
}

/** What holds for the marks of merged shards: the options with which they were made. */
export interface MergeOptions {
  readonly optionsOf: (typed: TypedPolicy) => MarkingOptions;
  readonly keepGoing: boolean;
}

/** Prints the gradebook of all shards: 2 where an error was found in one, 1 where anybody is below the pass mark. */
export async function gradeMerged(world: World, names: readonly string[], options: MergeOptions): Promise<ExitCode> {
  const began = world.now();
  // The same files in any order are the same run.
  const files = [...names].sort(compareNaturally).map((name) => ({ name, lines: fileLines(world, name) }));
  const merge = mergePartials(files);
  if (!merge.ok)
    throw new Refusal(merge.because, 'Name the files that `viva grade --partial` wrote with the same options.');
  const { tally, items, policy: typed, findings, firsts } = merge.merged;
  const policy = policyOf(options.optionsOf(typed));
  const unmatched = newFindings();
  const [first = ''] = [...firsts].sort(compareNaturally);
  const nameOf = (item: number): string => items[item]?.name ?? '';
  if (tally.papers.papers.count > 0) reportUnmatched(tally.seen, items.length, first, { nameOf }, unmatched);
  const all = [...findings, ...unmatched.list()];
  const { hasErrors, hasFailed } = await printGradebook(world, tally, items, { policy, findings: all, began });
  if (!options.keepGoing && hasErrors) return 2;
  return hasFailed ? 1 : 0;
}
