/** Edits (insert, delete, replace, swap of neighbours) between two short words, or more than `limit`. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      next.push(best);
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? limit + 1;
}

/** The name that was probably meant, or nothing if none is near. */
export function closest(name: string, names: readonly string[]): string | undefined {
  const wanted = name.toLowerCase();
  const limit = Math.max(1, Math.floor(wanted.length / 3));
  let best: { name: string; edits: number } | undefined;
  for (const candidate of wanted.length > 60 ? [] : names) {
    const edits = distance(wanted, candidate.toLowerCase(), limit);
    if (edits <= limit && edits < (best?.edits ?? Number.POSITIVE_INFINITY)) best = { name: candidate, edits };
  }
  return best?.name;
}

/** One line of help for an unknown name: the near one, or the list. */
export function didYouMean(name: string, names: readonly string[]): string {
  const near = closest(name, names);
  if (near !== undefined) return `Did you mean \`${near}\`?`;
  return names.length === 0 ? 'There is none.' : `Known are: ${names.join(', ')}.`;
}
