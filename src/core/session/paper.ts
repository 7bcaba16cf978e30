import type { Deck, Reading } from '../deck/deck.ts';
import { arrange, type Item } from '../item-types/index.ts';
import { derive, seededRandom, shuffled } from './random.ts';
import { readingsOf } from './readings.ts';
import { isInRange, type LevelRange } from './selection.ts';

export type Order = 'file' | 'shuffled';

/** An item with its name among the items of all decks. */
export interface NamedItem {
  readonly deck: Deck;
  readonly item: Item;
  /** The item's id; a second item of its deck with the same one has `~2` after it, and so on. */
  readonly id: string;
}

/** One item of a paper. */
export interface Entry extends NamedItem {
  /** Its place in the paper, from 0. */
  readonly place: number;
  /** What is to be read before it and has not come before. */
  readonly reading: readonly Reading[];
  /** The order in which its choices are shown, as indices in the file. */
  readonly shown: readonly number[];
}

/** The items of a sitting in the order in which they are asked. */
export interface Paper {
  readonly seed: number;
  readonly entries: readonly Entry[];
  /** What stands after the last item of each deck; only in the order of the file, where it ends the story. */
  readonly closing: readonly Reading[];
}

/** Which items a paper takes, and in which order. */
export interface PaperOptions {
  readonly seed: number;
  readonly order: Order;
  /** At most so many, drawn by the seed from those that fit. */
  readonly count?: number;
  readonly tags?: (tags: readonly string[]) => boolean;
  readonly kind?: string;
  readonly levels?: LevelRange;
  /** Whether an item is wanted for what is known of it elsewhere. */
  readonly wants?: (deck: Deck, id: string) => boolean;
}

/** All items of some decks in the order of the files. */
export function namedItems(decks: readonly Deck[]): readonly NamedItem[] {
  return decks.flatMap(namedItemsOf);
}

/** The paper that some decks and a seed make: the same each time, on every machine. */
export function makePaper(decks: readonly Deck[], options: PaperOptions): Paper {
  const { seed, order, count } = options;
  const fitting = namedItems(decks).filter((named) => fits(named, options));
  const drawn = shuffled([...fitting.keys()], seededRandom(derive(seed, 'paper'))).slice(0, count);
  if (order === 'file') drawn.sort((one, other) => one - other);
  const chosen = drawn.flatMap((index) => fitting[index] ?? []);
  return {
    seed,
    ...withReading(
      decks,
      chosen.map((each) => ({ ...each, shown: arrangement(each, seed, 0) })),
      order,
    ),
  };
}

/** An item as a record of a sitting names it. */
interface Recorded {
  readonly deck: string;
  readonly item: string;
  readonly shown: readonly number[];
}

/** The paper of a record, made again from the decks, and the items that are no longer in them. */
export function paperOf(
  decks: readonly Deck[],
  seed: number,
  order: Order,
  recorded: readonly Recorded[],
): { readonly paper: Paper; readonly gone: readonly Recorded[] } {
  const known = byName(decks);
  const found = recorded.map((each) => ({ each, candidate: known.get(nameOf(each.deck, each.item)) }));
  const chosen = found.flatMap(({ each, candidate }) => (candidate ? [{ ...candidate, shown: each.shown }] : []));
  return {
    paper: {
      seed,
      ...withReading(
        decks,
        chosen.map((each) => ({ ...each, shown: stillFitting(each, seed) })),
        order,
      ),
    },
    gone: found.flatMap(({ each, candidate }) => (candidate ? [] : [each])),
  };
}

/** The paper with each item as it stands in the decks now; one that is no longer there stays as it was. */
export function rereadPaper(paper: Paper, decks: readonly Deck[]): Paper {
  const known = byName(decks);
  const renamed = renamedIn(new Set(paper.entries.map(({ deck }) => deck)), decks);
  const entries = paper.entries.map((entry) => {
    const name = nameOf(entry.deck.id, entry.id);
    const now = known.get(name) ?? renamed.get(name);
    if (now === undefined) return entry;
    // In this sitting it keeps the name under which its attempts are known.
    const { id } = entry;
    return { ...entry, ...now, id, shown: stillFitting({ ...now, id, shown: entry.shown }, paper.seed) };
  });
  return { ...paper, entries };
}

