import type { Place } from '../marking/submission.ts';

/** Where the response of a paper to an item stood; nothing where that is not known. */
export type PlaceOf = (paper: number, item: number) => Place | undefined;

/** Places that are known one by one. */
export interface Places {
  readonly of: PlaceOf;
  /** Takes the place of a response, over one that was known before. */
  put(paper: number, item: number, place: Place): void;
}

/** No places yet, for papers of so many items. */
export function newPlaces(items: number): Places {
  const known = new Map<number, Place>();
  return {
    of: (paper, item) => known.get(paper * items + item),
    put: (paper, item, place) => void known.set(paper * items + item, place),
  };
}
