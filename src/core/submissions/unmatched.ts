import type { ItemFinder } from './finder.ts';
import type { Findings } from './findings.ts';

/** So many are reported one by one; more are most often those of a paper that was handed in only in part. */
const oneByOne = 3;
const namedAtMost = 10;

/** Reports those of the first `count` items of a paper that nobody has a response to. */
export function reportUnmatched(
  seen: ReadonlySet<number>,
  count: number,
  path: string,
  { nameOf }: Pick<ItemFinder, 'nameOf'>,
  findings: Findings,
): void {
  const missed = Array.from({ length: count }, (_, place) => place).filter((place) => !seen.has(place));
  const names = missed.map((place) => `\`${nameOf(place)}\``);
  const help = 'If one of another name does, say so: --map FILE.';
  const report = (what: string, stands: string): void =>
    findings.warning(
      'item-unmatched',
      { path },
      `Nobody has a response to ${what}: no column or row stands for ${stands}.`,
      help,
    );
  if (names.length <= oneByOne) for (const name of names) report(`the item ${name}`, 'it');
  else {
    const more = names.length > namedAtMost ? `, and ${names.length - namedAtMost} more` : '';
    report(`${names.length} items (${names.slice(0, namedAtMost).join(', ')}${more})`, 'them');
  }
}
