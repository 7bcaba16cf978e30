/**
 * The cards of a history as they were after the last replay, kept in the cache folder so that a start need not replay
 * all. It may be deleted at any time, and one that is broken, old or of something else is not used: the log is the truth.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Fields, fieldsOf } from '../core/history/fields.ts';
import type { UnusableAt } from '../core/history/gather.ts';
import { exactFingerprint } from '../core/history/hash.ts';
import type { StoredCards } from '../core/history/stored-cards.ts';
import { decodeStored, encodeStored } from '../core/history/stored-codec.ts';
import { foldersOf } from './folders.ts';
import { trouble } from './trouble.ts';
import { versionOf } from './version.ts';
import type { World } from './world.ts';

/** A log file as it was when it was read. */
export interface KnownLog {
  readonly path: string;
  readonly size: number;
  readonly mtimeMs: number;
  readonly ctimeMs: number;
  readonly ino: number;
  /** How many bytes of it and how many line feeds are taken in. */
  readonly bytes: number;
  readonly lines: number;
  /** The fingerprint of the last bytes that are taken in. */
  readonly end: string;
}

/** What a snapshot holds. */
export interface Snapshot {
  readonly stored: StoredCards;
  /** In the order of their numbers. */
  readonly files: readonly KnownLog[];
  readonly unusable: readonly UnusableAt[];
}

/** What a snapshot is of: another history, other settings or another program have one of their own. */
export interface SnapshotScope {
  readonly historyFolder: string;
  readonly settingsHash: string;
}

function fileOf(world: World, { historyFolder }: SnapshotScope): string {
  const folder = resolve(world.cwd, historyFolder);
  return join(foldersOf(world).cache, 'schedule', `${exactFingerprint(folder)}.cards`);
}

function headOf(world: World, { historyFolder, settingsHash }: SnapshotScope): string {
  return JSON.stringify([versionOf(world), resolve(world.cwd, historyFolder), settingsHash]);
}

/** The snapshot of a history, or nothing where there is none that may be used. */
export function loadSnapshot(world: World, scope: SnapshotScope): Snapshot | undefined {
  try {
    const read = readFileSync(fileOf(world, scope));
    // Columns of doubles have to begin at a multiple of eight.
    const bytes =
      read.byteOffset % 8 === 0 ? new Uint8Array(read.buffer, read.byteOffset, read.length) : Uint8Array.from(read);
    const decoded = decodeStored(bytes);
    const about: unknown = decoded === undefined ? undefined : JSON.parse(decoded.about);
    const fields = fieldsOf(about);
    const head = fields.text('head');
    const files = fields.list('files', knownLog);
    const unusable = fields.list('unusable', unusableAt);
    if (decoded === undefined || fields.faults.length > 0 || head !== headOf(world, scope)) return undefined;
    return { stored: decoded.stored, files, unusable };
  } catch {
    return undefined;
  }
}

const knownLog = (fields: Fields): KnownLog => ({
  path: fields.text('path'),
  size: fields.count('size'),
  mtimeMs: fields.number('mtimeMs'),
  ctimeMs: fields.number('ctimeMs'),
  ino: fields.number('ino'),
  bytes: fields.count('bytes'),
  lines: fields.count('lines'),
  end: fields.text('end'),
});

const unusableAt = (fields: Fields): UnusableAt => ({
  file: fields.count('file'),
  line: fields.count('line'),
  fault: fields.word('fault', ['torn', 'garbage', 'newer', 'clash']),
  because: fields.text('because'),
});

/** Replaces the snapshot of a history; a cache folder that cannot be written is no error. */
export function saveSnapshot(world: World, scope: SnapshotScope, { stored, files, unusable }: Snapshot): void {
  const file = fileOf(world, scope);
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  const about = JSON.stringify({ head: headOf(world, scope), files, unusable });
  const because = trouble(() => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(draft, encodeStored(stored, about));
    renameSync(draft, file);
  });
  if (because !== undefined) trouble(() => rmSync(draft, { force: true }));
}

/** Removes the snapshot of a history, so that the next start replays the log. */
export function dropSnapshot(world: World, historyFolder: string): void {
  trouble(() => rmSync(fileOf(world, { historyFolder, settingsHash: '' }), { force: true }));
}
