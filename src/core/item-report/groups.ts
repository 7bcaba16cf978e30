import type { Dif } from '../analysis/test-theory/mantel-haenszel.ts';

/** A group that is compared with the largest, item by item. */
export interface Compared extends Pick<Dif, 'reference' | 'focal'> {
  readonly items: readonly Dif[];
}

/** The groups that are compared, in the order of their names; none where no column was asked for. */
export function groupsIn(dif: readonly Dif[] | null): readonly Compared[] {
  const all = new Map<string, Dif[]>();
  for (const each of dif ?? []) {
    const known = all.get(each.focal);
    if (known) known.push(each);
    else all.set(each.focal, [each]);
  }
  return [...all].map(([focal, items]) => ({ focal, reference: items[0]?.reference ?? '', items }));
}
