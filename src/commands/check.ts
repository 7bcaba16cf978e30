import type { Diagnostic } from '../core/diagnostics/diagnostic.ts';
import { annotation, diagnosticLines, diagnosticToJson, summaryLine } from '../core/diagnostics/view.ts';
import { jsonText } from '../core/json-text.ts';
import { textWidth } from '../core/layout/space.ts';
import { linesOfText } from '../core/source/blocks.ts';
import type { ExitCode } from '../exit-code.ts';
import { type CheckedFile, FileChecker } from '../shell/check-file.ts';
import { chosenTheme } from '../shell/chosen-theme.ts';
import { compilingLess } from '../shell/compiler.ts';
import { findDeckFiles } from '../shell/deck-files.ts';
import { DeckReader } from '../shell/deck-reader.ts';
import { Output } from '../shell/output.ts';
import { columnsOf } from '../shell/page-columns.ts';
import { runPrograms } from '../shell/run-programs.ts';
import type { Theme } from '../shell/theme.ts';
import type { World } from '../shell/world.ts';

export interface CheckOptions {
  readonly json: boolean;
  /** As lines that GitHub Actions turns into annotations. */
  readonly format?: 'github';
  /** Also runs the programs that carry an expected output. */
  readonly run: boolean;
}

interface Totals {
  readonly files: number;
  items: number;
  errors: number;
  warnings: number;
}

/** Takes what was found, file by file, and what it comes to. */
interface Reporter {
  file(diagnostics: readonly Diagnostic[], text: string | undefined): Promise<void>;
  end(totals: Totals): Promise<void>;
}

/** Reports every mistake in the files that some names mean; 1 where one of them is an error. */
export async function check(
  world: World,
  names: readonly string[],
  { json, format, run }: CheckOptions,
): Promise<ExitCode> {
  const { files, unreadable } = findDeckFiles(world, names);
  const out = new Output(world.stdout);
  const page = json ? undefined : pageReporter(out, await chosenTheme(world, world.stdout), world);
  const reporter = page === undefined ? jsonReporter(out) : format === 'github' ? annotating(out, page) : page;
  const checker = new FileChecker(world, new DeckReader(world));
  const totals: Totals = { files: files.length, items: 0, errors: 0, warnings: 0 };
  const take = async (diagnostics: readonly Diagnostic[], text?: string): Promise<void> => {
    for (const { severity } of diagnostics) totals[severity === 'error' ? 'errors' : 'warnings']++;
    if (diagnostics.length > 0) await reporter.file(diagnostics, text);
  };
  await take(unreadable);
  await compilingLess(async () => {
    for (const file of files) {
      if (out.isClosed) break;
      const checked = checker.check(file);
      totals.items += checked.items;
      await take(await withRuns(world, checked, run), checked.content?.text);
    }
  });
  await reporter.end(totals);
  return totals.errors > 0 ? 1 : 0;
}

/** What is wrong in a file, with what its programs print where they are to be run. */
async function withRuns(
  world: World,
  { diagnostics, content }: CheckedFile,
  run: boolean,
): Promise<readonly Diagnostic[]> {
  if (!run || content === undefined) return diagnostics;
  return [...diagnostics, ...(await runPrograms(world, content.deck, content.text))];
}

function pageReporter(out: Output, theme: Theme, world: World): Reporter {
  const width = textWidth({ width: columnsOf(world.stdout) }) + 1;
  return {
    async file(diagnostics, text) {
      const lines = text === undefined ? undefined : linesOfText(text);
      for (const found of diagnostics) {
        for (const line of diagnosticLines(found, lines, width)) await out.write(`${theme.paint(line)}\n`);
      }
    },
    async end({ files, items, errors, warnings }) {
      await out.write(`${theme.paint(summaryLine(files, items, errors, warnings))}\n`);
      await out.flush();
    },
  };
}

/** One annotation a diagnostic, and the summary as any other line of the log. */
function annotating(out: Output, page: Reporter): Reporter {
  return {
    async file(diagnostics) {
      for (const found of diagnostics) await out.write(`${annotation(found)}\n`);
    },
    end: page.end,
  };
}

/** Keeps the diagnostics as text until the numbers before them are known. */
function jsonReporter(out: Output): Reporter {
  const found: string[] = [];
  return {
    async file(diagnostics) {
      for (const diagnostic of diagnostics) found.push(jsonText(diagnosticToJson(diagnostic)));
    },
    async end({ files, items }) {
      await out.write(`{"files":${files},"items":${items},"diagnostics":[`);
      for (const [index, diagnostic] of found.entries()) await out.write(`${index === 0 ? '' : ','}\n${diagnostic}`);
      await out.write(`${found.length === 0 ? '' : '\n'}]}\n`);
      await out.flush();
    },
  };
}
