/**
 * What was counted as due, kept for the next time: it holds for the day as long as no file of the history, no deck and no
 * setting has changed, and the log need not be looked into to see that. It is a cache: it may be deleted at any time, and
 * one that is old, broken or of another version is not used.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { exactFingerprint } from '../../core/history/hash.ts';
import { findDeckFiles } from '../deck-files.ts';
import { foldersOf } from '../folders.ts';
import { findLogs, tried, trouble } from '../log-files.ts';
import { isTrusted, putStamp, stampLength } from '../stamp.ts';
import { versionOf } from '../version.ts';
import type { Counting } from './due-counting.ts';
import type { DueNow } from './due-now.ts';

/** The files that the counts come from, as they stand now. */
interface Sources {
  /** The paths of decks and of the log, a line each. */
  readonly paths: string;
  readonly stamps: readonly number[];
}

interface Kept {
  readonly head: string;
  readonly reads: readonly (readonly string[])[];
  readonly paths: string;
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

/** The decks that some names mean and the log; nothing where one of them cannot be looked at. */
function sourcesOf({ world, collection }: Counting, reads: Kept['reads']): Sources | undefined {
  const paths: string[] = [];
  const stamps: number[] = [];
  for (const names of reads) {
    const found = findDeckFiles(world, names);
    if (found.stamps === undefined || found.unreadable.length > 0) return undefined;
    for (const { path } of found.files) paths.push(path);
    for (const number of found.stamps) stamps.push(number);
  }
  const logs = findLogs(collection.history);
  if (logs.unreadable.length > 0) return undefined;
  for (const { path, stats } of logs.files) {
    paths.push(`${path} ${stats.ino}`);
    putStamp(stamps, stats);
  }
  return { paths: paths.join('\n'), stamps };
}

const bytesOf = (stamps: readonly number[]): Uint8Array => new Uint8Array(Float64Array.from(stamps).buffer);

/** What was counted before, or nothing where that may not hold any more. */
export function keptDue(counting: Counting): DueNow | undefined {
  return tried(() => {
    const bytes = readFileSync(fileOf(counting));
    const half = bytes.length / 2;
    // A wrong digit would be a wrong count: all stands there twice.
    if (bytes.compare(bytes, half, bytes.length, 0, half) !== 0) return undefined;
    const end = headBytes + bytes.readUInt32LE(0);
    const { head, reads, paths, due }: Kept = JSON.parse(bytes.toString('utf8', headBytes, end));
    if (head !== headOf(counting)) return undefined;
    const now = sourcesOf(counting, reads);
    if (now === undefined || now.paths !== paths) return undefined;
    return bytes.subarray(end, half).equals(bytesOf(now.stamps)) ? due : undefined;
  });
}

/** Bytes before the text, which hold its length. */
const headBytes = 4;

/**
 * Keeps what was counted from the files that some names mean, unless one of these or of the log changed a moment ago.
 * Outside a collection and without a name the log decides which files are read, so that it would have to be read.
 */
export function keepDue(counting: Counting, reads: Kept['reads'], due: DueNow): void {
  const { world, names, collection } = counting;
  if (collection.root === undefined && names.length === 0) return;
  trouble(() => {
    const sources = sourcesOf(counting, reads);
    if (sources === undefined) return;
    const { paths, stamps } = sources;
    const now = world.now();
    for (let at = 0; at < stamps.length; at += stampLength) if (!isTrusted(stamps, at, now)) return;
    const kept: Kept = { head: headOf(counting), reads, paths, due };
    const text = Buffer.from(JSON.stringify(kept));
    const length = Buffer.alloc(headBytes);
    length.writeUInt32LE(text.length);
    const half = Buffer.concat([length, text, bytesOf(stamps)]);
    const file = fileOf(counting);
    const draft = `${file}.${process.pid}`;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(draft, Buffer.concat([half, half]), { mode: 0o600 });
    renameSync(draft, file);
  });
}
