import { newTally } from '../../../core/bulk/tally.ts';
import { tallyCollector } from '../../../core/bulk/tally-collector.ts';
import type { MarkingPaper } from '../../../core/marking/paper.ts';
import type { Policy } from '../../../core/marking/policy.ts';
import type { World } from '../../world.ts';
import { readHandedIn } from '../inputs.ts';
import { type BulkRun, lacksTimes } from './bulk-run.ts';

/**
 * The marks of submissions of any form, each marked as it is read, so that memory grows with students and items alone;
 * nothing where something in them is settled among whole submissions. Standard input can be read once only, and is not
 * read here.
 */
export async function tallyRun(
  world: World,
  paths: readonly string[],
  paper: MarkingPaper,
  policy: Policy,
  map?: string,
): Promise<BulkRun | undefined> {
  if (paths.includes('-')) return undefined;
  const { duplicates } = policy;
  const tally = newTally(paper, duplicates);
  const collector = tallyCollector(tally, duplicates);
  const how = map === undefined ? { duplicates } : { duplicates, map };
  const { findings } = await readHandedIn(world, paths, paper, how, () => collector);
  if (!collector.fits() || lacksTimes(tally, policy)) return undefined;
  const { papers, outcomes, seen } = tally;
  return {
    tally: { papers, outcomes, seen, placeOf: collector.places.of },
    findings: [...findings, ...paper.findings],
  };
}
