import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import type { Finding } from '../../core/marking/submission.ts';
import type { NamedItem } from '../../core/session/paper.ts';
import { decodeBytes, inWindows1252 } from '../../core/submissions/bytes.ts';
import { type MakeCollector, newCollector } from '../../core/submissions/collect.ts';
import {
  type ReadOptions,
  type SubmissionReader,
  type SubmissionsRead,
  submissionReader,
} from '../../core/submissions/reader.ts';
import { reasonOf } from '../reasons.ts';
import type { World } from '../world.ts';
import { type FilesFound, findSubmissionFiles, studentOfFile, unreadable } from './find-files.ts';
import { type ReadingProgress, readingProgress } from './reading-progress.ts';
import { isGzip, unpack } from './unpack.ts';

/** A string of JavaScript holds little more. */
const largestFile = 400 * 1024 * 1024;

const inMegabytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`;

/** Files that a teacher may take for a table, by their first bytes. */
const binaries: readonly { readonly bytes: readonly number[]; readonly what: string }[] = [
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], what: 'a workbook of an old Excel' },
  { bytes: [0x25, 0x50, 0x44, 0x46], what: 'a PDF' },
];

function readBytes(bytes: Uint8Array, path: string, fallback: string | undefined, reader: TextReader): void {
  const binary = binaries.find((each) => each.bytes.every((byte, at) => bytes[at] === byte));
  if (binary !== undefined) {
    return reader.report(unreadable(path, `This is ${binary.what}, not a text.`, 'Save the table as CSV in UTF-8.'));
  }
  const { text, invalid, invalidCount } = decodeBytes(bytes);
  for (const [index, { line, offset, byte }] of invalid.entries()) {
    const code = byte.toString(16).toUpperCase().padStart(2, '0');
    const rest = invalidCount - index - 1;
    const more = index === invalid.length - 1 && rest > 0 ? ` There are ${rest} more.` : '';
    reader.report({
      code: 'encoding-invalid',
      severity: 'error',
      message: `Byte ${offset} (0x${code}) is not UTF-8.${more}`,
      help: `In Windows-1252 it would be \`${inWindows1252(byte)}\`: iconv -f WINDOWS-1252 -t UTF-8, or save it as CSV UTF-8.`,
      place: { path, line },
    });
  }
  reader.read({ path, text, ...(fallback === undefined ? {} : { fallback }) });
}

const again = 'Copy or download it again.';

/** Hands a file to a reader, unpacked with gzip where it is packed. */
function takeBytes(bytes: Uint8Array, path: string, fallback: string | undefined, reader: TextReader): void {
  if (!isGzip(bytes)) return readBytes(bytes, path, fallback, reader);
  const unpacked = unpack(bytes, largestFile);
  switch (unpacked.is) {
    case 'whole':
      return readBytes(unpacked.bytes, path, fallback, reader);
    case 'torn': {
      let lines = 0;
      for (const byte of unpacked.bytes) if (byte === 0x0a) lines++;
      const were = lines === 1 ? '1 whole line of it was read' : `${lines} whole lines of it were read`;
      const message = `The gzip file breaks off; ${were}.`;
      reader.report(unreadable(path, message, again, Math.max(1, lines)));
      if (unpacked.bytes.length > 0) readBytes(unpacked.bytes, path, fallback, reader);
      return;
    }
    case 'too-large':
      return reader.report(
        unreadable(path, `The gzip file unpacks to more than ${inMegabytes(unpacked.limit)}.`, 'Unpack and split it.'),
      );
    case 'damaged':
      return reader.report(unreadable(path, 'The gzip file is damaged.', again));
  }
}

/** True for the first bytes of a zip archive that holds something (APPNOTE.TXT, 4.3.7). */
function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

/** Few files are archives, and each of many runs would load what reads them. */
async function takeZip(bytes: Uint8Array, path: string, fallback: string | undefined, reader: TextReader) {
  const { takeArchive } = await import('./archive.ts');
  takeArchive({ bytes, path, fallback }, reader, {
    limit: largestFile,
    take: (inner, name) =>
      isZip(inner)
        ? reader.report(unreadable(name, 'This is an archive in an archive.', 'Unpack the outer one first.'))
        : takeBytes(inner, name, studentOfFile(name), reader),
  });
}

