import type { Attempt } from './attempt.ts';

/** One approach that was taken where others were right, over the items of a sitting. */
export interface Confusion {
  readonly chosen: string;
  /** The approaches that the keys stood for. */
  readonly right: readonly string[];
  readonly times: number;
}

/** Which approach was chosen for which, the most frequent first; at equal counts the one that came first. */
export function confusionsIn(attempts: readonly Attempt[]): readonly Confusion[] {
  const found = new Map<string, Confusion>();
  for (const { account } of attempts) {
    const named = (marks: readonly string[]) =>
      unlike(
        account.flatMap(({ mark, approach }) => (approach !== undefined && marks.includes(mark) ? [approach] : [])),
      );
    const right = named(['chosen-right', 'missed', 'expected']);
    const rightNames = right.map(folded);
    for (const chosen of named(['chosen-wrong', 'given'])) {
      if (right.length === 0 || rightNames.includes(folded(chosen))) continue;
      const key = [folded(chosen), ...rightNames.toSorted()].join('\n');
      const known = found.get(key);
      found.set(key, known ? { ...known, times: known.times + 1 } : { chosen, right, times: 1 });
    }
  }
  return [...found.values()].sort((one, other) => other.times - one.times);
}

/** The names without those that say the same; of these the first stays. */
function unlike(names: readonly string[]): readonly string[] {
  return names.filter((name, at) => names.findIndex((other) => folded(other) === folded(name)) === at);
}

/** `process-pool` and `Process pool` are one approach, `C` and `C++` are two. */
function folded(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();
}
