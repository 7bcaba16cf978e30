/** What it takes to go on from a table of what is due when lines were added to the log: all that is known of each card. */
import { cardNumbers, numbersFor, putCards } from '../history/card-numbers.ts';
import { decodeLine, encodeEvent } from '../history/codec.ts';
import type { CardKey } from '../history/event.ts';
import type { StoredCard, StoredCards } from '../history/stored-cards.ts';
import { type CardToKeep, siblingsOf } from './make-due-table.ts';

/** What of a memory is read as a whole. */
export interface MemoryIndex {
  readonly texts: {
    /** The keys of the cards that the log knows, in order and one after the other, and of those that it will know by them. */
    readonly known: string;
    readonly fresh: string;
    /** The other keys of a card, with its number. */
    readonly aliases: readonly (readonly [CardKey, number])[];
    /** The names of decks. */
    readonly decks: readonly string[];
    readonly processes: readonly (readonly [string, number])[];
    readonly awaited: readonly string[];
    readonly weights?: string;
  };
  /** Of each group of siblings its deck, how many cards it has, and their numbers, -1 for one without. */
  readonly groups: Float64Array;
}

/** What is kept to go on from: the numbers of a card are read when it is asked for. */
export interface KeptMemory extends MemoryIndex {
  /** As many for each card as `cardLength` says. */
  readonly cards: Float64Array;
}

const keyLength = 16;

/** Where the group of a card begins among the groups, where it has none, and where it has several. */
const group = { none: -1, several: -2 } as const;

/** How many numbers a card has: what is known of it, and where its group begins. */
export const cardLength = numbersFor(1) + 1;

/** The memory of the cards of some decks and of all else that the log knows. */
export function memoryOf(decks: readonly { readonly cards: readonly CardToKeep[] }[], stored: StoredCards): KeptMemory {
  const known = [...new Set(stored.byKey.values())].sort(byKey);
  const fresh = decks.flatMap(({ cards }) => cards.flatMap((card) => (card.fresh === undefined ? [] : [card.fresh])));
  const freshCards = [...new Map(fresh.map(({ key, deck }) => [key, blank(key, deck)])).values()].sort(byKey);
  const cards = [...known, ...freshCards];
  const numberOf = new Map(cards.map(({ key }, number) => [key, number]));
  const names = [...new Set(cards.map(({ look }) => look?.deck ?? ''))];
  const numbered = { decks: new Map(names.map((name, at) => [name, at])), facets: new Map<string, number>() };
  const groups: number[] = [];
  const groupOf = new Array<number>(cards.length).fill(group.none);
  for (const [deck, { cards: own }] of decks.entries()) {
    for (const siblings of siblingsOf(own)) {
      const start = groups.length;
      groups.push(deck, siblings.length);
      for (const { record, fresh: unseen } of siblings) {
        const number = numberOf.get(record?.key ?? unseen?.key ?? '') ?? -1;
        groups.push(number);
        const before = groupOf[number];
        if (before !== undefined) groupOf[number] = before === group.none || before === start ? start : group.several;
      }
    }
  }
  const numbers = new Float64Array(cards.length * cardLength);
  for (const [number, card] of cards.entries()) {
    const own = numbers.subarray(number * cardLength, (number + 1) * cardLength);
    putCards(own, [card], numbered);
    own[cardLength - 1] = groupOf[number] ?? group.none;
  }
  return {
    texts: {
      known: known.map(({ key }) => key).join(''),
      fresh: freshCards.map(({ key }) => key).join(''),
      aliases: known.flatMap(({ keys }, number) => keys.slice(1).map((key) => [key, number] as const)),
      decks: names,
      processes: [...stored.counts()],
      awaited: stored.awaited,
      ...(stored.weights === undefined ? {} : { weights: encodeEvent(stored.weights) }),
    },
    groups: Float64Array.from(groups),
    cards: numbers,
  };
}

const byKey = (one: StoredCard, other: StoredCard): number => (one.key < other.key ? -1 : 1);

