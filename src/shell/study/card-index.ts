/** The cards of question files as far as counting them needs, from an index. */
import type { Deck } from '../../core/deck/deck.ts';
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
  readonly cards: readonly SeenCard[];
}

interface Prints {
  readonly id: string;
  readonly title: string;
  readonly cards: readonly Omit<SeenCard, 'deck' | 'key' | 'text' | 'answerLength'>[];
}

/** A character that JSON need not escape and that no name needs. */
const separator = '\u007f';
const printLength = 16;
const usualFacet = 'item';

async function printsOf(deck: Deck): Promise<Prints | undefined> {
  const [{ makePaper }, { looksOf }] = await Promise.all([
    import('../../core/session/paper.ts'),
    import('../../core/history/looks.ts'),
  ]);
  const { entries } = makePaper([deck], { seed: 0, order: 'file' });
  const cards = entries.flatMap(({ item, id }) => looksOf(item, '', id));
  return cards.length === 0 ? undefined : { id: deck.id, title: deck.title, cards };
}

const joined = (names: readonly string[]): string =>
  names.map((name) => name.replaceAll(separator, ' ')).join(separator);

function encode({ id, title, cards }: Prints): readonly unknown[] {
  const facets = cards.every(({ facet }) => facet === usualFacet) ? '' : joined(cards.map(({ facet }) => facet));
  return [
    id,
    title,
    cards.map(({ front, back }) => front + back).join(''),
    joined(cards.map(({ item }) => item)),
    facets,
    cards.map(({ explicit }) => (explicit ? '1' : '0')).join(''),
  ];
}

function decode(row: readonly unknown[], from: number): Prints | undefined {
  const [id, title, prints, items, facets, explicit] = row.slice(from);
  if (typeof id !== 'string' || typeof title !== 'string' || typeof prints !== 'string') return undefined;
  if (typeof items !== 'string' || typeof facets !== 'string' || typeof explicit !== 'string') return undefined;
  const names = items.split(separator);
  const facet = facets === '' ? undefined : facets.split(separator);
  if (prints.length !== 2 * printLength * names.length || explicit.length !== names.length) return undefined;
  const cards = names.map((item, at) => {
    const start = 2 * printLength * at;
    return {
      item,
      explicit: explicit[at] === '1',
      facet: facet?.[at] ?? usualFacet,
      front: prints.slice(start, start + printLength),
      back: prints.slice(start + printLength, start + 2 * printLength),
    };
  });
  return { id, title, cards };
}

const made: Made<Prints> = { folder: 'cards', format: 1, of: printsOf, encode, decode };

/** The cards of the files that some names mean; only files that changed are read. */
export async function indexedCards(
  world: World,
  collection: Collection,
  names: readonly string[],
): Promise<readonly CardsOfFile[]> {
  const { files } = await indexFiles(world, names, made);
  return files.map(({ path, value: { id, title, cards } }) => {
    const name = deckName(world, collection, { id, path });
    return {
      path,
      name,
      title,
      cards: cards.map((print) => {
        const look = { deck: name, ...print };
        return { ...look, text: '', answerLength: 0, key: freshKey(look) };
      }),
    };
  });
}
