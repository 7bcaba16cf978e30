import { bulkGradebook } from '../../../core/bulk/gradebook.ts';
import type { Tally, TallyItem } from '../../../core/bulk/tally.ts';
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
  items: readonly TallyItem[],
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
  const { first, count } = book.unclear();
  const all = [...findings, ...first];
  say(world, runLines(book.totals(), all, { tookMs: world.now() - began, untold: count - first.length }));
  return { hasErrors: all.some(({ severity }) => severity === 'error'), hasFailed: book.failed() > 0 };
}
