import { asText, findingLines } from '../core/item-report/finding-lines.ts';
import { totalsOf } from '../core/marking/totals.ts';
import { type Format, type Reported, written } from '../core/report/formats.ts';
import { runLines } from '../core/report/run-lines.ts';
import type { ExitCode } from '../exit-code.ts';
import { openable } from '../shell/deck-files.ts';
import { areMany, type BulkOptions } from '../shell/marking/bulk/bulk-options.ts';
import type { Graded } from '../shell/marking/graded.ts';
import { forStream, say } from '../shell/marking/marking-lines.ts';
import { type MarkingOptions, policyOf, type ToMark, toMark } from '../shell/marking/run.ts';
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
  const isMany = areMany(world.cwd, found.paths, options.bulk);
  if (isMany && options.format === 'csv' && options.out === undefined) {
    const code = await printMany(world, found, options, began);
    if (code !== undefined) return code;
  }
  const graded = (isMany ? await many(world, found, options) : undefined) ?? (await whole(world, found, options));
  const { marks, findings, table, extra } = graded;
  const reported: Reported = { marks, findings, totals: totalsOf(marks), now: world.now() };
  const { format, out: folder, typed } = options;
  if (folder !== undefined) {
    const { writeResults } = await import('../shell/marking/write-results.ts');
    const results = { shown: folder, reported, table, extra, typed, decks: found.decks };
    await writeResults(world, openable(world, folder), results);
  }
  const out = new Output(world.stdout);
  const shown = forStream(world);
  for (const piece of await written(format, reported)) await out.write(shown(piece));
  await out.flush();
  const { glanceAtScores } = await import('../core/analysis/glance.ts');
  const { alpha, findings: toLookAt, restOf } = glanceAtScores(table, extra);
  const tookMs = world.now() - began;
  say(world, runLines(reported.totals, findings, { tookMs, alpha, items: findingLines(toLookAt, restOf).map(asText) }));
  const hasErrors = findings.some(({ severity }) => severity === 'error');
  return codeOf(hasErrors, reported.totals.failed > 0, options);
}

function codeOf(hasErrors: boolean, hasFailed: boolean, { keepGoing }: GradeOptions): ExitCode {
  if (hasErrors && !keepGoing) return 2;
  return hasFailed ? 1 : 0;
}

/** Prints the gradebook of very many rows; nothing where they must be read whole. */
async function printMany(
  world: World,
  found: ToMark,
  options: GradeOptions,
  began: number,
): Promise<ExitCode | undefined> {
  const policy = policyOf(options);
  const { manyMarked } = await import('../shell/marking/bulk/many-marked.ts');
  const run = await manyMarked(world, found, policy, options);
  if (run === undefined) return undefined;
  const { printGradebook } = await import('../shell/marking/bulk/print-gradebook.ts');
  const how = { policy, findings: run.findings, began };
  const { hasErrors, hasFailed } = await printGradebook(world, run.tally, found.paper.items, how);
  return codeOf(hasErrors, hasFailed, options);
}

async function many(world: World, found: ToMark, options: GradeOptions): Promise<Graded | undefined> {
  const { gradedMany } = await import('../shell/marking/bulk/graded-many.ts');
  return gradedMany(world, found, options);
}

async function whole(world: World, found: ToMark, options: GradeOptions): Promise<Graded> {
  const { gradedWhole } = await import('../shell/marking/graded.ts');
  return gradedWhole(world, found, options);
}
