/** The cards of question files as far as counting them needs, from an index. */
import type { Deck } from '../../core/deck/deck.ts';
import type { CardKey, Look } from '../../core/history/event.ts';
import { freshKey, type SeenCard } from '../../core/history/sign.ts';
import { indexFiles, type Made } from '../file-index.ts';
import type { World } from '../world.ts';
import { type Collection, deckName } from './collection.ts';

/** A deck of which only is known what its cards look like, without their texts. */
export interface CardsOfFile {
  readonly path: string;
  /** The deck's name in the log. */
  readonly name: string;
  readonly title: string;
  /** The item of each card. */
  readonly items: readonly string[];
  /** The key that a card gets if the log does not know it. */
  keyOf(at: number): CardKey;
  /** True where a card has the sign of a look, by which it is the same card. */
  hasSignOf(at: number, look: Omit<Look, 'text'>): boolean;
  /** All that is known of how a card looks. */
  seen(at: number): SeenCard;
}

interface Prints {
  readonly id: string;
  readonly title: string;
  readonly items: readonly string[];
  /** Absent where all cards are the whole of their item. */
  readonly facets?: readonly string[];
  /** A digit a card, 1 where the author gave its item the id. */
  readonly explicit: string;
  /** Of one card after the other the fingerprints of its question and its answer, and its key without an id. */
  readonly prints: string;
}

/** A character that JSON need not escape and that no name needs. */
const separator = '\u007f';
const printLength = 16;
const printsLength = 3 * printLength;
const usualFacet = 'item';

async function printsOf(deck: Deck): Promise<Prints | undefined> {
  const [{ namedItems }, { looksOf }] = await Promise.all([
    import('../../core/session/paper.ts'),
    import('../../core/history/looks.ts'),
  ]);
  const cards = namedItems([deck]).flatMap(({ item, id }) => looksOf(item, '', id));
  if (cards.length === 0) return undefined;
  const isPlain = cards.every(({ facet }) => facet === usualFacet);
  return {
    id: deck.id,
    title: deck.title,
    items: cards.map(({ item }) => item),
    ...(isPlain ? {} : { facets: cards.map(({ facet }) => facet) }),
    explicit: cards.map(({ explicit }) => (explicit ? '1' : '0')).join(''),
    prints: cards.map((card) => card.front + card.back + freshKey({ ...card, explicit: false })).join(''),
  };
}

const joined = (names: readonly string[]): string =>
  names.map((name) => name.replaceAll(separator, ' ')).join(separator);

function encode({ id, title, items, facets, explicit, prints }: Prints): readonly string[] {
  return [id, title, joined(items), facets === undefined ? '' : joined(facets), explicit, prints];
}

function decode(row: readonly string[], from: number): Prints | undefined {
  const [id, title, items, facets, explicit, prints, ...more] = row.slice(from);
  if (id === undefined || title === undefined || items === undefined || facets === undefined) return undefined;
  if (explicit === undefined || prints === undefined || more.length > 0) return undefined;
  const names = items.split(separator);
  if (prints.length !== printsLength * names.length || explicit.length !== names.length) return undefined;
  if (facets === '') return { id, title, items: names, explicit, prints };
  return { id, title, items: names, facets: facets.split(separator), explicit, prints };
}

const made: Made<Prints> = { folder: 'cards', format: 4, of: printsOf, encode, decode };

/** The cards of the files that some names mean; only files that changed are read. */
export async function indexedCards(
  world: World,
  collection: Collection,
  names: readonly string[],
): Promise<readonly CardsOfFile[]> {
  const { files } = await indexFiles(world, names, made);
  return files.map(({ path, value }) => cardsOfFile(path, deckName(world, collection, { id: value.id, path }), value));
}

function cardsOfFile(path: string, name: string, { title, items, facets, explicit, prints }: Prints): CardsOfFile {
  const isExplicit = (at: number): boolean => explicit[at] === '1';
  const facetOf = (at: number): string => facets?.[at] ?? usualFacet;
  const print = (at: number, which: number): string => {
    const start = printsLength * at + printLength * which;
    return prints.slice(start, start + printLength);
  };
  const lookAt = (at: number) => ({
    deck: name,
    item: items[at] ?? '',
    explicit: isExplicit(at),
    facet: facetOf(at),
    front: print(at, 0),
    back: print(at, 1),
  });
  const keyOf = (at: number): CardKey => (isExplicit(at) ? freshKey(lookAt(at)) : print(at, 2));
  return {
    path,
    name,
    title,
    items,
    keyOf,
    hasSignOf(at, look) {
      if (look.explicit !== isExplicit(at)) return false;
      if (look.explicit) return look.deck === name && look.item === items[at] && look.facet === facetOf(at);
      const start = printsLength * at;
      return prints.startsWith(look.front, start) && prints.startsWith(look.back, start + printLength);
    },
    seen: (at) => ({ ...lookAt(at), text: '', answerLength: 0, key: keyOf(at) }),
  };
}
