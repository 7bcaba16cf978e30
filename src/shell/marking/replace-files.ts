import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { Refusal } from '../errors.ts';
import { isSystemError, notKept } from '../keeping.ts';
import { draftIn, draftOf, planName, putInPlace } from './put-in-place.ts';

/** Pieces are gathered to so many characters before they are written. */
const batchLength = 1 << 16;

/** A file of a folder and what it is to hold. */
export interface FileToWrite {
  readonly name: string;
  readonly pieces: Iterable<string>;
}

/**
 * Writes some files into a folder, which is made where it is missing. Each is written beside its place, and all are put
 * there at the end, so that whoever is killed on the way leaves the old ones. Refuses where the disk does not take them,
 * and leaves the old ones then too. `tell` hears how many more pieces are written.
 */
export function replaceFiles(
  folder: string,
  shown: string,
  files: readonly FileToWrite[],
  tell: (pieces: number) => void = () => undefined,
): void {
  const drafts = files.map(({ name }) => draftOf(name));
  try {
    makeFolder(folder);
    for (const { name } of files) checkPlace(join(folder, name));
    for (const [at, { pieces }] of files.entries()) writeDraft(join(folder, drafts[at] ?? ''), pieces, tell);
    putInPlace(folder, drafts);
    removeAbandoned(folder, new Set([planName, ...files.map(({ name }) => name)]));
  } catch (error) {
    for (const draft of drafts) remove(join(folder, draft));
    if (!isSystemError(error)) throw error;
    const { because } = notKept(shown, error);
    throw new Refusal(`The results cannot be written to \`${shown}\`: ${because}.`, 'Name another folder with --out.');
  }
}

/**
 * Makes a folder and those above it that are missing. One at a time, since on Node 20 a recursive `mkdirSync` runs for
 * ever where a file system takes no folders, as /proc does.
 */
function makeFolder(folder: string): void {
  if (existsSync(folder) && statSync(folder).isDirectory()) return;
  const above = dirname(folder);
  if (above !== folder) makeFolder(above);
  mkdirSync(folder);
}

/** Throws where a folder stands in the place of a file, before any other file is put in place. */
function checkPlace(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory() === true) throw Object.assign(new Error(`${path} is a folder`), { code: 'EISDIR' });
}

function writeDraft(draft: string, pieces: Iterable<string>, tell: (pieces: number) => void): void {
  const handle = openSync(draft, 'w');
  try {
    let gathered: string[] = [];
    let length = 0;
    /** Pieces that nobody was told of. */
    let untold = 0;
    const flush = (): void => {
      writeWhole(handle, Buffer.from(gathered.join('')));
      gathered = [];
      length = 0;
      tell(untold);
      untold = 0;
    };
    for (const piece of pieces) {
      gathered.push(piece);
      untold++;
      length += piece.length;
      if (length >= batchLength) flush();
    }
    flush();
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** A disk that runs full takes a part without an error; only the next write says so. */
function writeWhole(handle: number, bytes: Buffer): void {
  let written = 0;
  while (written < bytes.length) written += writeSync(handle, bytes, written);
}

/** Removes the drafts of runs that were killed; those of one that still runs are its own. */
function removeAbandoned(folder: string, names: ReadonlySet<string>): void {
  for (const entry of readdirSync(folder)) {
    const draft = draftIn(entry);
    if (draft !== undefined && names.has(draft.name) && !isRunning(draft.pid)) remove(join(folder, entry));
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return !isSystemError(error) || error.code !== 'ESRCH';
  }
}

function remove(draft: string): void {
  try {
    rmSync(draft, { force: true });
  } catch {
    // There is no folder that it could be in.
  }
}
