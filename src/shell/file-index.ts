/**
 * What is made of question files, kept from the last time so that only files that changed are read again. An index is a
 * cache: it may be deleted at any time, and one that is old, broken or of another version is not used.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import type { Deck } from '../core/deck/deck.ts';
import type { Diagnostic } from '../core/diagnostics/diagnostic.ts';
import { exactFingerprint } from '../core/history/hash.ts';
import { findDeckFiles, openable } from './deck-files.ts';
import type { DeckRead, DeckReader } from './deck-reader.ts';
import { foldersOf } from './folders.ts';
import { copyStamp, isTrusted, stampLength, stampOf } from './stamp.ts';
import { versionOf } from './version.ts';
import type { World } from './world.ts';

/** What is made of a deck, and how it stands in the row of an index. */
export interface Made<Value> {
  /** The folder of its indexes in the cache. */
  readonly folder: string;
  /** Goes up with every change of what an entry holds. */
  readonly format: number;
  /** Is told how many files there are. */
  begin?(files: number): void;
  /** What is made of a deck; nothing of a file that is to be passed over. */
  of(deck: Deck): Value | undefined | Promise<Value | undefined>;
  /** The value as texts; a line feed in one becomes a space. */
  encode(value: Value): readonly string[];
  /** The value that stands in the cells of a row from a place on; nothing where something else does. */
  decode(cells: readonly string[], from: number): Value | undefined;
}

/** What was made of each file, and the files that could not be read. */
export interface IndexedFiles<Value> {
  readonly files: readonly { readonly path: string; readonly value: Value }[];
  readonly unreadable: readonly Diagnostic[];
}

/** The cells of a row: the path, the files that the deck uses with their stamps, and what was made of it, if anything was. */
const cell = { path: 0, used: 1, value: 2 } as const;

/** What stands between two cells of a row; a line feed ends it. */
const endOfCell = '\u0001';
/** What stands between the parts of the list of used files. */
const endOfPart = '\u0002';

/** The text without what has a meaning in an index. */
const asCell = (text: string): string => text.replaceAll(endOfCell, ' ').replaceAll('\n', ' ');

/** True where a stamp in one list is that in another. */
function isSame(one: ArrayLike<unknown>, at: number, other: ArrayLike<unknown>, otherAt: number): boolean {
  return one[at] === other[otherAt] && one[at + 1] === other[otherAt + 1] && one[at + 2] === other[otherAt + 2];
}

/** True if none of the files that a deck uses has changed. */
function isUnchanged(used: string, at: string): boolean {
  if (used === '') return true;
  const parts = used.split(endOfPart);
  for (let from = 0; from < parts.length; from += 1 + stampLength) {
    const stamp = stampOf(posix.join(posix.dirname(at), parts[from] ?? ''));
    if (!isSame(parts.slice(from + 1).map(Number), 0, stamp, 0)) return false;
  }
  return true;
}

function usedBy(deck: Deck, at: string): string {
  return deck.uses.flatMap(({ target }) => [target, ...stampOf(posix.join(posix.dirname(at), target))]).join(endOfPart);
}

/** The index of what some names mean in a folder: its file, and what it must say of itself. */
function indexOf(
  world: World,
  names: readonly string[],
  { folder, format }: Pick<Made<unknown>, 'folder' | 'format'>,
): { readonly file: string; readonly head: string } {
  const scope = JSON.stringify([world.cwd, ...names]);
  const head = JSON.stringify([format, versionOf(world), scope]);
  return { file: join(foldersOf(world).cache, folder, `${exactFingerprint(scope)}.index`), head };
}

/**
 * The rows of an index: all of them in one text, of which only those that are asked for are taken apart, and their
 * stamps in one list. Reading them as JSON would take as long as reading the folder does.
 */
class Rows {
  readonly stamps: ArrayLike<number>;
  private readonly text: string;
  /** Where the next row begins, and which one that is. */
  private at: number;
  private next = 0;
  private byPath: ReadonlyMap<string, Row> | undefined;
  private readonly start: number;

