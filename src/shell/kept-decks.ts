/**
 * Decks as they were read from their files, kept for the next time: reading one back takes a twentieth of the time of
 * parsing it, and all that parsing takes need not be loaded. They are a cache: one may be deleted at any time, and one
 * that is old, broken or of another version is not used.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { exactJson, fromExactJson } from '../core/exact-json.ts';
import { exactFingerprint } from '../core/history/hash.ts';
import { openable } from './deck-files.ts';
import type { LoadedDeck } from './deck-reader.ts';
import { foldersOf } from './folders.ts';
import { isTrusted, stampOf } from './stamp.ts';
import { trouble } from './trouble.ts';
import { versionOf } from './version.ts';
import type { World } from './world.ts';

/** Where decks are kept, and for which place. */
export type Keeping = Pick<World, 'cwd' | 'env' | 'platform' | 'packageFolder'>;

/** A deck with the stamps of the files that it uses. */
interface Kept {
  readonly loaded: LoadedDeck;
  readonly used: readonly (readonly [path: string, stamp: readonly number[]])[];
}

function fileOf(world: Keeping, path: string): string {
  return join(foldersOf(world).cache, 'read', `${exactFingerprint(openable(world, path))}.deck`);
}

/** What a kept deck must say of itself: which program read it, under which path, and the stamp of its file. */
function headOf(world: Keeping, path: string, stamp: readonly number[]): string {
  return JSON.stringify([versionOf(world), world.cwd, path, stamp]);
}

const isSameStamp = (one: readonly number[], other: readonly number[]): boolean =>
  one.every((number, at) => number === other[at]);

/** The deck of a file with that stamp, or nothing where none is kept that may be used. */
export function keptDeck(world: Keeping, path: string, stamp: readonly number[]): LoadedDeck | undefined {
  try {
    const bytes = readFileSync(fileOf(world, path));
    const half = bytes.length / 2;
    // A wrong letter would be a wrong question: all stands there twice.
    if (bytes.compare(bytes, half, bytes.length, 0, half) !== 0) return undefined;
    const text = bytes.toString('utf8', 0, half);
    const head = headOf(world, path, stamp);
    if (!text.startsWith(`${head}\n`)) return undefined;
    const { loaded, used }: Kept = fromExactJson(text.slice(head.length + 1));
    return used.every(([file, before]) => isSameStamp(before, stampOf(file))) ? loaded : undefined;
  } catch {
    // None yet, or one that was spoilt.
    return undefined;
  }
}

/** Keeps a deck; one whose file changed a moment ago is not, and a cache folder that cannot be written is no error. */
export function keepDeck(
  world: Keeping,
  path: string,
  stamp: readonly number[],
  loaded: LoadedDeck,
  now: number,
): void {
  const at = openable(world, path);
  const used = loaded.deck.uses.map(({ target }) => {
    const file = posix.join(posix.dirname(at), target);
    return [file, stampOf(file)] as const;
  });
  if (![stamp, ...used.map(([, of]) => of)].every((each) => isTrusted(each, 0, now))) return;
  const kept: Kept = { loaded, used };
  const text = exactJson(kept);
  if (text === undefined) return;
  const file = fileOf(world, path);
  const draft = `${file}.${process.pid}`;
  trouble(() => {
    const half = Buffer.from(`${headOf(world, path, stamp)}\n${text}`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(draft, Buffer.concat([half, half]), { mode: 0o600 });
    renameSync(draft, file);
  });
}
