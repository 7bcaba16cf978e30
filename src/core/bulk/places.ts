import type { Place } from '../marking/submission.ts';
import { pageOf } from './shard.ts';

/** Where the response of a paper to an item stood; nothing where that is not known. */
export type PlaceOf = (paper: number, item: number) => Place | undefined;

/** Places that are known one by one. */
export interface Places {
  readonly of: PlaceOf;
  /** Takes the place of a response, over one that was known before. */
  put(paper: number, item: number, place: Place): void;
}

/** No places yet, of a few responses of papers of so many items. */
export function newPlaces(items: number): Places {
  const known = new Map<number, Place>();
  return {
    of: (paper, item) => known.get(paper * items + item),
    put: (paper, item, place) => void known.set(paper * items + item, place),
  };
}

/** No places yet, of all responses of papers of so many items, and below that number of the papers themselves. */
export function newCellPlaces(items: number): Places {
  const stride = items + 1;
  const paths: string[] = [];
  const numberOf = new Map<string, number>();
  /** For each cell the number of the path and one, zero for no place, and the line, zero for none. */
  const pages = new Map<number, { readonly files: Uint32Array; readonly lines: Uint32Array }>();
  /** No reader of many submissions says columns. */
  const withColumn = newPlaces(stride);
  const cellOf = (paper: number, item: number): number => (paper % pageOf) * stride + item;

  const fileOf = (path: string): number => {
    const known = numberOf.get(path) ?? paths.push(path);
    numberOf.set(path, known);
    return known;
  };

  return {
    of(paper, item) {
      const page = pages.get(Math.floor(paper / pageOf));
      const cell = cellOf(paper, item);
      const path = paths[(page?.files[cell] ?? 0) - 1];
      const line = page?.lines[cell] ?? 0;
      if (path === undefined) return withColumn.of(paper, item);
      return line === 0 ? { path } : { path, line };
    },
    put(paper, item, place) {
      const at = Math.floor(paper / pageOf);
      const page = pages.get(at) ?? {
        files: new Uint32Array(pageOf * stride),
        lines: new Uint32Array(pageOf * stride),
      };
      pages.set(at, page);
      const { path, line = 0, column } = place;
      page.files[cellOf(paper, item)] = column === undefined ? fileOf(path) : 0;
      page.lines[cellOf(paper, item)] = line;
      if (column !== undefined) withColumn.put(paper, item, place);
    },
  };
}
