import { isUnclear } from '../../../core/bulk/outcomes.ts';
import { newCellPlaces, newPlaces, type PlaceOf } from '../../../core/bulk/places.ts';
import type { Watch } from '../../../core/bulk/scan-rows.ts';
import { pageOf, paperIn, type Shard } from '../../../core/bulk/shard.ts';
import type { AddedShard, NewTally } from '../../../core/bulk/tally.ts';
import type { SubmissionFile } from '../../submissions/find-files.ts';
import { type Segment, scanSegment } from './scan-segment.ts';

/** A shard that was added to a tally. */
export interface AddedRead {
  readonly shard: Shard;
  readonly segments: readonly Segment[];
  readonly numbers: AddedShard;
}

/**
 * Where the responses of a tally stand that could not be understood, or all where what was read is kept, found by reading
 * the files once more; nothing where there are none. A file that cannot be read any more has no places.
 */
export function findPlaces(
  { papers, outcomes, keepsRead }: NewTally,
  reads: readonly AddedRead[],
  files: readonly SubmissionFile[],
  duplicates: Shard['duplicates'],
): PlaceOf | undefined {
  const wanted = outcomes.map(({ marks }) => marks.map((mark) => keepsRead || isUnclear(mark)));
  if (!wanted.flat().includes(true)) return undefined;
  const places = keepsRead ? newCellPlaces(outcomes.length) : newPlaces(outcomes.length);
  const pathOf = new Map(files.map(({ at, path }) => [at, path]));
  let before: Segment | undefined;
  let line = 1;
  for (const { shard, segments, numbers } of reads) {
    const { students, items, begins, codes } = numbers;
    for (const segment of segments) {
      // A file is read in parts, one after the other.
      if (before?.at !== segment.at || before.stop !== segment.from) line = 1;
      const path = pathOf.get(segment.at) ?? segment.at;
      const watch: Watch = {
        line,
        see(student, attempt, item, answer) {
          const place = items[item] ?? -1;
          const code = codes[(begins[item] ?? 0) + answer + 1] ?? 0;
          if (wanted[place]?.[code] !== true) return;
          const paper = paperIn(papers, students[student] ?? -1, attempt);
          if (keepsRead && places.of(paper, outcomes.length) === undefined)
            places.put(paper, outcomes.length, { path, line: watch.line });
          if (papers.pages[Math.floor(paper / pageOf)]?.[(paper % pageOf) * papers.stride + place] !== code) return;
          if (duplicates === 'last' || places.of(paper, place) === undefined)
            places.put(paper, place, { path, line: watch.line });
        },
      };
      scanSegment(shard, segment, () => undefined, watch);
      line = watch.line;
      before = segment;
    }
  }
  return places.of;
}
