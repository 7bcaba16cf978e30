/**
 * Below zero where the first text comes before the second by its UTF-16 code units, as JavaScript compares them: the
 * same on every machine, whatever its language. Every list of marks is in this order.
 */
export function byCodeUnits(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