  constructor(text: string, start: number, stamps: ArrayLike<number>) {
    this.text = text;
    this.start = start;
    this.at = start;
    this.stamps = stamps;
  }

  get count(): number {
    return this.stamps.length / stampLength;
  }

  /** The row of a file. They are asked for in the order in which they were written, as long as no file came or went. */
  of(path: string): Row | undefined {
    const end = this.at + path.length;
    if (this.text.startsWith(path, this.at) && this.text[end] === endOfCell) {
      const lineEnd = this.text.indexOf('\n', end);
      const row = { place: this.next++, line: this.text.slice(this.at, lineEnd) };
      this.at = lineEnd + 1;
      return row;
    }
    this.byPath ??= new Map(
      this.text
        .slice(this.start, -1)
        .split('\n')
        .map((line, place) => [line.slice(0, line.indexOf(endOfCell)), { place, line }]),
    );
    return this.byPath.get(path);
  }
}

/** A row as it stands in the index, and which one it is. */
interface Row {
  readonly place: number;
  readonly line: string;
}

/** The rows of an index; none where there is no index or none that is to be trusted. */
function loadRows(file: string, head: string): Rows {
  try {
    const bytes = readFileSync(file);
    const end = numberBytes + bytes.readUInt32LE(0);
    const text = bytes.toString('utf8', numberBytes, end);
    const stamps = new Float64Array(bytes.buffer.slice(bytes.byteOffset + end, bytes.byteOffset + bytes.length));
    if (text.startsWith(`${head}\n`) && text.endsWith('\n')) return new Rows(text, head.length + 1, stamps);
  } catch {
    // No index yet, or one that was spoilt.
  }
  return new Rows('', 0, []);
}

/** Bytes of a number of a stamp; as many stand before the text and hold its length. */
const numberBytes = 8;

/** Replaces an index as a whole; a cache folder that cannot be written is no error. */
function saveRows(file: string, head: string, lines: readonly string[], stamps: readonly number[]): void {
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    const text = Buffer.from([head, ...lines, ''].join('\n'));
    const length = Buffer.alloc(numberBytes);
    length.writeUInt32LE(text.length);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(draft, Buffer.concat([length, text, new Uint8Array(Float64Array.from(stamps).buffer)]));
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
    if (reader === undefined) {
      const [{ DeckReader: Reader }, { optimiseAgain }] = await Promise.all([
        import('./deck-reader.ts'),
        import('./compiler.ts'),
      ]);
      optimiseAgain();
      reader = new Reader(world);
    }
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
  made.begin?.(found.files.length);
  const { file, head } = indexOf(world, names, made);
  const known = loadRows(file, head);
  const read = lazyReader(world);
  const now = world.now();
  const lines: string[] = [];
  const stampsOfLines: number[] = [];
  const files: { path: string; value: Value }[] = [];
  const unreadable = [...found.unreadable];
  let isNew = false;
  for (const [place, { path }] of found.files.entries()) {
    const at = openable(world, path);
    const stamps = found.stamps ?? stampOf(at);
    const stampAt = found.stamps === undefined ? 0 : place * stampLength;
    const row = known.of(path);
    if (row !== undefined && isSame(known.stamps, row.place * stampLength, stamps, stampAt)) {
      const cells = row.line.split(endOfCell);
      const isHeld = cells.length > cell.value;
      const value = isHeld ? made.decode(cells, cell.value) : undefined;
      if ((value !== undefined || !isHeld) && isUnchanged(cells[cell.used] ?? '', at)) {
        if (value !== undefined) files.push({ path, value });
        lines.push(row.line);
        copyStamp(stampsOfLines, stamps, stampAt);
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
    const cells = [path, usedBy(fresh.deck, at), ...(value === undefined ? [] : made.encode(value))].map(asCell);
    if (!isTrusted(stamps, stampAt, now) || cells[cell.path] !== path) continue;
    lines.push(cells.join(endOfCell));
    copyStamp(stampsOfLines, stamps, stampAt);
    isNew = true;
  }
  if (isNew || lines.length !== known.count) saveRows(file, head, lines, stampsOfLines);
  return { files, unreadable };
}
