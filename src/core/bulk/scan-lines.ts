import type { Scanner, Scanning } from './scan-rows.ts';
import { shapedRows } from './shaped-rows.ts';
import { answerIn, itemIn, paperIn, putCell, putTime, type Shard, studentIn } from './shard.ts';
import { areSeconds, attemptOf, timeReader } from './values.ts';

const quote = 0x22;
const backslash = 0x5c;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;
const comma = 0x2c;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const longestLine = 1 << 20;

const bytesOf = (name: string): Uint8Array => new TextEncoder().encode(`"${name}":`);
/** The fields of a line in the one order in which they are looked for; the first three have to be there. */
const fields = ['student', 'item', 'response', 'attempt', 'submitted_at', 'seconds'].map(bytesOf);
const required = 3;

/** True for a byte that no number, `true`, `false` or `null` has. */
const endsWord = (byte: number): boolean =>
  byte <= space || byte === comma || byte === closeBrace || byte === closeBracket;

/**
 * A scanner of JSON Lines with an object for each response, as a program writes it: `{"student":"…","item":"…",
 * "response":…}`, then `attempt`, `submitted_at` and `seconds` where they are known, a space at most after each colon and
 * comma. A response is remembered as the text of its JSON.
 */
export function linesScanner(shard: Shard, { watch }: Scanning = {}): Scanner {
  const starts = new Int32Array(fields.length);
  const ends = new Int32Array(fields.length);
  const hashes = new Int32Array(fields.length);
  const timeOf = timeReader();

  /** Where a string ends that opens at a place, its last quote included; 0 where it does not. */
  const endOfString = (bytes: Uint8Array, open: number, to: number): number => {
    for (let at = open + 1; at < to; at++) {
      const byte = bytes[at];
      if (byte === quote) return at + 1;
      if (byte === backslash) at++;
    }
    return 0;
  };
  /** Where a value ends; 0 for an object, a list of lists, or none. Whether it is JSON is seen once for each value. */
  const endOfValue = (bytes: Uint8Array, from: number, to: number): number => {
    const first = bytes[from];
    if (first === quote) return endOfString(bytes, from, to);
    let at = from;
    if (first === openBracket) {
      for (at++; at < to; at++) {
        const byte = bytes[at];
        if (byte === closeBracket) return at + 1;
        if (byte === openBracket || byte === openBrace) return 0;
        if (byte === quote) {
          at = endOfString(bytes, at, to) - 1;
          if (at < 0) return 0;
        }
      }
      return 0;
    }
    while (at < to && !endsWord(bytes[at] ?? 0)) at++;
    return at > from && first !== openBrace ? at : 0;
  };

  /** Reads the fields of a line, whose end is known; false for a surprise. */
  const read = (bytes: Uint8Array, from: number, to: number): boolean => {
    if (bytes[from] !== openBrace) return false;
    lineFrom = from;
    lineTo = to;
    let at = from + 1;
    let field = 0;
    ends.fill(-1);
    for (;;) {
      let name = fields[field];
      // A field that is not there is left out, and the names begin differently or end so.
      while (name !== undefined && !isAt(bytes, at, name)) {
        if (field < required) return false;
        field++;
        name = fields[field];
      }
      if (name === undefined) return false;
      at += name.length;
      if (bytes[at] === space) at++;
      const isText = bytes[at] === quote;
      const end = isText && field < 2 ? plainString(bytes, at, to, field) : endOfValue(bytes, at, to);
      if (end === 0) return false;
      if (field >= 2) {
        // All others are read as the text that stands in the string.
        const inner = isText && field > 2;
        if (field > 2 && !(isText ? isPlainText(bytes, at, end) : isPlainNumber(bytes, at, end))) return false;
        starts[field] = inner ? at + 1 : at;
        ends[field] = inner ? end - 1 : end;
        if (field === 2) hashes[2] = hash(bytes, at, end);
      } else if (!isText) return false;
      at = end;
      field++;
      if (bytes[at] === closeBrace) return field >= required && at + 1 === to && take(bytes);
      if (bytes[at] !== comma) return false;
      at++;
      if (bytes[at] === space) at++;
    }
  };

  /** Notes a string without escapes and control characters, and its hash; where it ends, 0 for any other. */
  const plainString = (bytes: Uint8Array, open: number, to: number, field: number): number => {
    let sum = 0;
    for (let at = open + 1; at < to; at++) {
      const byte = bytes[at] ?? 0;
      if (byte === quote) {
        starts[field] = open + 1;
        ends[field] = at;
        hashes[field] = sum;
        return at + 1;
      }
      if (byte === backslash || byte < space) return 0;
      sum = (Math.imul(sum, 31) + byte) | 0;
    }
    return 0;
  };

  const shaped = shapedRows(shard, comma, true);
  let lineFrom = 0;
  let lineTo = 0;

  const take = (bytes: Uint8Array): boolean => {
    const [, , , fourth = -1, fifth = -1, sixth = -1] = ends;
    const student = studentIn(shard, bytes, starts[0] ?? 0, ends[0] ?? 0, hashes[0] ?? 0);
    const item = student < 0 ? -1 : itemIn(shard, bytes, starts[1] ?? 0, ends[1] ?? 0, hashes[1] ?? 0);
    const answer = item < 0 ? -1 : answerIn(shard, item, bytes, starts[2] ?? 0, ends[2] ?? 0, hashes[2] ?? 0);
    if (answer < 0) return false;
    const attempt = fourth < 0 ? 0 : attemptOf(bytes, starts[3] ?? 0, fourth);
    if (attempt < 0 || (sixth >= 0 && !areSeconds(bytes, starts[5] ?? 0, sixth))) return false;
    if (watch !== undefined) {
      watch.see(student, attempt, item, answer);
      return true;
    }
    const paper = paperIn(shard, student, attempt);
    if (paper < 0 || !putCell(shard, paper, item, answer)) return false;
    // Attempts and times are no part of a shape.
    if (fourth < 0 && fifth < 0 && sixth < 0) {
      shaped.learn({
        bytes,
        line: lineFrom,
        studentFrom: starts[0] ?? 0,
        studentTo: ends[0] ?? 0,
        itemFrom: starts[1] ?? 0,
        itemTo: ends[1] ?? 0,
        responseFrom: starts[2] ?? 0,
        responseTo: ends[2] ?? 0,
        end: lineTo,
        student,
        paper,
        item,
        answer,
      });
    }
    if (fifth >= 0) {
      const time = timeOf(bytes, starts[4] ?? 0, fifth);
      // Blanks are no time here, as they are in a table.
      if (time === false || (time === undefined && fifth > (starts[4] ?? 0))) return false;
      if (time !== undefined) putTime(shard, paper, time);
    }
    return true;
  };

  return (bytes, from, to, stop, isEnd) => {
    let at = from;
    while (at < to && at < stop) {
      if (watch === undefined) at = shaped.take(bytes, at, to, Math.min(to, stop));
      if (at >= to || at >= stop) break;
      const line = at;
      let end = line;
      while (end < to && bytes[end] !== lineFeed && bytes[end] !== carriageReturn) end++;
      // Whether a line feed follows a carriage return is not known at the end of the bytes.
      if (!isEnd && (end >= to || (bytes[end] === carriageReturn && end + 1 >= to))) {
        return to - line > longestLine ? 'surprise' : line;
      }
      if (end > line && !read(bytes, line, end)) return 'surprise';
      if (bytes[end] === carriageReturn && end + 1 < to && bytes[end + 1] === lineFeed) end++;
      at = end + 1;
      if (watch !== undefined) watch.line++;
    }
    return Math.min(at, to);
  };
}

function isAt(bytes: Uint8Array, at: number, wanted: Uint8Array): boolean {
  for (let each = 0; each < wanted.length; each++) if (bytes[at + each] !== wanted[each]) return false;
  return true;
}

/** True for a string without escapes and control characters. */
function isPlainText(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (bytes[at] === backslash || (bytes[at] ?? 0) < space) return false;
  return true;
}

/** True for a number that JavaScript writes as it stands here: up to 15 digits, and up to 5 behind a point. */
function isPlainNumber(bytes: Uint8Array, from: number, to: number): boolean {
  let point = to;
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === 0x2e && point === to) point = at;
    else if (byte < 0x30 || byte > 0x39) return false;
  }
  const whole = point - from;
  const behind = point === to ? 1 : to - point - 1;
  return whole >= 1 && whole <= 15 && behind >= 1 && behind <= 5 && (whole === 1 || bytes[from] !== 0x30);
}

function hash(bytes: Uint8Array, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at++) sum = (Math.imul(sum, 31) + (bytes[at] ?? 0)) | 0;
  return sum;
}
