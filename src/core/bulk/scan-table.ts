import { hashOf } from './byte-names.ts';
import { shapedRows } from './shaped-rows.ts';
import { answerIn, itemIn, paperIn, putCell, putTime, type Shard, studentIn } from './shard.ts';
import { areSeconds, attemptOf, timeReader } from './values.ts';

/** What a scanner made of some bytes: how far it came, always to the start of a line, or that it cannot go on. */
export type Scanned = number | 'surprise';

/**
 * Reads whole lines of `bytes` from a line's start up to `to`, and stops at the first line that starts at `stop` or
 * later. Where `isEnd`, the file ends at `to`.
 */
export type Scanner = (bytes: Uint8Array, from: number, to: number, stop: number, isEnd: boolean) => Scanned;

/** What a scanner is told beside the bytes. */
export interface Scanning {
  /** The student of the rows of a table that names none. */
  student?: Uint8Array;
  /** Looks at rows that were read before and are not taken in again. */
  readonly watch?: Watch;
}

/** Whoever looks at each row again, once it is known what became of its response. */
export interface Watch {
  /** The line at which the scanner stands, counted from 1. */
  line: number;
  /** A row by the shard's numbers. */
  see(student: number, attempt: number, item: number, answer: number): void;
}

/** The columns of a long table by what they hold; -1 where it has none. */
export interface LongColumns {
  readonly count: number;
  readonly student: number;
  readonly item: number;
  readonly response: number;
  readonly attempt: number;
  readonly submitted: number;
  readonly seconds: number;
}

const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
/** The exact reader reports longer fields. */
const longestRow = 1 << 20;