/** Items that have another id now, most often since their heading was edited: as many went as came, in the same order. */
function renamedIn(before: ReadonlySet<Deck>, decks: readonly Deck[]): ReadonlyMap<string, NamedItem> {
  const renamed = new Map<string, NamedItem>();
  for (const old of before) {
    const had = namedItemsOf(old);
    const has = decks.filter((deck) => deck.id === old.id).flatMap(namedItemsOf);
    const [hadIds, hasIds] = [had, has].map((all) => new Set(all.map(({ id }) => id)));
    const gone = had.filter(({ id }) => hasIds?.has(id) !== true);
    const fresh = has.filter(({ id }) => hadIds?.has(id) !== true);
    if (gone.length !== fresh.length) continue;
    for (const [at, { id }] of gone.entries()) {
      const now = fresh[at];
      if (now !== undefined) renamed.set(nameOf(old.id, id), now);
    }
  }
  return renamed;
}

/** The order in which the choices of an item are shown in a round; the missed ones of a later round move. */
export function shownIn(paper: Paper, entry: Entry, round: number): readonly number[] {
  return round === 0 ? entry.shown : arrangement(entry, paper.seed, round);
}

/** The order in which the choices of an item are shown on the paper of another seed, whatever else is on it. */
export function shownUnder(named: NamedItem, seed: number): readonly number[] {
  return arrangement(named, seed, 0);
}

function arrangement({ deck, item, id }: NamedItem, seed: number, round: number): readonly number[] {
  return arrange(item, seededRandom(derive(seed, [deck.id, id, ...(round === 0 ? [] : [round])].join('\n'))));
}

/** The recorded order, or a new one where the item has got more or fewer choices since. */
function stillFitting(entry: NamedItem & { readonly shown: readonly number[] }, seed: number): readonly number[] {
  const now = arrangement(entry, seed, 0);
  const same = now.length === entry.shown.length && now.every((index) => entry.shown.includes(index));
  return same ? entry.shown : now;
}

function fits({ deck, item, id }: NamedItem, { tags, kind, levels, wants }: PaperOptions): boolean {
  return (
    (tags === undefined || tags(item.tags)) &&
    (kind === undefined || item.kind === kind) &&
    (levels === undefined || isInRange(item.level, levels)) &&
    (wants === undefined || wants(deck, id))
  );
}

function byName(decks: readonly Deck[]): ReadonlyMap<string, NamedItem> {
  return new Map(namedItems(decks).map((each) => [nameOf(each.deck.id, each.id), each]));
}

const nameOf = (deck: string, item: string): string => `${deck}\n${item}`;

function namedItemsOf(deck: Deck): readonly NamedItem[] {
  const seen = new Map<string, number>();
  return deck.parts.flatMap((part) => {
    if (part.is !== 'item') return [];
    const times = (seen.get(part.item.id) ?? 0) + 1;
    seen.set(part.item.id, times);
    return [{ deck, item: part.item, id: times === 1 ? part.item.id : `${part.item.id}~${times}` }];
  });
}

/** Gives each item what is to be read before it; what two items share comes with the first of them. */
function withReading(
  decks: readonly Deck[],
  chosen: readonly (NamedItem & { readonly shown: readonly number[] })[],
  order: Order,
): Pick<Paper, 'entries' | 'closing'> {
  const readings = new Map(decks.map((deck) => [deck, readingsOf(deck)]));
  const given = new Set<Reading>();
  const entries = chosen.map((each, place) => {
    const all = readings.get(each.deck)?.before.get(each.item) ?? [];
    const reading = all.filter((one) => !given.has(one));
    for (const one of reading) given.add(one);
    return { ...each, place, reading };
  });
  return { entries, closing: order === 'file' ? decks.flatMap((deck) => readings.get(deck)?.closing ?? []) : [] };
}
