import { closeSync, fdatasyncSync, fstatSync, fsyncSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

const lineFeed = 0x0a;

/** The same as `appendLines` for one line. */
export function appendLine(file: string, line: string): void {
  appendLines(file, [line]);
}

/**
 * Adds lines to a file, which is made where it is missing, in one write, and returns when they are on the disk. Throws
 * the system's error where they are not, or not all. Nothing that stands in the file is touched: after a line that was
 * torn off, the new ones begin on a fresh line.
 */
export function appendLines(file: string, lines: readonly string[]): void {
  mkdirSync(dirname(file), { recursive: true });
  const handle = openSync(file, 'a+');
  try {
    const { size } = fstatSync(handle);
    writeAll(handle, Buffer.from(`${endsTorn(handle, size) ? '\n' : ''}${lines.join('\n')}\n`));
    fdatasyncSync(handle);
    if (size === 0) syncFolder(dirname(file));
  } finally {
    closeSync(handle);
  }
}

function endsTorn(handle: number, size: number): boolean {
  const last = Buffer.alloc(1);
  return size > 0 && readSync(handle, last, 0, 1, size - 1) === 1 && last[0] !== lineFeed;
}

/** A disk that runs full takes a part without an error; only the next write says so. */
function writeAll(handle: number, bytes: Buffer): void {
  let written = 0;
  while (written < bytes.length) {
    const count = writeSync(handle, bytes, written);
    if (count === 0) throw new Error('nothing could be written');
    written += count;
  }
}

/** A new file is there after a power cut only if its folder is on the disk as well. Windows has no such thing. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
