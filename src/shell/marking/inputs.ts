/** Where marking gets its submissions from. */
import type { MarkingPaper } from '../../core/marking/paper.ts';
import type { ReadOptions, SubmissionsRead } from '../../core/submissions/reader.ts';
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
  options: ReadHow,
): Promise<SubmissionsRead> {
  return readSubmissions(world, paths, entries, readOptions(world, options));
}

/** How submissions are read, the file that settles what columns mean by its path. */
export type ReadHow = Omit<ReadOptions, 'map'> & { readonly map?: string };

/** The same with the text of that file. Refuses where it cannot be read. */
export function readOptions(world: World, { map, ...options }: ReadHow): ReadOptions {
  return map === undefined ? options : { ...options, map: { path: map, text: mapText(world, map) } };
}

/** The text of the file that settles what columns mean. Refuses where it cannot be read. */
export function mapText(world: World, path: string): string {
  const read = readText(openable(world, path), path);
  if (!read.ok) throw refusalOf(read.diagnostic);
  return read.text;
}
