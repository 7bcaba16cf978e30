/**
 * Where a learner's history lies: in the `.viva` folder of the collection that the decks are in, where `viva init` made
 * one, else in the data folder of the user.
 */
import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Deck } from '../../core/deck/deck.ts';
import { Refusal } from '../errors.ts';
import { foldersOf } from '../folders.ts';
import { historyFolder } from '../history-files.ts';
import type { World } from '../world.ts';

/** The place of a history, and how decks are named in it. */
export interface Collection {
  /** The folder that holds `.viva`; absent for the history of the user. */
  readonly root?: string;
  /** Where the files of settings and the history lie. */
  readonly home: string;
  readonly history: string;
  /** Where this device keeps its name, in every collection the same. */
  readonly data: string;
  /** The environment, which may set what the files of settings do. */
  readonly env: World['env'];
}

/** The folder in a collection that holds what is the learner's. */
export const collectionFolder = '.viva';

type Place = Pick<World, 'cwd' | 'env' | 'platform'>;

/** The collection that some decks are in, or the current folder where none of them is a file. */
export function collectionOf(world: Place, names: readonly string[], history?: string): Collection {
  const { data } = foldersOf(world);
  const { env } = world;
  if (history !== undefined) {
    const folder = resolve(world.cwd, history);
    return { home: folder, history: historyFolder(folder), data, env };
  }
  const places = names
    .map((name) => resolve(world.cwd, name.replace(/[*?[{].*$/, '')))
    .filter((path) => existsSync(path));
  const roots = new Set((places.length === 0 ? [world.cwd] : places).map(rootAbove));
  if (roots.size > 1) {
    throw new Refusal(
      'These decks belong to different collections, each with a history of its own.',
      'Study one collection at a time, or name a history: --history DIR',
    );
  }
  const [root] = roots;
  if (root === undefined) return { home: data, history: historyFolder(data), data, env };
  const home = join(root, collectionFolder);
  return { root, home, history: historyFolder(home), data, env };
}

/** A file in which settings may stand. */
export interface SettingsPlace {
  readonly is: 'user' | 'collection';
  readonly path: string;
}

/** The files in which settings may stand: the user's, and over it the collection's. */
export function settingsPlaces({ data, home }: Pick<Collection, 'data' | 'home'>): readonly SettingsPlace[] {
  const at = (is: SettingsPlace['is'], folder: string): SettingsPlace => ({ is, path: join(folder, 'settings.yaml') });
  return [at('user', data), ...(home === data ? [] : [at('collection', home)])];
}

/** The nearest folder above a path that was made a collection. */
function rootAbove(path: string): string | undefined {
  for (let folder = path; ; folder = dirname(folder)) {
    if (existsSync(join(folder, collectionFolder, 'history'))) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

const withoutEnding = (path: string): string => path.replace(/\.(md|markdown)$/i, '');

/**
 * The name of a deck in the log, the same on every device: the author's id; else its path in the collection; else the
 * name under which it ships; else its path from the home folder of the user.
 */
export function deckName(
  world: Pick<World, 'cwd' | 'env' | 'packageFolder'>,
  { root }: Collection,
  deck: Pick<Deck, 'id' | 'path'>,
): string {
  if (deck.id !== withoutEnding(deck.path)) return deck.id;
  const path = withoutEnding(resolve(world.cwd, deck.path));
  const inside = (folder: string | undefined): string | undefined => {
    if (folder === undefined || folder === '') return undefined;
    // That most files are below is seen without taking their paths apart.
    const below = path.startsWith(folder + sep) ? path.slice(folder.length + 1) : relative(folder, path);
    return below.startsWith('..') || isAbsolute(below) ? undefined : below.split(sep).join('/');
  };
  const here = inside(root);
  if (here !== undefined) return `./${here}`;
  const shipped = inside(join(world.packageFolder, 'questions'));
  if (shipped !== undefined) return shipped;
  const home = inside(world.env['HOME'] ?? world.env['USERPROFILE']);
  return home === undefined ? path.split(sep).join('/') : `~/${home}`;
}

/** The file that a deck's name stands for, where the name is a path; nothing for an id. */
export function fileOfDeck(
  world: Pick<World, 'env' | 'packageFolder'>,
  { root }: Collection,
  name: string,
): string | undefined {
  const from = (folder: string, path: string): string | undefined =>
    ['.md', '.markdown', '.MD'].map((ending) => join(folder, path) + ending).find((file) => existsSync(file));
  if (name.startsWith('./')) return root === undefined ? undefined : from(root, name.slice(2));
  if (name.startsWith('~/')) return from(world.env['HOME'] ?? world.env['USERPROFILE'] ?? '', name.slice(2));
  if (isAbsolute(name)) return from('', name);
  return from(join(world.packageFolder, 'questions'), name);
}
