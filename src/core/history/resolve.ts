/**
 * Which card of the log a card of a file is. History survives editing: a card is known by the id that its author gave
 * it, else by its question and answer; after an edit by its question alone, by its answer alone, or by the likeness of
 * its text, each only where that is unique in its deck. What stays ambiguous is asked, never guessed.
 */
import type { CardRecord, KnownLook } from './card-record.ts';
import type { Cards } from './cards.ts';
import type { CardKey, CardSeen } from './event.ts';
import { alike, likeness, likeTexts, piecesOf } from './likeness.ts';
import { type SeenCard, signOf } from './sign.ts';

/** A card of a file that was found in the log. */
export interface Link {
  readonly seen: SeenCard;
  readonly key: CardKey;
  /** By what it was known again, where it looks different now; such a link is worth a line in the log. */
  readonly by?: Exclude<CardSeen['by'], 'first' | 'learner'>;
}

/** A card that may be one of several of the log. */
export interface Doubt {
  readonly seen: SeenCard;
  readonly candidates: readonly CardRecord[];
}

export interface Resolved {
  readonly links: readonly Link[];
  readonly fresh: readonly SeenCard[];
  readonly doubts: readonly Doubt[];
  /** Cards of the log that their decks no longer hold. */
  readonly orphans: readonly CardRecord[];
}

/** An answer of fewer characters is no proof by itself. */
const tellingAnswer = 12;
/** How alike the questions must be where a short answer is all that is the same. */
const somewhatAlike = 0.4;

type Known = CardRecord & { readonly look: KnownLook };

/** What is known of decks: only of one that was read, or that is gone, can a card be missing. */
export interface Decks {
  isRead(deck: string): boolean;
  isGone(deck: string): boolean;
}

/** Finds some cards in the log; `taken` are records that others have been found to be. */
export function resolve(
  seen: readonly SeenCard[],
  { byKey, refused, textOf }: Pick<Cards, 'byKey' | 'refused' | 'textOf'>,
  decks: Decks,
  taken: ReadonlySet<CardRecord> = new Set(),
): Resolved {
  const records = [...new Set(byKey.values())].filter(isKnown);
  const claimed = new Set<CardRecord>(taken);
  const links: Link[] = [];
  const claim = (card: SeenCard, record: Known, by: NonNullable<Link['by']>): void => {
    claimed.add(record);
    links.push({ seen: card, key: record.key, ...(isSame(card, record.look) ? {} : { by }) });
  };

  // Nearly all cards have the name under which they were met and look as they did then: no table is made for those.
  const unlike: SeenCard[] = [];
  for (const card of seen) {
    const record = byKey.get(card.key);
    if (record !== undefined && isKnown(record) && haveOneSign(record.look, card)) claim(card, record, 'question');
    else unlike.push(card);
  }
  const left: SeenCard[] = [];
  const bySign = unlike.length === 0 ? undefined : new Map(records.map((record) => [signOf(record.look), record]));
  for (const card of unlike) {
    const known = bySign?.get(signOf(card));
    if (known === undefined) left.push(card);
    else claim(card, known, 'question');
  }

  const changed: SeenCard[] = [];
  const byText = grouped(left.length === 0 ? [] : records, ({ look }) => look.front + look.back);
  for (const card of left) {
    const same = (byText.get(card.front + card.back) ?? []).filter((record) => !claimed.has(record));
    const one = same.find(({ look }) => look.deck === card.deck) ?? same[0];
    if (one === undefined || isRefused(refused, one, card)) changed.push(card);
    else claim(card, one, 'question');
  }

  const fresh: SeenCard[] = [];
  const doubts: Doubt[] = [];
  const missing = records.filter(
    (record) =>
      !claimed.has(record) && !record.isForgotten && (decks.isRead(record.look.deck) || decks.isGone(record.look.deck)),
  );
  for (const [deck, cards] of grouped(changed, (card) => card.deck)) {
    const open = missing.filter(
      (record) => !claimed.has(record) && (record.look.deck === deck || decks.isGone(record.look.deck)),
    );
    const found = ladder(cards, open, { refused, textOf });
    for (const { card, record, by } of found.links) claim(card, record, by);
    fresh.push(...found.fresh);
    doubts.push(...found.doubts);
  }
  const isNews = links.some(({ by }) => by !== undefined);
  const present = new Set(isNews ? seen.map((card) => `${card.deck}\n${signOf(card)}`) : []);
  return {
    links: isNews ? links.map((link) => withoutNews(link, present, decks, byKey)) : links,
    fresh,
    doubts,
    orphans: missing.filter((record) => !claimed.has(record)),
  };
}

