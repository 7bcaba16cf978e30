import type { Policy } from '../../../core/marking/policy.ts';
import { findSubmissionFiles } from '../../submissions/find-files.ts';
import type { World } from '../../world.ts';
import type { ToMark } from '../run.ts';
import type { BulkOptions } from './bulk-options.ts';
import { type BulkRun, bulkRun } from './bulk-run.ts';

/**
 * The marks of many submissions without keeping them: from their bytes where they are plain rows, or else each as it is
 * read; nothing where they have to be read whole. With `keepsRead` the tally holds all that receipts tell.
 */
export async function manyMarked(
  world: World,
  { paths, paper, files }: ToMark,
  policy: Policy,
  how: { readonly bulk: BulkOptions; readonly map?: string; readonly keepsRead?: boolean },
): Promise<BulkRun | undefined> {
  const found = files ?? findSubmissionFiles(world.cwd, paths);
  const { bulk, map, keepsRead } = how;
  const run = map === undefined ? await bulkRun(world, found, paper, policy, bulk, keepsRead) : undefined;
  if (run !== undefined) return run;
  const { tallyRun } = await import('./tally-run.ts');
  return tallyRun(world, found, paper, policy, how);
}
