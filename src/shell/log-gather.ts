import { type Gathered, gatherer } from '../core/history/gather.ts';
import type { LinePlace } from '../core/history/rows.ts';
import type { UnreadableLog } from './log-files.ts';
import { eachPiece, fileReader } from './log-pieces.ts';
import { trouble } from './trouble.ts';

/** A part of a log file that is to be read. */
export interface LogPart {
  readonly path: string;
  /** The bytes from one place up to another, and the line, from 1, with which they begin. */
  readonly from: number;
  readonly to: number;
  readonly firstLine: number;
}

/** How far a file was read. */
export interface Reached {
  readonly path: string;
  /** From the begin of the file; the bytes of lines that will not change: up to the last line feed, or to the end of a last line that was used. */
  readonly bytes: number;
  readonly lines: number;
  /** Whether that is all that was to be read. */
  readonly isComplete: boolean;
}

/** What some parts of a log hold. */
export interface LogGathered extends Gathered {
  readonly reached: readonly Reached[];
  readonly unreadable: readonly UnreadableLog[];
}

/** Reads some parts of a log, one after the other; `numberOf` gives the number of each file in the rows. */
export function gatherLog(parts: readonly LogPart[], numberOf: (path: string) => number): LogGathered {
  const paths = new Map(parts.map(({ path }) => [numberOf(path), path]));
  const again = fileReader();
  const lineAt = ({ file, start, length }: LinePlace): string => again.read(paths.get(file) ?? '', start, length);
  const size = parts.reduce((sum, { from, to }) => sum + to - from, 0);
  const gathering = gatherer(size, { decode: textOf, lineAt });
  const unreadable: UnreadableLog[] = [];
  const reached = parts.map(({ path, from, to, firstLine }) => {
    let bytes = from;
    let lines = firstLine - 1;
    const because = trouble(() =>
      eachPiece(path, from, to, (piece) => {
        const taken = gathering.take({ ...piece, file: numberOf(path), firstLine: lines + 1 });
        bytes = piece.start + taken.used;
        lines += taken.lines;
      }),
    );
    if (because !== undefined) unreadable.push({ path, because });
    return { path, bytes, lines, isComplete: bytes === to };
  });
  again.close();
  return { rows: gathering.rows, unusable: gathering.unusable, reached, unreadable };
}

function textOf(bytes: Uint8Array, from: number, to: number): string {
  const buffer = bytes instanceof Buffer ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return buffer.toString('utf8', from, to);
}
