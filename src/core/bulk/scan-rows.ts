/** The rows of a table and their fields, found in its bytes; what a row means is for whoever takes it. */

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

/** Whoever looks at each row again, once it is known what became of its responses. */
export interface Watch {
  /** The line at which the scanner stands, counted from 1. */
  line: number;
  /** A response by the shard's numbers. */
  see(student: number, attempt: number, item: number, answer: number): void;
}

/** The fields of a row, by their columns. */
export interface Fields {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly hashes: Int32Array;
  /** Quoted fields with quotes in them, written here without them, and the columns that stand here. */
  plain: Uint8Array;
  readonly isPlain: Uint8Array;
  plainEnd: number;
  hasPlain: boolean;
}

/** Room for the fields of a row of so many columns. */
export function newFields(count: number): Fields {
  return {
    starts: new Int32Array(count),
    ends: new Int32Array(count),
    hashes: new Int32Array(count),
    plain: new Uint8Array(1024),
    isPlain: new Uint8Array(count),
    plainEnd: 0,
    hasPlain: false,
  };
}

/** The bytes in which the field of a column stands, in a row of `bytes`. */
export function bytesOf(fields: Fields, bytes: Uint8Array, column: number): Uint8Array {
  return fields.hasPlain && fields.isPlain[column] === 1 ? fields.plain : bytes;
}

/** What takes the rows in. */
export interface Rows {
  /** Takes in the row from `line` to `end` whose fields were found; false for a surprise. */
  take(bytes: Uint8Array, line: number, end: number): boolean;
  /** Takes in rows that need not be parted, where there is a way; where it stopped. */
  readonly ahead?: ((bytes: Uint8Array, from: number, to: number, stop: number) => number) | undefined;
}

const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
/** The exact reader reports longer fields. */
const longestRow = 1 << 20;

/** A scanner of rows with as many fields as there is room for. */
export function rowScanner(fields: Fields, separator: number, { take, ahead }: Rows, watch?: Watch): Scanner {
  const { starts, ends, hashes, isPlain } = fields;
  const count = starts.length;
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
    } else hash = unquoted(fields, bytes, open, at, column);
    hashes[column] = hash;
    return at + 1;
  };

  return (bytes, from, to, stop, isEnd) => {
    let at = from;
    while (at < to && at < stop) {
      at = ahead?.(bytes, at, to, Math.min(to, stop)) ?? at;
      if (at >= to || at >= stop) break;
      const line = at;
      const opens = bytes[at];
      if (opens !== lineFeed && opens !== carriageReturn) {
        let column = 0;
        breaks = 0;
        if (fields.hasPlain) {
          isPlain.fill(0);
          fields.hasPlain = false;
          fields.plainEnd = 0;
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

/** Writes a quoted field that has quotes in it without them; its hash. */
function unquoted(fields: Fields, bytes: Uint8Array, open: number, close: number, column: number): number {
  if (fields.plainEnd + close - open > fields.plain.length) {
    const wider = new Uint8Array((fields.plainEnd + close - open) * 2);
    wider.set(fields.plain);
    fields.plain = wider;
  }
  let hash = 0;
  fields.starts[column] = fields.plainEnd;
  for (let each = open + 1; each < close; each++) {
    const byte = bytes[each] ?? 0;
    fields.plain[fields.plainEnd++] = byte;
    hash = (Math.imul(hash, 31) + byte) | 0;
    if (byte === quote) each++;
  }
  fields.ends[column] = fields.plainEnd;
  fields.isPlain[column] = 1;
  fields.hasPlain = true;
  return hash;
}

/** The line ends in a range of bytes: CR, LF or both. */
function breaksIn(bytes: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) {
    if (bytes[at] === lineFeed || (bytes[at] === carriageReturn && bytes[at + 1] !== lineFeed)) count++;
  }
  return count;
}
