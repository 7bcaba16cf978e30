import { bulkGradebook } from '../../../core/bulk/gradebook.ts';
import type { Tally } from '../../../core/bulk/tally.ts';
import { unclearIn } from '../../../core/bulk/unclear-in.ts';
import { type ColumnItem, tallyColumns } from '../../../core/class-columns/tally-columns.ts';
import { asText, findingLines } from '../../../core/item-report/finding-lines.ts';
import type { Policy } from '../../../core/marking/policy.ts';
import { runLines } from '../../../core/report/run-lines.ts';
import type { AnyFinding } from '../../../core/report/summary.ts';
import { Output } from '../../output.ts';
import type { World } from '../../world.ts';
import { forStream, say } from '../marking-lines.ts';

/** What was printed comes to. */
export interface Printed {
  /** True where an error was found. */
  readonly hasErrors: boolean;
  /** True where anybody is below the pass mark. */
  readonly hasFailed: boolean;
}

/** Prints the gradebook of a tally, and on standard error what the run came to. */
export async function printGradebook(
  world: World,
  tally: Tally,
  items: readonly ColumnItem[],
  {
    policy,
    findings,
    began,
  }: { readonly policy: Policy; readonly findings: readonly AnyFinding[]; readonly began: number },
): Promise<Printed> {
  const book = bulkGradebook(tally, items, policy);
  const out = new Output(world.stdout);
  const shown = forStream(world);
  for (const block of book.blocks()) {
    if (out.isClosed) break;
    // In a terminal nothing in it commands it.
    if (world.stdout.isTTY === true) await out.write(shown(new TextDecoder().decode(block)));
    else await out.writeBytes(block);
  }
  await out.flush();
  const { first, count } = unclearIn(tally, items, policy);
  const all = [...findings, ...first];
  const { alpha, lines } = await told(tally, items, policy);
  const tookMs = world.now() - began;
  say(world, runLines(book.totals(), all, { tookMs, untold: count - first.length, alpha, items: lines }));
  return { hasErrors: all.some(({ severity }) => severity === 'error'), hasFailed: book.failed() > 0 };
}

/** So many responses are looked at for the summary of a run; of more `viva analyze` tells. */
const lookedAtMost = 500_000;

/** What the summary says of the items. */
async function told(tally: Tally, items: readonly ColumnItem[], policy: Policy) {
  const isMuch = tally.papers.students.count * items.length > lookedAtMost;
  const columns = isMuch ? undefined : tallyColumns(tally, items, policy);
  if (columns === undefined) return { alpha: null, lines: [] };
  const { glanceAtColumns } = await import('../../../core/analysis/glance.ts');
  const { alpha, findings, restOf } = glanceAtColumns(columns.matrix, columns.extra);
  return { alpha, lines: findingLines(findings, restOf).map(asText) };
}
