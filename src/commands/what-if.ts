import { jsonText } from '../core/json-text.ts';
import { whatIf as underEachRule } from '../core/marking/what-if.ts';
import { findingLinesOf } from '../core/report/run-lines.ts';
import { whatIfLines, whatIfToJson } from '../core/report/what-if-report.ts';
import type { ExitCode } from '../exit-code.ts';
import { say } from '../shell/marking/marking-lines.ts';
import { type MarkingOptions, policyOf, readRun } from '../shell/marking/run.ts';
import { Output } from '../shell/output.ts';
import type { World } from '../shell/world.ts';

export interface WhatIfOptions extends MarkingOptions {
  readonly json: boolean;
  /** Errors in the submissions do not change the exit code. */
  readonly keepGoing: boolean;
}

const legend = [
  'items: to how many a rule applies; the others keep their own',
  'flipped: how many pass who do not under the rules of the decks, or the other way',
];

/** Shows what the same submissions come to under each rule, side by side: 2 where an error was found in them. */
export async function whatIf(world: World, names: readonly string[], options: WhatIfOptions): Promise<ExitCode> {
  const { decks, paper, submissions, findings: read } = await readRun(world, names, options);
  const errors = [...paper.findings, ...read].filter(({ severity }) => severity === 'error');
  const rules = underEachRule(decks, submissions, policyOf(options));
  const students = new Set(submissions.map(({ student }) => student)).size;
  const out = new Output(world.stdout);
  if (options.json) await out.write(`${jsonText(whatIfToJson(rules), 2)}\n`);
  else await out.writeAll(whatIfLines(rules, students).map((line) => `${line.trimEnd()}\n`));
  await out.flush();
  const told = options.json ? [] : legend.slice(0, options.passMark === undefined ? 1 : 2);
  say(world, [...told, ...findingLinesOf(errors, { rest: 'viva grade --out names them all.' })]);
  return errors.length > 0 && !options.keepGoing ? 2 : 0;
}
