/**
 * What it takes to count what is due, kept for the next time: it holds for any later day as long as no deck and no setting
 * has changed, and the decks need not be looked into to see that. Of the log only what was added since has to be read.
 * It is a cache: it may be deleted at any time, and one that is old, broken or of another version is not used.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { exactFingerprint } from '../../core/history/hash.ts';
import type { StoredCards } from '../../core/history/stored-cards.ts';
import type { Due } from '../../core/study/due.ts';
import type { MemoryIndex } from '../../core/study/due-memory.ts';
import { countTable, type DueTable } from '../../core/study/due-table.ts';
import type { DeckToKeep } from '../../core/study/make-due-table.ts';
import { findDeckFiles, openable } from '../deck-files.ts';
import { foldersOf } from '../folders.ts';
import { type FoundLog, findLogs } from '../log-files.ts';
import type { KnownLog } from '../snapshot.ts';
import { isStamp, isTrusted, stampLength, stampOf } from '../stamp.ts';
import { tried, trouble } from '../trouble.ts';
import { versionOf } from '../version.ts';
import type { World } from '../world.ts';
import type { Collection } from './collection.ts';
import { type OpenedParts, openParts, writeParts } from './due-file.ts';
import type { Settings } from './settings-files.ts';

/** Of which decks the cards are counted, and for which day. */
export interface Counting {
  readonly world: World;
  readonly names: readonly string[];
  readonly collection: Collection;
  readonly settings: Settings;
  readonly today: number;
}

/** What was counted, with what it takes to keep it; without where that was not from files alone. */
export interface Counts {
  readonly due: Due;
  readonly toKeep?: CountedFrom;
}

/** What was counted, and from what. */
export interface CountedFrom {
  readonly decks: readonly DeckToKeep[];
  readonly stored: StoredCards;
  readonly logs: readonly KnownLog[];
  /** Which names the files of the decks stood behind. */
  readonly reads: readonly (readonly string[])[];
}

interface Kept {
  readonly head: string;
  /** The decks, and the folders that they were looked for in. */
  readonly paths: readonly string[];
  /** The folders of the log, and its files. */
  readonly logPaths: readonly string[];
  readonly table: Omit<DueTable, 'days'>;
}

interface KeptLater extends Pick<MemoryIndex, 'texts'> {
  readonly logs: readonly KnownLog[];
}

/** What is known from the last time, when the log has changed since. */
export interface Before {
  readonly table: DueTable;
  readonly memory: MemoryIndex;
  readonly logs: readonly KnownLog[];
  /** The files and folders of the log that are not as they were. */
  readonly changed: readonly string[];
  /** The numbers of a card, of which there are so many. Throws where they are not what was written. */
  numbersOf(card: number, length: number): Float64Array;
  /** Is called when no more of it is asked for. */
  close(): void;
}

/** What was counted for, apart from the files: another program, place or setting counts anew. */
function headOf({ world, names, collection, settings }: Counting): string {
  const { cwd, env } = world;
  const home = env['HOME'] ?? env['USERPROFILE'] ?? '';
  return JSON.stringify([versionOf(world), cwd, home, names, collection.root, collection.history, settings.text]);
}

function fileOf({ world, names, collection }: Counting): string {
  const scope = JSON.stringify([world.cwd, names, resolve(world.cwd, collection.history)]);
  return join(foldersOf(world).cache, 'due', `${exactFingerprint(scope)}.due`);
}

/**
 * What is due by what is kept: counted where nothing has changed, what it takes to go on where only the log has. Nothing
 * where it may not hold any more.
 */
export function keptDue(counting: Counting): { readonly due: Due } | { readonly before: Before } | undefined {
  const opened = tried(() => openParts(fileOf(counting)));
  const found = opened && tried(() => foundIn(counting, opened));
  if (found === undefined || 'due' in found) opened?.close();
  return found;
}

