import { answerIn, itemIn, pageOf, paperIn, type Shard, studentIn } from './shard.ts';

/**
 * Reads the plain rows `student,item,response` that nearly all long tables are made of, several times as fast as any other
 * row: the student is most often that of the row before, the item the one that followed the last time, and the response
 * one character that was seen before. Each guess is compared byte for byte.
 */
export interface PlainRows {
  /** Takes in rows from the start of a line on, up to the first one that is not plain, whole and free of surprises. */
  take(bytes: Uint8Array, from: number, to: number, stop: number): number;
}

const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** A reader of plain rows into a shard. */
export function plainRows(shard: Shard, separator: number): PlainRows {
  let studentFrom = 0;
  let studentLength = -1;
  let page = new Uint16Array(0);
  let pageAt = 0;
  let row = 0;
  let item = 0;
  /** The item that came after each item the last time. */
  let following = new Int32Array(64);
  /** By item and byte the response of that one byte, and one. */
  let ofOneByte = new Uint16Array(64 * 256);
  /** Where a field ended that was looked for, and its hash. */
  let end = 0;
  let hash = 0;

  /** Finds the end of an unquoted field; true where the byte there is a separator or a line's end, and not that of the bytes. */
  const isField = (bytes: Uint8Array, from: number, to: number): boolean => {
    if (bytes[from] === quote) return false;
    hash = 0;
    for (end = from; end < to; end++) {
      const byte = bytes[end] ?? 0;
      if (byte === separator || byte === lineFeed || byte === carriageReturn) return true;
      hash = (Math.imul(hash, 31) + byte) | 0;
    }
    return false;
  };

  const isStudent = (bytes: Uint8Array, from: number, to: number): boolean => {
    if (!isField(bytes, from, to) || bytes[end] !== separator) return false;
    const student = studentIn(shard, bytes, from, end, hash);
    const paper = student < 0 ? -1 : paperIn(shard, student, 0);
    if (paper < 0) return false;
    studentFrom = shard.students.starts[student] ?? 0;
    studentLength = end - from;
    pageAt = Math.floor(paper / pageOf);
    page = shard.pages[pageAt] ?? page;
    row = paper % pageOf;
    return true;
  };

  const isItem = (bytes: Uint8Array, from: number, to: number): boolean => {
    if (!isField(bytes, from, to) || bytes[end] !== separator) return false;
    const { stride } = shard;
    const found = itemIn(shard, bytes, from, end, hash);
    if (found < 0) return false;
    // All cells may have moved.
    if (shard.stride !== stride) page = shard.pages[pageAt] ?? page;
    if (found >= following.length) {
      const wider = new Int32Array(following.length * 2);
      wider.set(following);
      following = wider;
      const more = new Uint16Array(following.length * 256);
      more.set(ofOneByte);
      ofOneByte = more;
    }
    following[item] = found;
    item = found;
    return true;
  };

  const take: PlainRows['take'] = (bytes, from, to, stop) => {
    let line = from;
    let rows = 0;
    while (line < stop) {
      const guessed = guessing(bytes, line, to, stop);
      rows += guessed.rows;
      line = guessed.line;
      const next = line < stop ? searching(bytes, line, to) : -1;
      if (next < 0) break;
      rows++;
      line = next;
    }
    shard.rows += rows;
    return line;
  };

  /** Takes in rows as long as all guesses hold. Everything is at hand in local variables: this runs for every row. */
  const guessing = (bytes: Uint8Array, from: number, to: number, stop: number) => {
    const { students, items, stride, duplicates } = shard;
    const { bytes: ids } = students;
    const { bytes: names, starts } = items;
    const [idFrom, idLength, cells, start, next, short] = [
      studentFrom,
      studentLength,
      page,
      row * stride,
      following,
      ofOneByte,
    ];
    let line = from;
    let rows = 0;
    let current = item;
    // Behind the last byte stand old ones: the line feed that is asked for must come before it.
    while (line < stop && idLength >= 0) {
      let at = line;
      let same = 0;
      while (same < idLength && ids[idFrom + same] === bytes[at + same]) same++;
      at += same;
      if (same < idLength || bytes[at] !== separator) break;
      at++;
      const guess = next[current] ?? 0;
      let name = starts[guess] ?? 0;
      const end = starts[guess + 1] ?? 0;
      if (name === end) break;
      while (name < end && names[name] === bytes[at]) {
        name++;
        at++;
      }
      if (name < end || bytes[at] !== separator || at + 2 >= to || bytes[at + 2] !== lineFeed) break;
      const answer = short[guess * 256 + (bytes[at + 1] ?? 0)] ?? 0;
      const cell = start + guess;
      if (answer === 0 || (cells[cell] !== 0 && duplicates !== 'last')) break;
      cells[cell] = answer;
      current = guess;
      line = at + 3;
      rows++;
    }
    item = current;
    return { line, rows };
  };

  /** Takes in one row without guesses; where the next one starts, or -1 for one that is not plain. */
  const searching = (bytes: Uint8Array, line: number, to: number): number => {
    if (!isStudent(bytes, line, to)) return -1;
    if (!isItem(bytes, end + 1, to)) return -1;
    const from = end + 1;
    if (!isField(bytes, from, to) || bytes[end] === separator) return -1;
    const answer = answerIn(shard, item, bytes, from, end, hash) + 1;
    if (answer === 0) return -1;
    if (end === from + 1) ofOneByte[item * 256 + (bytes[from] ?? 0)] = answer;
    const isBoth = bytes[end] === carriageReturn;
    if (isBoth && (end + 1 >= to || bytes[end + 1] !== lineFeed)) return -1;
    const cell = row * shard.stride + item;
    if (page[cell] === 0 || shard.duplicates === 'last') page[cell] = answer;
    else if (shard.duplicates === 'error') return -1;
    return isBoth ? end + 2 : end + 1;
  };
  return { take };
}
