import { basename, dirname } from 'node:path';
import type { ClassAnalysis } from '../../core/analysis/class-analysis.ts';
import { classPage } from '../../core/item-report/html/page.ts';
import { openable } from '../deck-files.ts';
import type { World } from '../world.ts';
import { replaceFiles } from './replace-files.ts';

/** Writes the page of a class to a file as a whole, or refuses and leaves what stands there. */
export async function writePage(world: World, path: string, known: ClassAnalysis): Promise<void> {
  const at = openable(world, path);
  replaceFiles(dirname(at), path, [{ name: basename(at), pieces: classPage(known) }]);
}
