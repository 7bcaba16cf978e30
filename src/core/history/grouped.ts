/** The values by what `of` calls them, in their order. */
export function grouped<Value>(values: readonly Value[], of: (value: Value) => string): ReadonlyMap<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const known = groups.get(of(value));
    if (known) known.push(value);
    else groups.set(of(value), [value]);
  }
  return groups;
}
