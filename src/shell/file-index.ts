/**
 * What is made of question files, kept from the last time so that only files that changed are read again. An index is a
 * cache: it may be deleted at any time, and one that is old, broken or of another version is not used.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import type { Deck } from '../core/deck/deck.ts';
import type { Diagnostic } from '../core/diagnostics/diagnostic.ts';
import { exactFingerprint } from '../core/history/hash.ts';
import { findDeckFiles, openable } from './deck-files.ts';
import type { DeckRead, DeckReader } from './deck-reader.ts';
import { foldersOf } from './folders.ts';
import { versionOf } from './version.ts';
import type { World } from './world.ts';

/** What is made of a deck, and how it stands in the row of an index. */
export interface Made<Value> {
  /** The folder of its indexes in the cache. */
  readonly folder: string;
  /** Goes up with every change of what an entry holds. */
  readonly format: number;
  /** What is made of a deck; nothing of a file that is to be passed over. */
  of(deck: Deck): Value | undefined | Promise<Value | undefined>;
  encode(value: Value): readonly unknown[];
  /** The value that stands in a row from a place on; nothing where something else does. */
  decode(row: readonly unknown[], from: number): Value | undefined;
}

/** What was made of each file, and the files that could not be read. */
export interface IndexedFiles<Value> {
  readonly files: readonly { readonly path: string; readonly value: Value }[];
  readonly unreadable: readonly Diagnostic[];
}

/** When a file last changed and how long it was, in the system's own numbers. */
type Stamp = readonly [mtimeMs: number, ctimeMs: number, size: number];

/** A file that a deck uses, by the path from its own folder, and its stamp. */
type Used = readonly [target: string, ...stamp: Stamp];

/** Where the parts of a row stand: the path, its stamp, the files that the deck uses, and what was made of it, if anything. */
const place = { path: 0, stamp: 1, used: 4, value: 5 } as const;

/** A file that changed so shortly before may change again without its stamp telling. */
const trustAfterMs = 2000;

const absent: Stamp = [-1, -1, -1];

function stampOf(path: string): Stamp {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats === undefined ? absent : [stats.mtimeMs, stats.ctimeMs, stats.size];
  } catch {
    return absent;
  }
}

function isSame(row: readonly unknown[], from: number, [mtimeMs, ctimeMs, size]: Stamp): boolean {
  return row[from] === mtimeMs && row[from + 1] === ctimeMs && row[from + 2] === size;
}

/** True if none of the files that a deck uses has changed. */
function isUnchanged(used: unknown, at: string): boolean {
  if (!Array.isArray(used)) return false;
  return (
    used.length === 0 ||
    used.every((one: unknown) => {
      if (!Array.isArray(one) || typeof one[0] !== 'string') return false;
      return isSame(one, 1, stampOf(posix.join(posix.dirname(at), one[0])));
    })
  );
}

function stampsOfUsed(deck: Deck, at: string): readonly Used[] {
  return deck.uses.map(({ target }) => [target, ...stampOf(posix.join(posix.dirname(at), target))]);
}

/** The index of what some names mean in a folder: its file, and what it must say of itself. */
function indexOf(
  world: World,
  names: readonly string[],
  { folder, format }: Pick<Made<unknown>, 'folder' | 'format'>,
): { readonly file: string; readonly head: string } {
  const scope = JSON.stringify([world.cwd, ...names]);
  const head = JSON.stringify([format, versionOf(world), scope]);
  return { file: join(foldersOf(world).cache, folder, `${exactFingerprint(scope)}.json`), head };
}

/** The rows of an index. They are asked for in the order in which they were written, as long as no file came or went. */
class Rows {
  readonly all: readonly unknown[];
  private next = 0;
  private byPath: ReadonlyMap<unknown, readonly unknown[]> | undefined;

  constructor(all: readonly unknown[]) {
    this.all = all;
  }

  of(path: string): readonly unknown[] | undefined {
    const likely = this.all[this.next];
    if (Array.isArray(likely) && likely[place.path] === path) {
      this.next++;
      return likely;
    }
    this.byPath ??= new Map(this.all.filter((row) => Array.isArray(row)).map((row) => [row[place.path], row]));
    return this.byPath.get(path);
  }
}

/** The rows of an index; none where there is no index or none that is to be trusted. */
function loadRows(file: string, head: string): Rows {
  try {
    const read: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (Array.isArray(read) && read[0] === head && Array.isArray(read[1])) return new Rows(read[1]);
  } catch {
    // No index yet, or one that was spoilt.
  }
  return new Rows([]);
}

/** Replaces an index as a whole; a cache folder that cannot be written is no error. */
function saveRows(file: string, head: string, rows: readonly (readonly unknown[])[]): void {
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(draft, JSON.stringify([head, rows]));
    renameSync(draft, file);
  } catch {
    removeDraft(draft);
  }
}

function removeDraft(draft: string): void {
  try {
    rmSync(draft, { force: true });
  } catch {
    // There is no folder that it could be in.
  }
}

/** Reads decks; all that reading takes is loaded when the first of them has to be read. */
function lazyReader(world: World): (path: string) => Promise<DeckRead> {
  let reader: DeckReader | undefined;
  return async (path) => {
    reader ??= new (await import('./deck-reader.ts')).DeckReader(world);
    return reader.read(path);
  };
}

/** What is made of the files that some names mean, those of the current folder without a name; only what changed is read. */
export async function indexFiles<Value>(
  world: World,
  names: readonly string[],
  made: Made<Value>,
): Promise<IndexedFiles<Value>> {
  const found = findDeckFiles(world, names);
  const { file, head } = indexOf(world, names, made);
  const known = loadRows(file, head);
  const read = lazyReader(world);
  const trustedBefore = world.now() - trustAfterMs;
  const rows: (readonly unknown[])[] = [];
  const files: { path: string; value: Value }[] = [];
  const unreadable = [...found.unreadable];
  let isNew = false;
  for (const { path } of found.files) {
    const at = openable(world, path);
    const stamp = stampOf(at);
    const row = known.of(path);
    if (row !== undefined && isSame(row, place.stamp, stamp) && isUnchanged(row[place.used], at)) {
      const holdsValue = row.length > place.value;
      const value = holdsValue ? made.decode(row, place.value) : undefined;
      if (value !== undefined || !holdsValue) {
        rows.push(row);
        if (value !== undefined) files.push({ path, value });
        continue;
      }
    }
    const fresh = await read(path);
    if (!fresh.ok) {
      unreadable.push(fresh.diagnostic);
      continue;
    }
    const value = await made.of(fresh.deck);
    if (value !== undefined) files.push({ path, value });
    const isTrusted = Math.max(stamp[0], stamp[1]) < trustedBefore;
    if (isTrusted) {
      rows.push([path, ...stamp, stampsOfUsed(fresh.deck, at), ...(value === undefined ? [] : made.encode(value))]);
      isNew = true;
    }
  }
  if (isNew || rows.length !== known.all.length) saveRows(file, head, rows);
  return { files, unreadable };
}
