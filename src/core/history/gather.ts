import { canonicalReader } from './canonical-line.ts';
import { decodeLine } from './codec.ts';
import { longestLiteral } from './literal.ts';
import type { UnusableLine } from './log.ts';
import { type Decode, type LinePlace, LogRows } from './rows.ts';

/** A line that cannot be used, its file by number. */
export interface UnusableAt extends Omit<UnusableLine, 'path'> {
  readonly file: number;
}

/** Some bytes of a log file that begin with a line. */
export interface LogBytes {
  readonly file: number;
  readonly bytes: Uint8Array;
  /** Where in the file they begin, and with which line, from 1. */
  readonly start: number;
  readonly firstLine: number;
  /** Whether the file ends with them; else they end with a line feed. */
  readonly isEnd: boolean;
}

/** How the shell helps to read a log. */
export interface LogAccess {
  /** What is no UTF-8 is replaced. */
  readonly decode: Decode;
  /** A line that was read before. */
  lineAt(place: LinePlace): string;
}

/** What was gathered of a log so far. */
export interface Gathered {
  readonly rows: LogRows;
  readonly unusable: readonly UnusableAt[];
}

/** What `take` made of some bytes: the lines in it that end with a line feed, and the bytes that were used. */
export interface Taken {
  readonly lines: number;
  /** Up to and with the last line feed, and with a last line that has none but can be used. */
  readonly used: number;
}

const lineFeed = 0x0a;

/** Takes in the lines of a log piece by piece, with the same rules as `readLog`. */
export function gatherer(totalBytes: number, access: LogAccess): Gathered & { take(piece: LogBytes): Taken } {
  const rows = new LogRows(totalBytes);
  const unusable: UnusableAt[] = [];
  const canonical = canonicalReader();
  let piece: LogBytes = { file: -1, bytes: new Uint8Array(0), start: 0, firstLine: 1, isEnd: true };

  /** The row for an id: a new one, or that of a greater line with the same id; -1 where the known line stays. */
  const rowFor = (process: number, count: number, from: number, to: number, line: number): number => {
    const known = rows.ids.rowOf(process, count);
    const row = known < 0 ? rows.add(process, count) : winner(known, from, to, line);
    if (row >= 0) rows.setPlace(row, piece.file, line, piece.start + from, to - from);
    return row;
  };

  const winner = (known: number, from: number, to: number, line: number): number => {
    const before = rows.placeOf(known);
    const mine = access.decode(piece.bytes, from, to).trim();
    const theirs = access.lineAt(before).trim();
    if (mine === theirs) return -1;
    const dropped = mine < theirs ? before : { file: piece.file, line };
    const because = `another line has the id ${rows.idOf(known)}`;
    unusable.push({ file: dropped.file, line: dropped.line, fault: 'clash', because });
    return mine < theirs ? known : -1;
  };

  /** Whether the line could be used, or is blank. */
  const takeDecoded = (from: number, to: number, line: number, isTorn: boolean): boolean => {
    const content = access.decode(piece.bytes, from, to);
    if (content.trim() === '') return true;
    const { file } = piece;
    const decoded = decodeLine(content);
    if (decoded.is === 'event') {
      const { process, count } = rows.ids.partsOf(decoded.event.id);
      const row = rowFor(process, count, from, to, line);
      if (row >= 0) rows.setEvent(row, decoded.event);
      return true;
    }
    if (decoded.is === 'newer') unusable.push({ file, line, fault: 'newer', because: decoded.because });
    else if (isTorn) unusable.push({ file, line, fault: 'torn', because: 'the file ends in the middle of it' });
    else unusable.push({ file, line, fault: 'garbage', because: decoded.because });
    return false;
  };

  const takeCanonical = (from: number, to: number, line: number): void => {
    const { process, count } = rows.ids.partsIn(piece.bytes, canonical.line);
    const row = rowFor(process, count, from, to, line);
    if (row >= 0) rows.setCanonical(row, canonical.line, piece.bytes, access.decode);
  };

  const take = (next: LogBytes): Taken => {
    piece = next;
    const { bytes, firstLine } = next;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const last = bytes.length - longestLiteral - 1;
    const lastSafe = last < 0 ? -1 : bytes.lastIndexOf(lineFeed, last);
    let from = 0;
    let lines = 0;
    for (;;) {
      let to = from > lastSafe ? -1 : canonical.read(bytes, view, from);
      if (to >= 0) takeCanonical(from, to, firstLine + lines);
      else {
        to = bytes.indexOf(lineFeed, from);
        if (to < 0) break;
        if (to > from) takeDecoded(from, to, firstLine + lines, false);
      }
      from = to + 1;
      lines++;
    }
    const hasMore = next.isEnd && from < bytes.length;
    const isUsed = hasMore && takeDecoded(from, bytes.length, firstLine + lines, true);
    return { lines, used: isUsed ? bytes.length : from };
  };
  return { rows, unusable, take };
}
