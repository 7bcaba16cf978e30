/*
 * A draft comes back from outside (the history of an interrupted sitting), so each field is looked at before it is used.
 */

/** The field of a draft, or nothing where the draft has another form. */
export function field(draft: unknown, name: string): unknown {
  if (typeof draft !== 'object' || draft === null) return undefined;
  return Object.entries(draft).find(([key]) => key === name)?.[1];
}

/** The whole numbers of a draft's field that lie in a list of `count`, each once. */
export function places(draft: unknown, name: string, count: number): readonly number[] {
  const value = field(draft, name);
  return Array.isArray(value) ? [...new Set(value.filter((one) => isPlace(one, count)))] : [];
}

/** The texts of a draft's field, a blank text for each that is missing, `count` in all. */
export function texts(draft: unknown, name: string, count: number): readonly string[] {
  const value: unknown = field(draft, name);
  const found: readonly unknown[] = Array.isArray(value) ? value : [];
  return Array.from({ length: count }, (_, at) => {
    const text = found[at];
    return typeof text === 'string' ? text : '';
  });
}

/** The text of a draft's field; empty where it has none. */
export function text(draft: unknown, name: string): string {
  const value = field(draft, name);
  return typeof value === 'string' ? value : '';
}

/** The place of a draft's field in a list of `count`, or nothing. */
export function place(draft: unknown, name: string, count: number): number | undefined {
  const value = field(draft, name);
  return isPlace(value, count) ? value : undefined;
}

function isPlace(value: unknown, count: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < count;
}
