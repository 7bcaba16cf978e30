import type { Undone } from './event.ts';

/**
 * Tells by its id whether an event was undone, from all undoings of a log: undone is what some undoing that stands
 * itself takes back.
 */
export function undoneBy(undoings: readonly (Undone & { readonly id: string })[]): (id: string) => boolean {
  const byTarget = new Map<string, string[]>();
  for (const { id, of } of undoings) {
    const known = byTarget.get(of);
    if (known) known.push(id);
    else byTarget.set(of, [id]);
  }
  const decided = new Map<string, boolean>();
  const isUndone = (id: string): boolean => {
    const by = byTarget.get(id);
    if (by === undefined) return false;
    const known = decided.get(id);
    if (known !== undefined) return known;
    // Of undoings that undo each other none stands.
    decided.set(id, true);
    const result = by.some((undoing) => !isUndone(undoing));
    decided.set(id, result);
    return result;
  };
  return isUndone;
}
