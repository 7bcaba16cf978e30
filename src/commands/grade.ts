import { jsonText } from '../core/json-text.ts';
import { type Format, type Reported, written } from '../core/report/formats.ts';
import { itemTable } from '../core/report/item-table.ts';
import { runLines } from '../core/report/run-lines.ts';
import { summaryOf } from '../core/report/summary.ts';
import type { ExitCode } from '../exit-code.ts';
import { openable } from '../shell/deck-files.ts';
import { type Analysed, analyseMarks } from '../shell/marking/inputs.ts';
import { forStream, say } from '../shell/marking/marking-lines.ts';
import { type FileToWrite, replaceFiles } from '../shell/marking/replace-files.ts';
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
  const reported: Reported = { ...run, now: world.now() };
  const analysed = analyseMarks(run.marked);
  const { format, out: folder, keepGoing, typed } = options;
  if (folder !== undefined) {
    const summary = jsonText(summaryOf(run.marked, typed, run.findings), 2);
    replaceFiles(openable(world, folder), folder, filesOf(reported, analysed, summary));
  }
  const out = new Output(world.stdout);
  const shown = forStream(world);
  for (const piece of written(format, reported)) await out.write(shown(piece));
  await out.flush();
  const { alpha } = analysed;
  const tookMs = world.now() - began;
  say(world, runLines(run, { tookMs, ...(alpha === undefined ? {} : { alpha }) }));
  if (!keepGoing && run.findings.some(({ severity }) => severity === 'error')) return 2;
  return run.marked.students.some(({ passed }) => passed === false) ? 1 : 0;
}

function filesOf(reported: Reported, { json }: Analysed, summary: string): readonly FileToWrite[] {
  return [
    { name: 'gradebook.csv', pieces: written('csv', reported) },
    { name: 'scores.jsonl', pieces: written('jsonl', reported) },
    { name: 'items.json', pieces: [`${jsonText(json, 2)}\n`] },
    { name: 'items.csv', pieces: itemTable(json) },
    { name: 'summary.json', pieces: [`${summary}\n`] },
    { name: 'report.md', pieces: written('md', reported) },
    { name: 'junit.xml', pieces: written('junit', reported) },
  ];
}
