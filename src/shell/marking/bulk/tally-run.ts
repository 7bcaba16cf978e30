import { knownPages } from '../../../core/bulk/known-pages.ts';
import { newTally } from '../../../core/bulk/tally.ts';
import { tallyCollector } from '../../../core/bulk/tally-collector.ts';
import type { MarkingPaper } from '../../../core/marking/paper.ts';
import type { Policy } from '../../../core/marking/policy.ts';
import { type FilesFound, studentOfFile } from '../../submissions/find-files.ts';
import { readInto } from '../../submissions/read-submissions.ts';
import type { World } from '../../world.ts';
import { readOptions } from '../inputs.ts';
import { type BulkRun, lacksTimes } from './bulk-run.ts';

/**
 * The marks of submissions of any form, each marked as it is read, so that memory grows with students and items alone;
 * nothing where something in them is settled among whole submissions. Standard input can be read once only, and is not
 * read here.
 */
export async function tallyRun(
  world: World,
  found: FilesFound,
  paper: MarkingPaper,
  policy: Policy,
  { map, keepsRead = false }: { readonly map?: string; readonly keepsRead?: boolean } = {},
): Promise<BulkRun | undefined> {
  if (found.fromInput) return undefined;
  const { duplicates } = policy;
  const tally = newTally(paper, duplicates, keepsRead);
  const collector = tallyCollector(tally, duplicates);
  const how = readOptions(world, map === undefined ? { duplicates } : { duplicates, map });
  // Pages that are known by their bytes tell no line of a response.
  const pages = keepsRead ? undefined : knownPages(collector, paper.items.length);
  const { findings } = await readInto(
    () => collector,
    world,
    found,
    paper.entries,
    pages === undefined ? how : { ...how, tellPieces: pages.learn },
    (bytes, path) => pages?.take(bytes, studentOfFile(path)) === true,
  );
  if (!collector.fits() || lacksTimes(tally, policy)) return undefined;
  const { papers, outcomes, seen } = tally;
  return {
    tally: { papers, outcomes, seen, placeOf: collector.places.of },
    findings: [...findings, ...paper.findings],
  };
}
