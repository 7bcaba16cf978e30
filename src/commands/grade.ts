import { asText, findingLines } from '../core/item-report/finding-lines.ts';
import { type Format, type Reported, written } from '../core/report/formats.ts';
import { runLines, totalsOf } from '../core/report/run-lines.ts';
import type { ExitCode } from '../exit-code.ts';
import { openable } from '../shell/deck-files.ts';
import { areMany, type BulkOptions } from '../shell/marking/bulk/bulk-options.ts';
import type { BulkRun } from '../shell/marking/bulk/bulk-run.ts';
import { forStream, say } from '../shell/marking/marking-lines.ts';
import { type MarkingOptions, markPaths, policyOf, type ToMark, toMark } from '../shell/marking/run.ts';
import { Output } from '../shell/output.ts';
import type { World } from '../shell/world.ts';

export interface GradeOptions extends MarkingOptions {
  readonly format: Format;
  /** The folder for all results. */
  readonly out?: string;
  /** Errors in the submissions do not change the exit code. */
  readonly keepGoing: boolean;
  /** How very many rows are read. */
  readonly bulk: BulkOptions;
}

/** Marks submissions: 2 where an error was found in them, 1 where one of them is below the pass mark. */
export async function grade(world: World, names: readonly string[], options: GradeOptions): Promise<ExitCode> {
  const began = world.now();
  const found = await toMark(world, names, options);
  const bulk = await bulkFor(world, found, options);
  if (bulk !== undefined) {
    const { tally, findings } = bulk;
    const how = { policy: policyOf(options), findings, began };
    const { printGradebook } = await import('../shell/marking/bulk/print-gradebook.ts');
    const { hasErrors, hasFailed } = await printGradebook(world, tally, found.paper.items, how);
    return codeOf(hasErrors, hasFailed, options);
  }
  const run = await markPaths(world, found, options);
  const { format, out: folder } = options;
  const [{ glanceAt }, { classMatrix }] = await Promise.all([
    import('../core/analysis/glance.ts'),
    import('../shell/marking/class-matrix.ts'),
  ]);
  const { matrix, extra } = classMatrix(run.marked);
  const { alpha, findings, restOf } = glanceAt(matrix, extra);
  const reported: Reported = { ...run, now: world.now() };
  if (folder !== undefined) {
    const { writeResults } = await import('../shell/marking/write-results.ts');
    const { typed } = options;
    await writeResults(world, openable(world, folder), { shown: folder, reported, typed, decks: found.decks });
  }
  const out = new Output(world.stdout);
  const shown = forStream(world);
  for (const piece of await written(format, reported)) await out.write(shown(piece));
  await out.flush();
  const tookMs = world.now() - began;
  const items = findingLines(findings, restOf).map(asText);
  say(world, runLines(totalsOf(run.marked), run.findings, { tookMs, alpha, items }));
  const hasErrors = run.findings.some(({ severity }) => severity === 'error');
  const hasFailed = run.marked.students.some(({ passed }) => passed === false);
  return codeOf(hasErrors, hasFailed, options);
}

function codeOf(hasErrors: boolean, hasFailed: boolean, { keepGoing }: GradeOptions): ExitCode {
  if (hasErrors && !keepGoing) return 2;
  return hasFailed ? 1 : 0;
}

/** The marks of very many rows, where the gradebook alone is wanted; nothing where they must be read exactly. */
async function bulkFor(world: World, found: ToMark, options: GradeOptions): Promise<BulkRun | undefined> {
  if (options.format !== 'csv' || options.out !== undefined || !areMany(world.cwd, found.paths, options.bulk))
    return undefined;
  const { manyMarked } = await import('../shell/marking/bulk/many-marked.ts');
  return manyMarked(world, found, policyOf(options), options);
}