async function bytesOf(stream: AsyncIterable<unknown>): Promise<Uint8Array | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    const bytes =
      typeof chunk === 'string' ? Buffer.from(chunk) : chunk instanceof Uint8Array ? Buffer.from(chunk) : null;
    if (bytes === null) continue;
    length += bytes.length;
    if (length > largestFile) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

const tooLarge = (path: string): Finding =>
  unreadable(path, `It is larger than ${inMegabytes(largestFile)}.`, 'Split it, or mark it in shards.');

/** A file that has fewer bytes is read in one go, without asking for its size before. */
const small = Buffer.allocUnsafeSlow(1 << 16);

/** The bytes of a file, good until the next one is read, or nothing after it was reported why not. */
function bytesIn(at: string, path: string, reader: TextReader): Uint8Array | undefined {
  let file: number | undefined;
  try {
    file = openSync(at, 'r');
    let filled = 0;
    // A pipe gives less than is asked for before its end.
    for (let count = -1; count !== 0 && filled < small.length; filled += count) {
      count = readSync(file, small, filled, small.length - filled, null);
    }
    if (filled < small.length) return small.subarray(0, filled);
    if (fstatSync(file).size <= largestFile) return Buffer.concat([small, readFileSync(file)]);
    reader.report(tooLarge(path));
  } catch (error) {
    reader.report(unreadable(path, `It cannot be read: ${reasonOf(error)}.`, 'Correct the path, or leave it out.'));
  } finally {
    if (file !== undefined) closeSync(file);
  }
  return undefined;
}

/** Whoever takes the texts of files in, and what was wrong with them. */
export type TextReader = Pick<SubmissionReader, 'read' | 'report'>;

/** What is needed of the world to read. */
type ReadingWorld = Pick<World, 'stdin' | 'stderr' | 'env' | 'now'>;

/** Hands the texts of the files behind some paths to a reader: files, folders, `-` for standard input, packed or not. */
export function readFiles(
  world: ReadingWorld & Pick<World, 'cwd'>,
  paths: readonly string[],
  reader: TextReader,
): Promise<void> {
  const found = findSubmissionFiles(world.cwd, paths);
  return readFound(world, found, reader, readingProgress(world, found));
}

/** Takes a file in by its bytes, if it can. */
export type TakeKnown = (bytes: Uint8Array, path: string) => boolean;

async function readFound(
  world: ReadingWorld,
  { files, fromInput, findings }: FilesFound,
  reader: TextReader,
  progress: ReadingProgress,
  takeKnown: TakeKnown = () => false,
): Promise<void> {
  for (const finding of findings) reader.report(finding);
  for (const [place, { at, path }] of files.entries()) {
    const bytes = bytesIn(at, path, reader);
    if (bytes !== undefined && takeKnown(bytes, path)) {
      progress.read(place);
      continue;
    }
    if (bytes !== undefined && isZip(bytes)) await takeZip(bytes, path, studentOfFile(path), reader);
    else if (bytes !== undefined) takeBytes(bytes, path, studentOfFile(path), reader);
    progress.read(place);
  }
  progress.end();
  if (fromInput) {
    const bytes = await bytesOf(world.stdin);
    if (bytes === undefined) reader.report(tooLarge('-'));
    else if (isZip(bytes)) await takeZip(bytes, '-', undefined, reader);
    else takeBytes(bytes, '-', undefined, reader);
  }
}

/**
 * What the submissions behind some paths hold for the items of a paper: files, folders, `-` for standard input, packed
 * with gzip or not, workbooks and archives. What cannot be read is a finding, never an error that is thrown; the same
 * files give the same result in whatever order they are named.
 */
export function readSubmissions(
  world: ReadingWorld & Pick<World, 'cwd'>,
  paths: readonly string[],
  paper: readonly NamedItem[],
  options: ReadOptions = {},
): Promise<SubmissionsRead> {
  return readInto(newCollector, world, findSubmissionFiles(world.cwd, paths), paper, options);
}

/** The same of files that were found before, with a collector that takes the submissions in that `takeKnown` does not. */
export async function readInto(
  collectorOf: MakeCollector,
  world: ReadingWorld,
  found: FilesFound,
  paper: readonly NamedItem[],
  options: ReadOptions,
  takeKnown?: TakeKnown,
): Promise<SubmissionsRead> {
  const progress = readingProgress(world, found);
  const reader = submissionReader(paper, { ...options, tell: progress.tell }, collectorOf);
  await readFound(world, found, reader, progress, takeKnown);
  return reader.finish();
}