/** A scanner of the rows of a long table below its header, which fills a shard. */
export function tableScanner(shard: Shard, columns: LongColumns, separator: number, scanning: Scanning = {}): Scanner {
  const { watch } = scanning;
  const { count, student: ofStudent, item: ofItem, response: ofResponse } = columns;
  const { attempt: ofAttempt, submitted: ofTime, seconds: ofSeconds } = columns;
  const starts = new Int32Array(count);
  const ends = new Int32Array(count);
  const hashes = new Int32Array(count);
  const timeOf = timeReader();
  /** A quoted field with quotes in it is written here without them. */
  let plain = new Uint8Array(1024);
  /** The columns whose text stands in `plain`. */
  const isPlain = new Uint8Array(count);
  let plainEnd = 0;
  let hasPlain = false;
  let lastStudent = -1;
  let lastStart = 0;
  let lastLength = -1;
  /** Line breaks inside the fields of the row that is read. */
  let breaks = 0;

  /** Reads a quoted field that opens at `open`; where it ends, -1 where the bytes end first, -2 for a surprise. */
  const quoted = (bytes: Uint8Array, open: number, to: number, column: number, isEnd: boolean): number => {
    let at = open + 1;
    let doubled = 0;
    for (; ; at++) {
      if (at >= to) return isEnd ? -2 : -1;
      if (bytes[at] !== quote) continue;
      if (at + 1 >= to && !isEnd) return -1;
      if (at + 1 >= to || bytes[at + 1] !== quote) break;
      doubled++;
      at++;
    }
    if (watch !== undefined) breaks += breaksIn(bytes, open, at);
    const after = at + 1 < to ? bytes[at + 1] : lineFeed;
    if (after !== separator && after !== lineFeed && after !== carriageReturn) return -2;
    let hash = 0;
    if (doubled === 0) {
      for (let each = open + 1; each < at; each++) hash = (Math.imul(hash, 31) + (bytes[each] ?? 0)) | 0;
      starts[column] = open + 1;
      ends[column] = at;
    } else {
      if (plainEnd + at - open > plain.length) {
        const wider = new Uint8Array((plainEnd + at - open) * 2);
        wider.set(plain);
        plain = wider;
      }
      starts[column] = plainEnd;
      for (let each = open + 1; each < at; each++) {
        const byte = bytes[each] ?? 0;
        plain[plainEnd++] = byte;
        hash = (Math.imul(hash, 31) + byte) | 0;
        if (byte === quote) each++;
      }
      ends[column] = plainEnd;
      isPlain[column] = 1;
      hasPlain = true;
    }
    hashes[column] = hash;
    return at + 1;
  };

  const isLastStudent = (bytes: Uint8Array, from: number, length: number): boolean => {
    if (length !== lastLength) return false;
    const { bytes: kept } = shard.students;
    for (let at = 0; at < length; at++) if (kept[lastStart + at] !== bytes[from + at]) return false;
    return true;
  };

  /** Takes in the row whose fields were found; false for a surprise. */
  const take = (bytes: Uint8Array, line: number, end: number): boolean => {
    const of = (column: number): Uint8Array => (hasPlain && isPlain[column] === 1 ? plain : bytes);
    const told = ofStudent < 0 ? (scanning.student ?? nobody) : undefined;
    const named = told ?? of(ofStudent);
    const from = told === undefined ? (starts[ofStudent] ?? 0) : 0;
    const to = told === undefined ? (ends[ofStudent] ?? 0) : told.length;
    if (!isLastStudent(named, from, to - from)) {
      lastStudent = studentIn(
        shard,
        named,
        from,
        to,
        told === undefined ? (hashes[ofStudent] ?? 0) : hashOf(told, 0, to),
      );
      if (lastStudent < 0) return false;
      lastStart = shard.students.starts[lastStudent] ?? 0;
      lastLength = to - from;
    }
    const item = itemIn(shard, of(ofItem), starts[ofItem] ?? 0, ends[ofItem] ?? 0, hashes[ofItem] ?? 0);
    if (item < 0) return false;
    const [responseFrom, responseTo] = [starts[ofResponse] ?? 0, ends[ofResponse] ?? 0];
    const answer = answerIn(shard, item, of(ofResponse), responseFrom, responseTo, hashes[ofResponse] ?? 0);
    if (answer < 0) return false;
    const attempt = ofAttempt < 0 ? 0 : attemptOf(of(ofAttempt), starts[ofAttempt] ?? 0, ends[ofAttempt] ?? 0);
    if (attempt < 0) return false;
    if (ofSeconds >= 0 && !areSeconds(of(ofSeconds), starts[ofSeconds] ?? 0, ends[ofSeconds] ?? 0)) return false;
    if (watch !== undefined) {
      watch.see(lastStudent, attempt, item, answer);
      return true;
    }
    const paper = paperIn(shard, lastStudent, attempt);
    if (paper < 0 || !putCell(shard, paper, item, answer)) return false;
    if (ofTime >= 0) {
      const time = timeOf(of(ofTime), starts[ofTime] ?? 0, ends[ofTime] ?? 0);
      if (time === false) return false;
      if (time !== undefined) putTime(shard, paper, time);
    }
    shard.rows++;
    if (shaped !== undefined && !hasPlain) {
      shaped.learn({
        bytes,
        line,
        studentFrom: from,
        studentTo: to,
        itemFrom: starts[ofItem] ?? 0,
        itemTo: ends[ofItem] ?? 0,
        responseFrom,
        responseTo,
        end,
        student: lastStudent,
        paper,
        item,
        answer,
      });
    }
    return true;
  };

  const isPlainTable = count === 3 && ofStudent === 0 && ofItem === 1 && ofResponse === 2;
  const shaped = isPlainTable && watch === undefined ? shapedRows(shard, separator, false) : undefined;

  return (bytes, from, to, stop, isEnd) => {
    let at = from;
    while (at < to && at < stop) {
      at = shaped?.take(bytes, at, to, Math.min(to, stop)) ?? at;
      if (at >= to || at >= stop) break;
      const line = at;
      const opens = bytes[at];
      if (opens !== lineFeed && opens !== carriageReturn) {
        let column = 0;
        breaks = 0;
        if (hasPlain) {
          isPlain.fill(0);
          hasPlain = false;
          plainEnd = 0;
        }
        for (;;) {
          if (column >= count) return 'surprise';
          if (at < to && bytes[at] === quote) {
            at = quoted(bytes, at, to, column, isEnd);
            if (at === -1) return to - line > longestRow ? 'surprise' : line;
            if (at === -2) return 'surprise';
          } else {
            const start = at;
            let hash = 0;
            for (; at < to; at++) {
              const byte = bytes[at] ?? 0;
              if (byte === separator || byte === lineFeed || byte === carriageReturn) break;
              hash = (Math.imul(hash, 31) + byte) | 0;
            }
            starts[column] = start;
            ends[column] = at;
            hashes[column] = hash;
          }
          column++;
          if (at >= to) {
            if (!isEnd) return to - line > longestRow ? 'surprise' : line;
            break;
          }
          if (bytes[at] !== separator) break;
          at++;
        }
        if (column !== count) return 'surprise';
        // Whether a line feed follows is not known yet, and the line would be read twice.
        if (at < to && bytes[at] === carriageReturn && at + 1 >= to && !isEnd) return line;
        if (!take(bytes, line, at)) return 'surprise';
        if (watch !== undefined) watch.line += breaks;
      } else if (opens === carriageReturn && at + 1 >= to && !isEnd) return line;
      if (at < to && bytes[at] === carriageReturn && at + 1 < to && bytes[at + 1] === lineFeed) at++;
      at++;
      if (watch !== undefined) watch.line++;
    }
    return Math.min(at, to);
  };
}

const nobody = new Uint8Array(0);

/** The line ends in a range of bytes: CR, LF or both. */
function breaksIn(bytes: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) {
    if (bytes[at] === lineFeed || (bytes[at] === carriageReturn && bytes[at + 1] !== lineFeed)) count++;
  }
  return count;
}
