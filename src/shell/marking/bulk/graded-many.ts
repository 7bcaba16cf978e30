import { tableOfColumns } from '../../../core/analysis/test-theory/score-table.ts';
import { marksOf } from '../../../core/bulk/tally-marks.ts';
import { unclearIn } from '../../../core/bulk/unclear-in.ts';
import { tallyColumns } from '../../../core/class-columns/tally-columns.ts';
import type { World } from '../../world.ts';
import type { Graded } from '../graded.ts';
import { type MarkingOptions, policyOf, type ToMark } from '../run.ts';
import type { BulkOptions } from './bulk-options.ts';
import { manyMarked } from './many-marked.ts';

/**
 * The same run as in memory, of which only a number for each student and item is kept; nothing where something in it is
 * settled among whole submissions or attempts.
 */
export async function gradedMany(
  world: World,
  found: ToMark,
  options: MarkingOptions & { readonly bulk: BulkOptions },
): Promise<Graded | undefined> {
  const { paper } = found;
  const policy = policyOf(options);
  const run = await manyMarked(world, found, policy, { ...options, keepsRead: true });
  const columns = run && tallyColumns(run.tally, paper.items, policy);
  if (run === undefined || columns === undefined) return undefined;
  const unclear = unclearIn(run.tally, paper.items, policy, Number.POSITIVE_INFINITY);
  return {
    marks: marksOf(run.tally, paper.items, policy),
    findings: [...run.findings, ...unclear.first],
    table: tableOfColumns(columns.matrix),
    extra: columns.extra,
  };
}
