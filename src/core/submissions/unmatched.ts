import type { ItemFinder } from './finder.ts';
import type { Findings } from './findings.ts';

/** Reports each of the first `count` items of a paper that nobody has a response to. */
export function reportUnmatched(
  seen: ReadonlySet<number>,
  count: number,
  path: string,
  finder: Pick<ItemFinder, 'nameOf'>,
  findings: Findings,
): void {
  for (let place = 0; place < count; place++) {
    if (seen.has(place)) continue;
    findings.warning(
      'item-unmatched',
      { path },
      `Nobody has a response to the item \`${finder.nameOf(place)}\`: no column or row stands for it.`,
      'If one of another name does, say so: --map FILE.',
    );
  }
}
