/**
 * From what the user typed to the files that are meant: a file, a folder (walked), a glob, or the name of a deck that
 * ships. What exists wins over what ships.
 */
import { readdirSync, type Stats, statSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import type { Diagnostic } from '../core/diagnostics/diagnostic.ts';
import { closest } from '../core/diagnostics/suggest.ts';
import { bundledDecks, bundledPath } from './bundled.ts';
import { Refusal } from './errors.ts';
import { globOf } from './glob.ts';
import { reasonOf } from './reasons.ts';
import { copyStamp, putStamp, stampLength } from './stamp.ts';
import { walkMarkdown } from './walk.ts';
import type { World } from './world.ts';

type Place = Pick<World, 'cwd' | 'packageFolder' | 'platform'>;

/** A file that may hold a deck. */
export interface DeckFile {
  /** As the user would type it, with `/` between its parts. */
  readonly path: string;
  /** True where the user named the file itself: then it is a mistake if it holds no item. */
  readonly named: boolean;
}

/** The files that some names mean, and the folders among them that could not be read. */
export interface FoundFiles {
  readonly files: readonly DeckFile[];
  /** The stamp of each file in one list, where it was met on the way. */
  readonly stamps?: readonly number[];
  /** The folders that were looked through, as the system opens them, where that is all that decided. */
  readonly folders?: readonly string[];
  readonly unreadable: readonly Diagnostic[];
}

/** The path of a file as the system opens it. */
export function openable(world: Pick<World, 'cwd'>, path: string): string {
  return isAbsolute(path) ? path : `${world.cwd}/${path}`;
}

function statOf(world: Place, path: string): Stats | undefined {
  try {
    return path === '' ? undefined : statSync(openable(world, path), { throwIfNoEntry: false });
  } catch (error) {
    throw new Refusal(`\`${path}\` cannot be read: ${reasonOf(error)}.`, 'Check the path and its permissions.');
  }
}

/** The files of all names, each once, in the order of the names; the current folder's where none is given. */
export function findDeckFiles(world: Place, names: readonly string[]): FoundFiles {
  const each = (names.length === 0 ? ['.'] : names).map((name) =>
    filesOf(world, world.platform === 'win32' ? name.replaceAll('\\', '/') : name),
  );
  const [only] = each;
  if (each.length === 1 && only !== undefined) return only;
  const byPlace = new Map<string, DeckFile>();
  const stamps: number[] = [];
  for (const found of each) {
    for (const [at, file] of found.files.entries()) {
      const place = resolve(world.cwd, file.path);
      const before = byPlace.get(place);
      byPlace.set(place, before === undefined ? file : { ...before, named: before.named || file.named });
      if (before === undefined && found.stamps !== undefined) copyStamp(stamps, found.stamps, at * stampLength);
    }
  }
  const files = [...byPlace.values()];
  const unreadable = each.flatMap((found) => found.unreadable);
  if (each.some((found) => found.stamps === undefined)) return { files, unreadable };
  return { files, stamps, folders: each.flatMap(({ folders = [] }) => folders), unreadable };
}

function filesOf(world: Place, name: string): FoundFiles {
  const own = statOf(world, name);
  if (own !== undefined) return filesAt(world, name.replace(/^(?:\.\/+)+(?=.)/, ''), own);
  const glob = globOf(name);
  if (glob !== undefined) {
    const { files, unreadable } = walkMarkdown(openable(world, glob.base), glob.base);
    const matching = files.filter(glob.matches);
    if (matching.length > 0) return { files: matching.map((path) => ({ path, named: false })), unreadable };
    throw new Refusal(`No question file matches \`${name}\`.`, 'A glob finds files that end in .md or .markdown.');
  }
  const shipped = bundledPath(world, name);
  const found = shipped === undefined ? undefined : statOf(world, shipped);
  if (shipped === undefined || found === undefined) throw unknown(world, name);
  return filesAt(world, shipped, found);
}

function filesAt(world: Place, path: string, stats: Stats): FoundFiles {
  if (stats.isFile()) {
    const stamps: number[] = [];
    putStamp(stamps, stats);
    return { files: [{ path, named: true }], stamps, folders: [], unreadable: [] };
  }
  if (!stats.isDirectory()) throw new Refusal(`\`${path}\` is neither a file nor a folder.`, 'Name a Markdown file.');
  const { files, stamps, folders, unreadable } = walkMarkdown(openable(world, path), path);
  if (files.length === 0 && unreadable.length === 0) {
    const where = path === '.' ? 'This folder' : `The folder \`${path}\``;
    const first = path === '.' ? 'first.md' : `${path.replace(/\/+$/, '')}/first.md`;
    throw new Refusal(`${where} holds no question file.`, `Write one: viva new ${first}`);
  }
  return { files: files.map((file) => ({ path: file, named: false })), stamps, folders, unreadable };
}

/** The names in a folder that could have been meant, none where it cannot be read. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function unknown(world: Place, name: string): Refusal {
  const said = `There is no file, folder or deck \`${name}\`.`;
  const slash = name.lastIndexOf('/') + 1;
  const base = name.slice(slash);
  const neighbours = namesIn(openable(world, name.slice(0, slash)));
  const ships = slash === 0 ? bundledDecks(world).map((deck) => deck.name) : [];
  const near = neighbours.find((other) => other === `${base}.md`) ?? closest(base, [...neighbours, ...ships]);
  if (near !== undefined) return new Refusal(said, `Did you mean \`${name.slice(0, slash)}${near}\`?`);
  return new Refusal(
    said,
    `Decks that ship: ${bundledDecks(world)
      .map((deck) => deck.name)
      .join(', ')}.`,
  );
}
