/**
 * The cards in nearly the same order, and no two siblings in a row where that can be: each place takes the first card
 * left that is no sibling of the one before it, unless the siblings of one item are so many that they would meet later;
 * then it takes one of those.
 */
export function withSiblingsApart<Card extends { readonly siblings: string }>(cards: readonly Card[]): readonly Card[] {
  const left = [...cards];
  const counts = new Map<string, number>();
  for (const { siblings } of left) counts.set(siblings, (counts.get(siblings) ?? 0) + 1);
  const largest = Math.max(0, ...counts.values());
  const placed: Card[] = [];
  let previous: string | undefined;
  // Once the siblings of one item fill every second place that is left, they do so to the end.
  let crowd: string | undefined;
  while (left.length > 0) {
    if (largest > placesFor(left.length)) crowd ??= crowdOf(counts, left.length);
    const crowded = crowd !== previous ? crowd : undefined;
    const wanted = left.findIndex(({ siblings }) =>
      crowded === undefined ? siblings !== previous : siblings === crowded,
    );
    const [next] = left.splice(Math.max(0, wanted), 1);
    if (next === undefined) break;
    placed.push(next);
    previous = next.siblings;
    counts.set(previous, (counts.get(previous) ?? 1) - 1);
  }
  return placed;
}

/** How many siblings may be left when a place is given to another card, and still be kept apart. */
const placesFor = (places: number): number => Math.ceil((places - 1) / 2);

/** The siblings that no longer fit into the places left unless the next one is theirs, or nothing. */
function crowdOf(counts: ReadonlyMap<string, number>, places: number): string | undefined {
  for (const [siblings, count] of counts) if (count > placesFor(places)) return siblings;
  return undefined;
}

/** The due cards with the fresh ones mixed in: each in their own order, the fresh ones as far from each other as can be. */
export function spreadNew<Card>(due: readonly Card[], fresh: readonly Card[]): readonly Card[] {
  const mixed: Card[] = [];
  let taken = 0;
  fresh.forEach((card, index) => {
    // Fresh cards part the due ones into stretches that are alike, one before the first and one after the last.
    const until = Math.floor(((index + 1) * (due.length + 1)) / (fresh.length + 1));
    mixed.push(...due.slice(taken, until), card);
    taken = until;
  });
  return [...mixed, ...due.slice(taken)];
}
