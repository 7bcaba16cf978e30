import type { Undone } from './event.ts';

/**
 * Tells by its id whether an event was undone, from all undoings of a log: undone is what some undoing that stands
 * itself takes back. Where undoings take back each other, the one that is asked about first is undone.
 */
export function undoneBy(undoings: readonly (Undone & { readonly id: string })[]): (id: string) => boolean {
  const byTarget = new Map<string, string[]>();
  for (const { id, of } of undoings) {
    const known = byTarget.get(of);
    if (known) known.push(id);
    else byTarget.set(of, [id]);
  }
  const decided = new Map<string, boolean>();
  /** What is being decided counts as undone meanwhile. */
  const opened = new Set<string>();
  const isUndone = (id: string): boolean | undefined =>
    byTarget.has(id) ? (decided.get(id) ?? (opened.has(id) ? true : undefined)) : false;
  return (asked) => {
    // A chain of undoings may be longer than what calls can be nested.
    const path = [asked];
    for (let id = path.at(-1); id !== undefined; id = path.at(-1)) {
      const by = byTarget.get(id) ?? [];
      const open = by.find((undoing) => isUndone(undoing) === undefined);
      const stands = by.some((undoing) => isUndone(undoing) === false);
      if (stands || open === undefined) {
        decided.set(id, stands);
        path.pop();
      } else {
        opened.add(id);
        path.push(open);
      }
    }
    return decided.get(asked) === true;
  };
}
