/** Where marking gets its submissions from, and the statistics of its items. */

import type { Json } from '../../core/item-types/contract.ts';
import type { Marked } from '../../core/marking/marked.ts';
import { matrixOf } from '../../core/marking/matrix.ts';
import type { MarkingPaper } from '../../core/marking/paper.ts';
import type { DuplicatesRule } from '../../core/marking/policy.ts';
import type { SubmissionsRead } from '../../core/submissions/reader.ts';
import { openable } from '../deck-files.ts';
import { refusalOf } from '../load-decks.ts';
import { readText } from '../read-text.ts';
import { readSubmissions } from '../submissions/read-submissions.ts';
import type { World } from '../world.ts';

/** The submissions in some files, folders or standard input (`-`); what cannot be read is a finding. */
export async function readHandedIn(
  world: World,
  paths: readonly string[],
  { entries }: MarkingPaper,
  { map, duplicates }: { readonly map?: string; readonly duplicates: DuplicatesRule },
): Promise<SubmissionsRead> {
  const options = map === undefined ? { duplicates } : { duplicates, map: { path: map, text: mapText(world, map) } };
  return readSubmissions(world, paths, entries, options);
}

function mapText(world: World, path: string): string {
  const read = readText(openable(world, path), path);
  if (!read.ok) throw refusalOf(read.diagnostic);
  return read.text;
}

/** The statistics of the items as `items.json` holds them, with alpha for the summary where it is known. */
export interface Analysed {
  readonly json: { readonly [name: string]: Json };
  readonly alpha?: number;
}

/** The statistics of the items of a run: n, and facility as the mean share of the points, gaps as nothing. */
export function analyseMarks(marked: Marked): Analysed {
  const { students, items, scores } = matrixOf(marked);
  const facts = items.map(({ id, possible }, place) => {
    const shares = scores.map((row) => (typeof row[place] === 'number' ? row[place] / (possible || 1) : 0));
    const facility = shares.length === 0 ? null : shares.reduce((sum, share) => sum + share, 0) / shares.length;
    return { id, n: shares.length, facility };
  });
  return { json: { test: { students: students.length, items: items.length }, items: facts } };
}
