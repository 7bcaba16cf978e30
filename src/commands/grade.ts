import { glanceAt } from '../core/analysis/glance.ts';
import { asText, findingLines } from '../core/item-report/finding-lines.ts';
import { type Format, type Reported, written } from '../core/report/formats.ts';
import { runLines } from '../core/report/run-lines.ts';
import type { ExitCode } from '../exit-code.ts';
import { openable } from '../shell/deck-files.ts';
import { classMatrix } from '../shell/marking/class-matrix.ts';
import { forStream, say } from '../shell/marking/marking-lines.ts';
import { type MarkingOptions, markRun } from '../shell/marking/run.ts';
import { Output } from '../shell/output.ts';
import type { World } from '../shell/world.ts';

export interface GradeOptions extends MarkingOptions {
  readonly format: Format;
  /** The folder for all results. */
  readonly out?: string;
  /** Errors in the submissions do not change the exit code. */
  readonly keepGoing: boolean;
}

/** Marks submissions: 2 where an error was found in them, 1 where one of them is below the pass mark. */
export async function grade(world: World, names: readonly string[], options: GradeOptions): Promise<ExitCode> {
  const began = world.now();
  const run = await markRun(world, names, options);
  const { format, out: folder, keepGoing } = options;
  const reported: Reported = { ...run, now: world.now() };
  const { matrix, extra } = classMatrix(run.marked);
  const { alpha, findings, restOf } = glanceAt(matrix, extra);
  if (folder !== undefined) {
    const { writeResults } = await import('../shell/marking/write-results.ts');
    await writeResults(openable(world, folder), { shown: folder, reported, typed: options.typed });
  }
  const out = new Output(world.stdout);
  const shown = forStream(world);
  for (const piece of await written(format, reported)) await out.write(shown(piece));
  await out.flush();
  const tookMs = world.now() - began;
  const items = findingLines(findings, restOf).map(asText);
  say(world, runLines(run, { tookMs, alpha, items }));
  if (!keepGoing && run.findings.some(({ severity }) => severity === 'error')) return 2;
  return run.marked.students.some(({ passed }) => passed === false) ? 1 : 0;
}
