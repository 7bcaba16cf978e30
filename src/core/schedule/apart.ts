/** The cards that are left, each with those after it, so that one can be taken out wherever it stands. */
interface Left<Card> {
  readonly card: Card;
  after: Left<Card> | undefined;
}

/**
 * The cards in nearly the same order, and no two siblings in a row where that can be: each place takes the first card
 * left that is no sibling of the one before it, unless the siblings of one item are so many that they would meet later;
 * then it takes one of those.
 */
export function withSiblingsApart<Card extends { readonly siblings: string }>(cards: readonly Card[]): readonly Card[] {
  const counts = new Map<string, number>();
  for (const { siblings } of cards) counts.set(siblings, (counts.get(siblings) ?? 0) + 1);
  let most = 0;
  for (const count of counts.values()) most = Math.max(most, count);
  let left = cards.reduceRight<Left<Card> | undefined>((after, card) => ({ card, after }), undefined);

  const take = (suits: (card: Card) => boolean): Card | undefined => {
    let before: Left<Card> | undefined;
    let taken = left;
    while (taken !== undefined && !suits(taken.card)) [before, taken] = [taken, taken.after];
    if (taken === undefined) return undefined;
    if (before === undefined) left = taken.after;
    else before.after = taken.after;
    return taken.card;
  };

  const placed: Card[] = [];
  let previous: string | undefined;
  // Once the siblings of one item fill every second place that is left, they do so to the end.
  let crowd: string | undefined;
  for (;;) {
    const places = cards.length - placed.length;
    if (most > roomFor(places)) crowd ??= crowdOf(counts, places);
    const crowded = crowd === previous ? undefined : crowd;
    const next =
      take(({ siblings }) => (crowded === undefined ? siblings !== previous : siblings === crowded)) ??
      take(() => true);
    if (next === undefined) return placed;
    placed.push(next);
    previous = next.siblings;
    counts.set(previous, (counts.get(previous) ?? 1) - 1);
  }
}

/** How many siblings can still be kept apart when the first of the places left goes to another card. */
const roomFor = (places: number): number => Math.ceil((places - 1) / 2);

function crowdOf(counts: ReadonlyMap<string, number>, places: number): string | undefined {
  for (const [siblings, count] of counts) if (count > roomFor(places)) return siblings;
  return undefined;
}

/** The due cards with the fresh ones mixed in: each in their own order, the fresh ones as far from each other as can be. */
export function spreadNew<Card>(due: readonly Card[], fresh: readonly Card[]): readonly Card[] {
  // Fresh cards part the due ones into stretches that are alike, one before the first and one after the last.
  const dueBefore = (index: number): number => Math.floor(((index + 1) * (due.length + 1)) / (fresh.length + 1));
  const stretches = fresh.map((card, index) => [
    ...due.slice(index === 0 ? 0 : dueBefore(index - 1), dueBefore(index)),
    card,
  ]);
  return [...stretches.flat(), ...due.slice(fresh.length === 0 ? 0 : dueBefore(fresh.length - 1))];
}