/**
 * The link as it is worth a line: that the same card stands in another deck is none as long as it may stand in the old
 * one as well, or decks that share a card would take turns in telling.
 */
function withoutNews(link: Link, present: ReadonlySet<string>, decks: Decks, byKey: Cards['byKey']): Link {
  const { by: _, ...known } = link;
  const look = byKey.get(link.key)?.look;
  if (link.by === undefined || look === undefined || signOf(look) !== signOf(link.seen) || look.explicit) return link;
  const isThere = present.has(`${look.deck}\n${signOf(look)}`);
  const hasLeft = decks.isGone(look.deck) || (decks.isRead(look.deck) && !isThere);
  return hasLeft ? link : known;
}

interface Climbed {
  readonly links: readonly { readonly card: SeenCard; readonly record: Known; readonly by: NonNullable<Link['by']> }[];
  readonly fresh: readonly SeenCard[];
  readonly doubts: readonly Doubt[];
}

/** The rungs for the changed cards of one deck, over those of its cards that are missing. */
function ladder(
  cards: readonly SeenCard[],
  missing: readonly Known[],
  { refused, textOf }: Pick<Cards, 'refused' | 'textOf'>,
): Climbed {
  const links: Climbed['links'][number][] = [];
  let left = cards;
  let open = missing;
  const take = (by: NonNullable<Link['by']>, pairs: readonly (readonly [SeenCard, Known])[]): void => {
    for (const [card, record] of pairs) links.push({ card, record, by });
    const taken = new Set<unknown>(pairs.flat());
    left = left.filter((card) => !taken.has(card));
    open = open.filter((record) => !taken.has(record));
  };
  const may = (card: SeenCard, record: Known): boolean => !isRefused(refused, record, card);

  take(
    'question',
    uniquePairs(left, open, ({ front }) => front, may),
  );
  take(
    'answer',
    uniquePairs(
      left,
      open,
      ({ back }) => back,
      (card, record) =>
        may(card, record) && (card.answerLength >= tellingAnswer || areSomewhatAlike(card.text, textOf(record.key))),
    ),
  );

  const near = likeTexts(
    left.map(({ text }) => text),
    open.map(({ key }) => textOf(key)),
    alike,
  ).map((found, at) => found.flatMap(({ at: place }) => candidate(left[at], open[place], may)));
  const wantedBy = new Map<Known, number>();
  for (const records of near) for (const record of records) wantedBy.set(record, (wantedBy.get(record) ?? 0) + 1);
  const pairs: (readonly [SeenCard, Known])[] = [];
  const doubts: Doubt[] = [];
  const fresh: SeenCard[] = [];
  for (const [at, card] of left.entries()) {
    const records = near[at] ?? [];
    const [first] = records;
    if (first === undefined) fresh.push(card);
    else if (records.length === 1 && wantedBy.get(first) === 1) pairs.push([card, first]);
    else doubts.push({ seen: card, candidates: records });
  }
  take('likeness', pairs);
  return { links, fresh, doubts };
}

function candidate(
  card: SeenCard | undefined,
  record: Known | undefined,
  may: (card: SeenCard, record: Known) => boolean,
): readonly Known[] {
  return card !== undefined && record !== undefined && may(card, record) ? [record] : [];
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

function grouped<Value>(values: readonly Value[], of: (value: Value) => string): ReadonlyMap<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const known = groups.get(of(value));
    if (known) known.push(value);
    else groups.set(of(value), [value]);
  }
  return groups;
}

const isKnown = (record: CardRecord): record is Known => record.look !== undefined;

const areSomewhatAlike = (one: string, other: string): boolean =>
  likeness(piecesOf(one), piecesOf(other)) >= somewhatAlike;

/** True if the learner has undone just this link. */
const isRefused = (refused: Cards['refused'], { keys }: CardRecord, card: SeenCard): boolean =>
  keys.some((key) => refused.has(`${key} ${signOf(card)}`));

/** True for two looks with one sign. */
function haveOneSign(one: KnownLook, other: KnownLook): boolean {
  if (one.explicit !== other.explicit) return false;
  if (!one.explicit) return one.front === other.front && one.back === other.back;
  return one.deck === other.deck && one.item === other.item && one.facet === other.facet;
}

/** True where the log need not be told how the card looks now. */
function isSame(card: KnownLook, known: KnownLook): boolean {
  return (
    card.front === known.front &&
    card.back === known.back &&
    card.deck === known.deck &&
    card.item === known.item &&
    card.explicit === known.explicit
  );
}