function foundIn(counting: Counting, { first, second, block, close }: OpenedParts): ReturnType<typeof keptDue> {
  const { head, paths, logPaths, table: settled }: Kept = JSON.parse(first.text);
  if (head !== headOf(counting)) return undefined;
  const stamps = first.numbers;
  if (!paths.every((path, at) => isStamp(stamps, at * stampLength, path))) return undefined;
  const changed = logPaths.filter((path, at) => !isStamp(stamps, (paths.length + at) * stampLength, path));
  const table = { ...settled, days: stamps.subarray((paths.length + logPaths.length) * stampLength) };
  if (changed.length === 0) {
    const due = countTable(table, counting.today, counting.settings.of(''));
    return due && { due };
  }
  const { text, numbers: groups } = second();
  const { logs, texts }: KeptLater = JSON.parse(text);
  return { before: { table, logs, changed, memory: { texts, groups }, numbersOf: block, close } };
}

/**
 * Keeps what was counted from the files that some names mean, unless one of them changed a moment ago. Outside a
 * collection and without a name the log decides which files are read, so that it would have to be read; and what ships
 * may be hidden by a file of the same name at any time.
 */
export async function keepDue(counting: Counting, from: CountedFrom): Promise<void> {
  const { world, names, collection, today } = counting;
  const isPlain =
    names.length === 0 ? collection.root !== undefined : names.every((name) => existsSync(openable(world, name)));
  const files = isPlain ? watchedFiles(counting, from) : undefined;
  if (files === undefined) return;
  const [{ dueTable }, { memoryOf, cardLength }] = await Promise.all([
    import('../../core/study/make-due-table.ts'),
    import('../../core/study/due-memory.ts'),
  ]);
  trouble(() => {
    const { decks, stored, logs } = from;
    // A traveller's day may begin anew: the one before is counted, too.
    const { days, ...table } = dueTable(decks, stored, today - 1);
    const { paths, logPaths, stamps } = files;
    const kept: Kept = { head: headOf(counting), paths, logPaths, table };
    const { texts, groups, cards } = memoryOf(decks, stored);
    const later: KeptLater = { logs, texts };
    writeParts(
      fileOf(counting),
      { text: JSON.stringify(kept), numbers: Float64Array.from([...stamps, ...Array.from(days)]) },
      { text: JSON.stringify(later), numbers: groups },
      { numbers: cards, length: cardLength },
    );
  });
}

/**
 * Everything that the counts come from, as the system opens it, with its stamps: as long as none of it has changed, no
 * file came and none went. Nothing where one of them cannot be looked at, or changed a moment ago; the files of the log
 * have the stamps with which they were read.
 */
function watchedFiles(
  { world, collection }: Counting,
  { logs, reads }: CountedFrom,
):
  | { readonly paths: readonly string[]; readonly logPaths: readonly string[]; readonly stamps: readonly number[] }
  | undefined {
  const found = findLogs(collection.history);
  if (found.unreadable.length > 0 || found.folders.length === 0 || !areThose(found.files, logs)) return undefined;
  const paths: string[] = [];
  for (const names of reads) {
    const { files, folders, unreadable } = findDeckFiles(world, names);
    if (folders === undefined || unreadable.length > 0) return undefined;
    paths.push(...folders, ...files.map(({ path }) => openable(world, path)));
  }
  const watched = [...paths, ...found.folders].flatMap(stampOf);
  const now = world.now();
  for (let at = 0; at < watched.length; at += stampLength) if (!isTrusted(watched, at, now)) return undefined;
  const ofLogs = logs.flatMap(({ mtimeMs, ctimeMs, size }) => [mtimeMs, ctimeMs, size]);
  return {
    paths,
    logPaths: [...found.folders, ...logs.map(({ path }) => path)],
    stamps: [...watched, ...ofLogs],
  };
}

function areThose(files: readonly FoundLog[], logs: readonly KnownLog[]): boolean {
  const known = new Set(logs.map(({ path }) => path));
  return files.length === known.size && files.every(({ path }) => known.has(path));
}
