/**
 * What was counted as due, kept for the next time: it holds for the day as long as no file of the history, no deck and no
 * setting has changed, and the log need not be looked into to see that. It is a cache: it may be deleted at any time, and
 * one that is old, broken or of another version is not used.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { DueCounts } from '../../core/feedback/due-view.ts';
import { exactFingerprint } from '../../core/history/hash.ts';
import type { Due } from '../../core/study/due.ts';
import { findDeckFiles, openable } from '../deck-files.ts';
import { foldersOf } from '../folders.ts';
import { findLogs, tried, trouble } from '../log-files.ts';
import { isStamp, isTrusted, stampLength, stampOf } from '../stamp.ts';
import { versionOf } from '../version.ts';
import type { World } from '../world.ts';
import type { Collection } from './collection.ts';
import type { Settings } from './settings-files.ts';

/** What some decks bring, each deck with its title. */
export interface DueNow extends Due {
  readonly decks: readonly (DueCounts & { readonly name: string; readonly title: string })[];
}

/** Of which decks the cards are counted, and for which day. */
export interface Counting {
  readonly world: World;
  readonly names: readonly string[];
  readonly collection: Collection;
  readonly settings: Settings;
  readonly today: number;
}

/** What was counted, and which names the files stood behind; none where that was not from files alone. */
export interface Counts {
  readonly due: DueNow;
  readonly reads?: readonly (readonly string[])[];
}

interface Kept {
  readonly head: string;
  /** The decks, the files of the log, and the folders that both were looked for in. */
  readonly paths: readonly string[];
  readonly due: DueNow;
}

/** What was counted for, apart from the files: another program, place, setting or day counts anew. */
function headOf({ world, names, collection, settings, today }: Counting): string {
  const { cwd, env } = world;
  const home = env['HOME'] ?? env['USERPROFILE'] ?? '';
  return JSON.stringify([
    versionOf(world),
    cwd,
    home,
    names,
    collection.root,
    collection.history,
    settings.text,
    today,
  ]);
}

function fileOf({ world, names, collection }: Counting): string {
  const scope = JSON.stringify([world.cwd, names, resolve(world.cwd, collection.history)]);
  return join(foldersOf(world).cache, 'due', `${exactFingerprint(scope)}.due`);
}

/**
 * Everything that the counts come from, as the system opens it: as long as none of it has changed, no file came and none
 * went. Nothing where one of them cannot be looked at.
 */
function sourcesOf({ world, collection }: Counting, reads: Counts['reads'] = []): readonly string[] | undefined {
  const logs = findLogs(collection.history);
  if (logs.unreadable.length > 0 || logs.folders.length === 0) return undefined;
  const paths = [...logs.folders, ...logs.files.map(({ path }) => path)];
  for (const names of reads) {
    const { files, folders, unreadable } = findDeckFiles(world, names);
    if (folders === undefined || unreadable.length > 0) return undefined;
    paths.push(...folders, ...files.map(({ path }) => openable(world, path)));
  }
  return paths;
}

/** What was counted before, or nothing where that may not hold any more. */
export function keptDue(counting: Counting): DueNow | undefined {
  return tried(() => {
    const bytes = readFileSync(fileOf(counting));
    const half = bytes.length / 2;
    // A wrong digit would be a wrong count: all stands there twice.
    if (bytes.compare(bytes, half, bytes.length, 0, half) !== 0) return undefined;
    const end = headBytes + bytes.readUInt32LE(0);
    const { head, paths, due }: Kept = JSON.parse(bytes.toString('utf8', headBytes, end));
    if (head !== headOf(counting)) return undefined;
    const stamps = new Float64Array(bytes.buffer.slice(bytes.byteOffset + end, bytes.byteOffset + half));
    return paths.every((path, at) => isStamp(stamps, at * stampLength, path)) ? due : undefined;
  });
}

/** Bytes before the text, which hold its length. */
const headBytes = 4;

/**
 * Keeps what was counted from the files that some names mean, unless one of these or of the log changed a moment ago.
 * Outside a collection and without a name the log decides which files are read, so that it would have to be read; and
 * what ships may be hidden by a file of the same name at any time.
 */
export function keepDue(counting: Counting, reads: Counts['reads'], due: DueNow): void {
  const { world, names, collection } = counting;
  const isPlain =
    names.length === 0 ? collection.root !== undefined : names.every((name) => existsSync(openable(world, name)));
  if (!isPlain) return;
  trouble(() => {
    const paths = sourcesOf(counting, reads);
    const stamps = paths?.flatMap(stampOf) ?? [];
    const now = world.now();
    if (paths === undefined || paths.some((_, at) => !isTrusted(stamps, at * stampLength, now))) return;
    const kept: Kept = { head: headOf(counting), paths, due };
    const text = Buffer.from(JSON.stringify(kept));
    const length = Buffer.alloc(headBytes);
    length.writeUInt32LE(text.length);
    const half = Buffer.concat([length, text, new Uint8Array(Float64Array.from(stamps).buffer)]);
    const file = fileOf(counting);
    const draft = `${file}.${process.pid}`;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(draft, Buffer.concat([half, half]), { mode: 0o600 });
    renameSync(draft, file);
  });
}
