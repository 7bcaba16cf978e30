/**
 * A file with three parts of what is kept: one that every start reads, one that few need, and blocks of numbers of which
 * these need some. Each part is text and numbers and stands there twice, and so does each block, since a wrong digit would
 * be a wrong count; comparing both takes less than any checksum.
 */
import { closeSync, fstatSync, mkdirSync, openSync, readSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Text with numbers. */
export interface Part {
  readonly text: string;
  readonly numbers: Float64Array;
}

/** Numbers of which so many belong together. */
export interface Blocks {
  readonly numbers: Float64Array;
  readonly length: number;
}

/** What a file holds; all but the first part is read when it is asked for, as long as the file is open. */
export interface OpenedParts {
  readonly first: Part;
  /** Throws where it is not just what was written. */
  second(): Part;
  /** The block with that number, of so many numbers. Throws where it is not just what was written. */
  block(at: number, length: number): Float64Array;
  close(): void;
}

/** Bytes before a part: its own length, that of the other part, that of its text, and how many numbers it has. */
const headBytes = 16;
const numberBytes = 8;

const padded = (bytes: number): number => Math.ceil(bytes / numberBytes) * numberBytes;

function bytesOf({ text, numbers }: Part, otherLength: number): Buffer {
  const written = Buffer.from(text);
  const textFrom = headBytes + numbers.byteLength;
  const bytes = Buffer.alloc(padded(textFrom + written.length));
  bytes.writeUInt32LE(bytes.length, 0);
  bytes.writeUInt32LE(otherLength, 4);
  bytes.writeUInt32LE(written.length, 8);
  bytes.writeUInt32LE(numbers.length, 12);
  bytes.set(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength), headBytes);
  bytes.set(written, textFrom);
  return bytes;
}

/** Each block twice. */
function twice({ numbers, length }: Blocks): Uint8Array {
  const doubled = new Float64Array(numbers.length * 2);
  for (let from = 0; from < numbers.length; from += length) {
    const block = numbers.subarray(from, from + length);
    doubled.set(block, from * 2);
    doubled.set(block, from * 2 + length);
  }
  return new Uint8Array(doubled.buffer);
}

/** Replaces a file as a whole, so that another process reads the old one or the new one. Throws the system's error. */
export function writeParts(file: string, first: Part, second: Part, blocks: Blocks): void {
  const rest = bytesOf(second, 0);
  const start = bytesOf(first, rest.length);
  const draft = `${file}.${process.pid}`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(draft, Buffer.concat([start, start, rest, rest, twice(blocks)]), { mode: 0o600 });
  renameSync(draft, file);
}

/** Opens a file, which another process may replace meanwhile. Throws where it is not just what was written, and the system's error. */
export function openParts(file: string): OpenedParts {
  const handle = openSync(file, 'r');
  try {
    const head = read(handle, 0, headBytes);
    const [length, otherLength] = [head.readUInt32LE(0), head.readUInt32LE(4)];
    const blocksFrom = 2 * (length + otherLength);
    if (blocksFrom > fstatSync(handle).size) throw new Error('The file is cut.');
    return {
      first: partAt(handle, 0, length),
      second: () => partAt(handle, 2 * length, otherLength),
      block(at, numbers) {
        const bytes = numbers * numberBytes;
        return new Float64Array(whole(handle, blocksFrom + at * 2 * bytes, bytes).buffer, 0, numbers);
      },
      close: () => closeSync(handle),
    };
  } catch (error) {
    closeSync(handle);
    throw error;
  }
}

/** The bytes of a file from a place on, which begin at a multiple of eight in memory. Throws where there are fewer. */
function read(handle: number, from: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafeSlow(length);
  if (readSync(handle, bytes, 0, length, from) !== length) throw new Error('The file is cut.');
  return bytes;
}

/** Bytes that stand in a file twice, both copies of them. Throws where these are not the same. */
function whole(handle: number, from: number, length: number): Buffer {
  const bytes = read(handle, from, 2 * length);
  if (bytes.compare(bytes, length, 2 * length, 0, length) !== 0) throw new Error('A byte is wrong.');
  return bytes;
}

function partAt(handle: number, from: number, length: number): Part {
  const bytes = whole(handle, from, length);
  const textFrom = headBytes + bytes.readUInt32LE(12) * numberBytes;
  const textTo = textFrom + bytes.readUInt32LE(8);
  if (padded(textTo) !== length) throw new Error('The file is of another form.');
  return {
    text: bytes.toString('utf8', textFrom, textTo),
    numbers: new Float64Array(bytes.buffer, headBytes, bytes.readUInt32LE(12)),
  };
}
