import { jsonText } from '../core/json-text.ts';
import { whatIf as underEachRule } from '../core/marking/what-if.ts';
import { whatIfLines, whatIfToJson } from '../core/report/what-if-report.ts';
import type { ExitCode } from '../exit-code.ts';
import { type MarkingOptions, policyOf, readRun } from '../shell/marking/run.ts';
import { Output } from '../shell/output.ts';
import type { World } from '../shell/world.ts';

export interface WhatIfOptions extends MarkingOptions {
  readonly json: boolean;
}

/** Shows what the same submissions come to under each rule, side by side. */
export async function whatIf(world: World, names: readonly string[], options: WhatIfOptions): Promise<ExitCode> {
  const { decks, submissions } = await readRun(world, names, options);
  const rules = underEachRule(decks, submissions, policyOf(options));
  const students = new Set(submissions.map(({ student }) => student)).size;
  const out = new Output(world.stdout);
  if (options.json) await out.write(`${jsonText(whatIfToJson(rules), 2)}\n`);
  else await out.writeAll(whatIfLines(rules, students).map((line) => `${line.trimEnd()}\n`));
  await out.flush();
  return 0;
}
