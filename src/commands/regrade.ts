import { jsonText } from '../core/json-text.ts';
import { decodeReceipt } from '../core/marking/decode-receipt.ts';
import type { Receipt } from '../core/marking/receipt.ts';
import { regrade as compared } from '../core/marking/regrade.ts';
import { type OldRun, oldRunIn } from '../core/report/old-results.ts';
import { regradeLines, regradeToJson } from '../core/report/regrade-report.ts';
import { findingLinesOf } from '../core/report/run-lines.ts';
import type { TypedPolicy } from '../core/report/summary.ts';
import type { ExitCode } from '../exit-code.ts';
import { openable } from '../shell/deck-files.ts';
import { Refusal } from '../shell/errors.ts';
import { refusalOf } from '../shell/load-decks.ts';
import { fileLines } from '../shell/marking/file-lines.ts';
import { forStream, say } from '../shell/marking/marking-lines.ts';
import { finishResults } from '../shell/marking/put-in-place.ts';
import { type MarkingOptions, markRun } from '../shell/marking/run.ts';
import { Output } from '../shell/output.ts';
import { readText } from '../shell/read-text.ts';
import type { World } from '../shell/world.ts';

export interface RegradeOptions {
  /** The folder that `viva grade --out` wrote. */
  readonly from: string;
  readonly json: boolean;
  /** Errors in the submissions do not change the exit code. */
  readonly keepGoing: boolean;
  /** What holds now, what was not typed as it held then. */
  readonly optionsAfter: (then: TypedPolicy) => MarkingOptions;
}

/** Says what marking again changes against an earlier run: 2 where an error was found, else 1 where anything changes. */
export async function regrade(
  world: World,
  names: readonly string[],
  { from, json, keepGoing, optionsAfter }: RegradeOptions,
): Promise<ExitCode> {
  finishResults(world, from);
  const old = oldRun(world, `${from}/summary.json`);
  const receipts = oldReceipts(world, `${from}/scores.jsonl`);
  const { marked, findings } = await markRun(world, names, optionsAfter(old.policy));
  const changes = compared(old.results, receipts, marked);
  const out = new Output(world.stdout);
  const shown = forStream(world);
  if (json) await out.write(shown(`${jsonText(regradeToJson(changes), 2)}\n`));
  else await out.writeAll(regradeLines(changes).map((line) => shown(`${line.replaceAll('\n', ' ')}\n`)));
  await out.flush();
  const errors = findings.filter(({ severity }) => severity === 'error');
  say(world, findingLinesOf(errors, { rest: 'viva grade --out names them all.' }));
  if (errors.length > 0 && !keepGoing) return 2;
  return changes.students.length + changes.marks.length > 0 ? 1 : 0;
}

function textOf(world: World, path: string): string {
  const read = readText(openable(world, path), path);
  if (!read.ok) throw refusalOf(read.diagnostic);
  return read.text;
}

function oldRun(world: World, path: string): OldRun {
  const old = oldRunIn(textOf(world, path));
  if (old.ok) return old.run;
  throw new Refusal(`\`${path}\` cannot be used: ${old.because}.`, 'Name the folder that `viva grade --out` wrote.');
}

function* oldReceipts(world: World, path: string): Iterable<Receipt> {
  let at = 0;
  for (const line of fileLines(world, path)) {
    at++;
    if (line === '') continue;
    const decoded = decodeReceipt(line);
    if (!decoded.ok) {
      throw new Refusal(`\`${path}\`, line ${at}: ${decoded.because}.`, 'See all that is wrong: viva verify');
    }
    yield decoded.receipt;
  }
}
