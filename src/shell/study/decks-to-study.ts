import { relative, resolve } from 'node:path';
import { bundledDecks } from '../bundled.ts';
import { Refusal } from '../errors.ts';
import type { World } from '../world.ts';
import { type Collection, fileOfDeck } from './collection.ts';

/** Something that was read of a deck. */
interface Read {
  readonly path: string;
  /** Its name in the log. */
  readonly name: string;
}

/**
 * The decks of a sitting: those that are named; else the whole collection, with what the learner has begun of the decks
 * that ship; outside a collection all that was begun, and where nothing was, the current folder. `read` gives the decks
 * of some names and refuses where there is none.
 */
export async function decksToStudy<Deck extends Read>(
  world: World,
  collection: Collection,
  asked: readonly string[],
  begun: ReadonlySet<string>,
  read: (names: readonly string[]) => Promise<readonly Deck[]>,
): Promise<readonly Deck[]> {
  if (asked.length > 0) return await read(asked);
  const orNone = async (paths: readonly string[]): Promise<readonly Deck[]> => {
    try {
      return paths.length === 0 ? [] : await read(paths);
    } catch (error) {
      if (error instanceof Refusal) return [];
      throw error;
    }
  };
  const isBegun = ({ name }: Deck): boolean => begun.has(name);
  const { root } = collection;
  const here = await orNone([root === undefined ? '.' : relative(world.cwd, root) || '.']);
  const shipped = begun.size === 0 ? [] : await orNone(bundledDecks(world).map(({ path }) => path));
  const elsewhere = root === undefined ? await orNone(filesOf(world, collection, begun, here)) : [];
  const own = [...(root === undefined ? here.filter(isBegun) : here), ...elsewhere];
  // A copy of a deck that ships takes its place.
  const names = new Set(own.map(({ name }) => name));
  const found = [...own, ...shipped.filter((deck) => isBegun(deck) && !names.has(deck.name))];
  if (found.length > 0) return found;
  if (here.length > 0) return here;
  throw new Refusal('There is nothing to study yet.', 'Begin with a deck: viva study asyncio, or viva study notes/');
}

/** The files of begun decks that are neither here nor among those that ship. */
function filesOf(
  world: World,
  collection: Collection,
  begun: ReadonlySet<string>,
  here: readonly Read[],
): readonly string[] {
  const known = new Set(here.map(({ path }) => resolve(world.cwd, path)));
  return [...begun].flatMap((deck) => {
    const file = fileOfDeck(world, collection, deck);
    return file === undefined || known.has(file) || file.startsWith(`${world.packageFolder}/`) ? [] : [file];
  });
}