/** A card that the log does not know yet, of a deck. */
function blank(key: CardKey, deck: string): StoredCard {
  return {
    key,
    keys: [key],
    look: { ...noLook, deck },
    isSuspended: false,
    isForgotten: false,
    newestAt: 0,
    lookFile: -1,
    lookStart: 0,
    lookLength: 0,
  };
}

const noLook = { item: '', explicit: false, facet: '', front: '', back: '' };

/** A memory that is asked for a few of its cards. */
export interface DueMemory {
  /** The number of the card with a key; nothing where it has none. */
  find(key: CardKey): number | undefined;
  isFresh(card: number): boolean;
  /** What is known of a card; of its look no more than its deck. */
  recordOf(card: number): StoredCard;
  /** True for a card that stands in the decks more than once. */
  isAmongSeveral(card: number): boolean;
  /** The siblings that a card is among; nothing for one that is in no deck. */
  siblingsOf(card: number): Siblings | undefined;
  /** The stored cards, of which only some are there. */
  storedOf(cards: Iterable<number>): Omit<StoredCards, 'reviewsOn'>;
}

/** Siblings in a deck by its number: the numbers of the cards, -1 for one without. */
export interface Siblings {
  readonly start: number;
  readonly deck: number;
  readonly cards: readonly number[];
}

/** Opens a memory. `numbersOf` gives the numbers of a card. */
export function openMemory({ texts, groups }: MemoryIndex, numbersOf: (card: number) => Float64Array): DueMemory {
  const known = texts.known.length / keyLength;
  const aliases = new Map(texts.aliases);
  const read = new Map<number, Float64Array>();
  const numbersIn = (card: number): Float64Array => {
    const numbers = read.get(card) ?? numbersOf(card);
    read.set(card, numbers);
    return numbers;
  };
  const keyOf = (card: number): CardKey => {
    const [keys, at] = card < known ? [texts.known, card] : [texts.fresh, card - known];
    return keys.slice(at * keyLength, (at + 1) * keyLength);
  };
  const recordOf = (card: number): StoredCard => {
    const numbers = cardNumbers(numbersIn(card), 1);
    const record = numbers.recordOf(0, keyOf(card));
    const look = numbers.lookOf(0);
    if (look !== undefined) record.look = { ...noLook, deck: texts.decks[look.deck] ?? '' };
    const others = texts.aliases.flatMap(([key, number]) => (number === card ? [key] : []));
    if (others.length > 0) record.keys = [record.key, ...others];
    return record;
  };
  return {
    find(key) {
      const own = placeIn(texts.known, key) ?? aliases.get(key);
      if (own !== undefined) return own;
      const unseen = placeIn(texts.fresh, key);
      return unseen === undefined ? undefined : known + unseen;
    },
    isFresh: (card) => card >= known,
    recordOf,
    isAmongSeveral: (card) => numbersIn(card)[cardLength - 1] === group.several,
    siblingsOf(card) {
      const start = numbersIn(card)[cardLength - 1] ?? group.none;
      if (start < 0) return undefined;
      const from = start + 2;
      return { start, deck: groups[start] ?? 0, cards: [...groups.subarray(from, from + (groups[start + 1] ?? 0))] };
    },
    storedOf(cards) {
      const records = Array.from(cards, recordOf);
      const decoded = texts.weights === undefined ? undefined : decodeLine(texts.weights);
      const weights = decoded?.is === 'event' && decoded.event.is === 'weights' ? decoded.event : undefined;
      return {
        byKey: new Map(records.flatMap((record) => record.keys.map((key) => [key, record]))),
        refused: new Set(),
        awaited: texts.awaited,
        counts: () => new Map(texts.processes),
        ...(weights === undefined ? {} : { weights }),
      };
    },
  };
}

/** The place of a key among keys that stand in order one after the other. */
function placeIn(keys: string, key: CardKey): number | undefined {
  let low = 0;
  let high = keys.length / keyLength;
  while (low < high) {
    const middle = (low + high) >> 1;
    const there = keys.slice(middle * keyLength, (middle + 1) * keyLength);
    if (there === key) return middle;
    if (there < key) low = middle + 1;
    else high = middle;
  }
  return undefined;
}
