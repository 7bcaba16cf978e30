/**
 * Which card of the log a card of a file is. History survives editing: a card is known by the id that its author gave
 * it, else by its question and answer, also by those under which it was met first; after an edit by its question alone,
 * by its answer alone, or by the likeness of its text, each only where that is unique in its deck (`ladder.ts`). What
 * stays ambiguous is asked, never guessed.
 */
import type { CardRecord, KnownLook } from './card-record.ts';
import type { Cards } from './cards.ts';
import type { CardKey, CardSeen } from './event.ts';
import { grouped } from './grouped.ts';
import { isRefused, type Known, ladder } from './ladder.ts';
import { freshKey, type SeenCard, signOf } from './sign.ts';

/** A card of a file that was found in the log. */
export interface Link {
  readonly seen: SeenCard;
  readonly key: CardKey;
  /** All names that the log has for it. */
  readonly names: readonly CardKey[];
  /** By what it was known again, where it looks different now; such a link is worth a line in the log. */
  readonly by?: Exclude<CardSeen['by'], 'first' | 'learner'>;
}

/** A card that may be one of several of the log. */
export interface Doubt {
  readonly seen: SeenCard;
  /** The name that it gets if it is none of them. */
  readonly freshKey: CardKey;
  readonly candidates: readonly CardRecord[];
}

export interface Resolved {
  readonly links: readonly Link[];
  /** Cards that the log does not know, each with a name that no other card has. */
  readonly fresh: readonly Pick<Link, 'seen' | 'key'>[];
  readonly doubts: readonly Doubt[];
  /** Cards of the log that their decks no longer hold. */
  readonly orphans: readonly CardRecord[];
}

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
    // Where several places claim a card, they would take turns in telling how it looks.
    const isNews = !claimed.has(record) && !isSame(card, record.look);
    claimed.add(record);
    links.push({ seen: card, key: record.key, names: record.keys, ...(isNews ? { by } : {}) });
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

  const moved: SeenCard[] = [];
  const byText = grouped(left.length === 0 ? [] : records, ({ look }) => look.front + look.back);
  for (const card of left) {
    const one = withSameText(card, byText.get(card.front + card.back) ?? [], claimed);
    if (one === undefined || isRefused(refused, one, card)) moved.push(card);
    else claim(card, one, 'question');
  }
  const changed: SeenCard[] = [];
  const mayBeMissing = (record: Known): boolean =>
    !claimed.has(record) && !record.isForgotten && (decks.isRead(record.look.deck) || decks.isGone(record.look.deck));
  for (const card of moved) {
    const one = byKey.get(card.key);
    if (one === undefined || !isKnown(one) || !mayBeMissing(one) || isRefused(refused, one, card)) changed.push(card);
    else claim(card, one, 'question');
  }

  const fresh: Resolved['fresh'][number][] = [];
  const doubts: Doubt[] = [];
  const missing = records.filter(mayBeMissing);
  const inDecks = grouped(changed.length === 0 ? [] : seen, ({ deck }) => deck);
  for (const [deck, cards] of grouped(changed, (card) => card.deck)) {
    const open = missing.filter(
      (record) => !claimed.has(record) && (record.look.deck === deck || decks.isGone(record.look.deck)),
    );
    const found = ladder(cards, open, { refused, textOf, deck: inDecks.get(deck) ?? [] });
    for (const { card, record, by } of found.links) claim(card, record, by);
    for (const card of found.fresh) fresh.push({ seen: card, key: unusedKey(card, byKey) });
    for (const { card, candidates } of found.doubts)
      doubts.push({ seen: card, freshKey: unusedKey(card, byKey), candidates });
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
 * The link as it is worth a line: that the same card stands in another deck, or twice in its own, is none as long as it
 * may stand in the old place as well, or the places that share a card would take turns in telling.
 */
function withoutNews(link: Link, present: ReadonlySet<string>, decks: Decks, byKey: Cards['byKey']): Link {
  const { by, ...known } = link;
  const look = byKey.get(link.key)?.look;
  if (by === undefined || look === undefined) return link;
  const isShared = look.deck !== link.seen.deck || (!look.explicit && signOf(look) === signOf(link.seen));
  const isThere = present.has(`${look.deck}\n${signOf(look)}`);
  const hasLeft = decks.isGone(look.deck) || (decks.isRead(look.deck) && !isThere);
  return hasLeft || !isShared ? link : known;
}

/**
 * The card with just this text, under another id: one that is not taken, first of the same deck; else one of another
 * deck, with which the two decks share it from now on.
 */
function withSameText(card: SeenCard, same: readonly Known[], claimed: ReadonlySet<CardRecord>): Known | undefined {
  const open = same.filter((record) => !claimed.has(record));
  return (
    open.find(({ look }) => look.deck === card.deck) ?? open[0] ?? same.find(({ look }) => look.deck !== card.deck)
  );
}

/** The key of a new card: not that of a card which looked like this once and is another one by now. */
function unusedKey(card: SeenCard, byKey: Cards['byKey']): CardKey {
  let key = card.key;
  for (let count = 2; byKey.get(key)?.look !== undefined; count++) key = freshKey(card, count);
  return key;
}

const isKnown = (record: CardRecord): record is Known => record.look !== undefined;

/** True for two looks with one sign. */
function haveOneSign(one: KnownLook, other: KnownLook): boolean {
  if (!one.explicit || !other.explicit)
    return one.explicit === other.explicit && one.front === other.front && one.back === other.back;
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
