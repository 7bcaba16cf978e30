import { statSync } from 'node:fs';
import { runProgress } from '../run-progress.ts';
import type { World } from '../world.ts';
import { type FilesFound, reading } from './find-files.ts';

/** How far the reading of some files is, as whoever reads them tells it. */
export interface ReadingProgress {
  /** So many more characters of the file that is read. */
  readonly tell: (characters: number) => void;
  /** The file at this place was read to its end. */
  readonly read: (place: number) => void;
  readonly end: () => void;
}

/** More files than this are counted, and fewer by their bytes: asking for the size of each takes as long as opening it. */
const countedFrom = 100;

/** Shows in a terminal how far the reading is, once it has taken a second. */
export function readingProgress(world: Pick<World, 'stderr' | 'env' | 'now'>, { files }: FilesFound): ReadingProgress {
  const sizes = files.length > countedFrom ? files.map(() => 1) : files.map(({ at }) => sizeOf(at));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const progress = runProgress(world, reading, total);
  let told = 0;
  return {
    tell(characters) {
      if (files.length > countedFrom) return;
      told += characters;
      progress.tell(characters);
    },
    read(place) {
      progress.tell(Math.max(0, (sizes[place] ?? 0) - told));
      told = 0;
    },
    end: progress.end,
  };
}

function sizeOf(at: string): number {
  try {
    return statSync(at).size;
  } catch {
    // Whoever reads it says why it cannot be read.
    return 0;
  }
}
