import { classToJson } from '../core/item-report/json.ts';
import { jsonText } from '../core/json-text.ts';
import { findingLinesOf } from '../core/report/run-lines.ts';
import type { ExitCode } from '../exit-code.ts';
import { forStream, say } from '../shell/marking/marking-lines.ts';
import { type ClassOptions, readClass } from '../shell/marking/read-class.ts';
import { Output } from '../shell/output.ts';
import type { World } from '../shell/world.ts';

export interface AnalyzeOptions extends ClassOptions {
  readonly json: boolean;
  /** What is printed is a patch of the deck. */
  readonly patch: boolean;
  /** The file for the page with plots. */
  readonly html?: string;
  /** Errors in the submissions do not change the exit code. */
  readonly keepGoing: boolean;
}

/** Shows item and test statistics: 2 where an error was found in what was handed in. */
export async function analyze(world: World, names: readonly string[], options: AnalyzeOptions): Promise<ExitCode> {
  const { known, findings, against } = await readClass(world, names, options);
  const { json, patch, html, keepGoing } = options;
  if (html !== undefined) {
    const { writePage } = await import('../shell/marking/write-page.ts');
    await writePage(world, html, known);
  }
  const out = new Output(world.stdout);
  if (json) await out.write(forStream(world)(`${jsonText(classToJson(known), 2)}\n`));
  else if (patch && against !== undefined) {
    const { patchOf } = await import('../shell/marking/patches.ts');
    const { text, without } = patchOf(world, against, known);
    await out.write(forStream(world)(text));
    say(world, without);
  } else {
    const [{ classView }, { PageWriter }] = await Promise.all([
      import('../core/item-report/view.ts'),
      import('../shell/page-writer.ts'),
    ]);
    await new PageWriter(world, out).write(classView(known), names[0] ?? '');
  }
  await out.flush();
  say(world, findingLinesOf(findings, { rest: 'correct these first.' }));
  return !keepGoing && findings.some(({ severity }) => severity === 'error') ? 2 : 0;
}
