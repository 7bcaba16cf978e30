/** The rungs by which a card is known again after an edit: its question, its answer, the likeness of its text. */
import type { CardRecord, KnownLook } from './card-record.ts';
import type { Cards } from './cards.ts';
import type { CardSeen } from './event.ts';
import { grouped } from './grouped.ts';
import { alike, likeness, likeTexts, piecesOf } from './likeness.ts';
import { type SeenCard, signOf } from './sign.ts';

/** A card of the log of which is known what it looked like. */
export type Known = CardRecord & { readonly look: KnownLook };

/** Where the cards of a deck came out. */
export interface Climbed {
  readonly links: readonly {
    readonly card: SeenCard;
    readonly record: Known;
    readonly by: Exclude<CardSeen['by'], 'first' | 'learner'>;
  }[];
  readonly fresh: readonly SeenCard[];
  readonly doubts: readonly { readonly card: SeenCard; readonly candidates: readonly Known[] }[];
}

/** An answer of fewer characters is no proof by itself. */
const tellingAnswer = 12;
/** How alike the questions must be where a short answer is all that is the same. */
const somewhatAlike = 0.4;
/** How alike the names of two facets must be, so that `gap:loop` may have become `gap:loops`, but not `gap:task`. */
const facetsAlike = 0.8;

/** The rungs for the changed cards of one deck, over those of its cards that are missing. */
export function ladder(
  cards: readonly SeenCard[],
  missing: readonly Known[],
  { refused, textOf, deck }: Pick<Cards, 'refused' | 'textOf'> & { readonly deck: readonly SeenCard[] },
): Climbed {
  const links: Climbed['links'][number][] = [];
  let left = [...new Map(cards.map((card) => [signOf(card), card])).values()];
  let open = missing;
  const take = (by: Climbed['links'][number]['by'], pairs: readonly (readonly [SeenCard, Known])[]): void => {
    for (const [card, record] of pairs) links.push({ card, record, by });
    const taken = new Set<unknown>(pairs.flat());
    left = left.filter((card) => !taken.has(card));
    open = open.filter((record) => !taken.has(record));
  };
  const may = (card: SeenCard, record: Known): boolean => !isRefused(refused, record, card);
  const fronts = shared(deck, ({ front }) => front);
  const backs = shared(deck, ({ back }) => back);

  take(
    'question',
    uniquePairs(
      left,
      open,
      ({ front }) => front,
      (card, record) => !fronts.has(card.front) && may(card, record),
    ),
  );
  take(
    'answer',
    uniquePairs(
      left,
      open,
      ({ back }) => back,
      (card, record) =>
        !backs.has(card.back) &&
        may(card, record) &&
        (card.answerLength >= tellingAnswer || areSomewhatAlike(card.text, textOf(record.key))),
    ),
  );

  const near = likeTexts(
    left.map(({ text }) => text),
    open.map(({ key }) => textOf(key)),
    alike,
  ).map((found, at) =>
    found.flatMap(({ at: place }) => {
      const [card, record] = [left[at], open[place]];
      if (card === undefined || record === undefined || !may(card, record)) return [];
      return areFacetsAlike(card.facet, record.look.facet) ? [record] : [];
    }),
  );
  const wantedBy = new Map<Known, number>();
  for (const records of near) for (const record of records) wantedBy.set(record, (wantedBy.get(record) ?? 0) + 1);
  const pairs: (readonly [SeenCard, Known])[] = [];
  const doubts: Climbed['doubts'][number][] = [];
  const fresh: SeenCard[] = [];
  for (const [at, card] of left.entries()) {
    const candidates = near[at] ?? [];
    const [first] = candidates;
    // The same question as that of another card says nothing, however alike it is.
    const isUnique = candidates.length === 1 && !fronts.has(card.front);
    if (first === undefined) fresh.push(card);
    else if (isUnique && wantedBy.get(first) === 1) pairs.push([card, first]);
    else doubts.push({ card, candidates });
  }
  take('likeness', pairs);
  return { links, fresh, doubts };
}

/** True if the learner has undone just this link. */
export function isRefused(refused: Cards['refused'], { keys }: CardRecord, card: SeenCard): boolean {
  return keys.some((key) => refused.has(`${key} ${signOf(card)}`));
}

/** What more than one card of a deck has. */
function shared(deck: readonly SeenCard[], of: (card: SeenCard) => string): ReadonlySet<string> {
  const groups = grouped(deck, of);
  return new Set([...groups].flatMap(([name, all]) => (new Set(all.map(signOf)).size > 1 ? [name] : [])));
}

/** The pairs that agree in something that no other card of either side has. */
function uniquePairs(
  cards: readonly SeenCard[],
  records: readonly Known[],
  of: (look: KnownLook) => string,
  may: (card: SeenCard, record: Known) => boolean,
): readonly (readonly [SeenCard, Known])[] {
  const there = grouped(records, ({ look }) => of(look));
  return [...grouped(cards, of)].flatMap(([name, [card, another]]) => {
    const [record, rival] = there.get(name) ?? [];
    if (card === undefined || record === undefined || another !== undefined || rival !== undefined) return [];
    return may(card, record) ? [[card, record] as const] : [];
  });
}

const areSomewhatAlike = (one: string, other: string): boolean =>
  likeness(piecesOf(one), piecesOf(other)) >= somewhatAlike;

const areFacetsAlike = (one: string, other: string): boolean =>
  one === other || likeness(piecesOf(one), piecesOf(other)) > facetsAlike;
