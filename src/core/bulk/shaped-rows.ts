import { findName, hashOf } from './byte-names.ts';
import { copyOf, isRepeated, isSame, maskOf, putWords, widened, wordBytes } from './byte-words.ts';
import { type RowParts, scatteredRows } from './scattered-rows.ts';
import { noPage, pageOf, paperIn, putCell, type Shard, studentIn } from './shard.ts';

/** A row that was read field by field: where its parts stood, and the numbers that they were given. */
export interface RowRead {
  readonly bytes: Uint8Array;
  /** Where the row begins. */
  readonly line: number;
  readonly studentFrom: number;
  readonly studentTo: number;
  readonly itemFrom: number;
  readonly itemTo: number;
  /** The response as it is remembered. */
  readonly responseFrom: number;
  readonly responseTo: number;
  /** Where the line's end stands. */
  readonly end: number;
  readonly student: number;
  readonly paper: number;
  readonly item: number;
  readonly answer: number;
}

/**
 * Reads the rows of one shape, of which nearly all files are made, many times as fast as field by field. A shape is what
 * stands around the parts of a row, learned from one that was read:
 *
 *                  before       student  after       item  middle           response  tail
 *     CSV                       s1       ,           q1    ,                A         \n
 *     JSON Lines   {"student":" s1       ","item":"  q1    ","response":"   A         "}\n
 *
 * Most often a row is of the same student as the one before and of the item that followed the last time, and the response
 * is a byte that was seen before. Then all that there is to do is to compare, four bytes at a time: the item with the
 * middle, and the tail with the beginning of the next row. The parts of any other row of the shape are looked up.
 * Whatever is new or of another shape is left to the one who reads field by field.
 */
export interface ShapedRows {
  /** Takes in rows from the start of one on, up to the first that is to be read field by field. */
  take(bytes: Uint8Array, from: number, to: number, stop: number): number;
  /** Learns from a row that was read. */
  learn(read: RowRead): void;
}

const quote = 0x22;
const backslash = 0x5c;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;
/** After so many rows of another shape in turn that one is learned. */
const strangersAtMost = 16;
/** After so many rows in turn that each had another student than the next, many are taken in at once. */
const aloneAtMost = 8;
const none = new Uint8Array(0);

/**
 * A reader of rows into a shard, where `separator` ends a field without quotes. With `keepsQuotes` those around a response
 * are remembered with it, as in JSON.
 */
export function shapedRows(shard: Shard, separator: number, keepsQuotes: boolean): ShapedRows {
  let [before, after, middle, tail] = [none, none, none, none];
  /** How many bytes of a response as it is remembered belong to the middle, and to the tail: a quote in JSON. */
  let opens = 0;
  let hasShape = false;
  let strangers = 0;
  /** Rows in turn of which the next had another student. */
  let alone = 0;

  /** A student, and what stands from one response of theirs to the item of the next. */
  let student = -1;
  let paper = -1;
  let between = new Uint8Array(64);
  let betweenLength = 0;
  let betweenWords = new Int32Array(16);

  let item = 0;
  /** The item that came after each item the last time. */
  let following = new Int32Array(64);
  /** The words of each item's name and the middle: how many bytes they are, 0 where none are known, and where they begin. */
  let lengths = new Int32Array(64);
  let begins = new Int32Array(64);
  let itemWords = new Int32Array(256);
  let itemWordsEnd = 0;
  let longest = 0;
  /** By item and byte the response of that one byte, and one. */
  let ofOneByte = new Uint16Array(64 * 256);

  let view: DataView = new DataView(none.buffer);
  let viewed: Uint8Array = none;

  const setStudent = (whose: number, its: number, bytes: Uint8Array, from: number, to: number): void => {
    const begin = tail.length + before.length;
    betweenLength = begin + to - from + after.length;
    if (betweenLength > between.length) {
      between = new Uint8Array(betweenLength * 2);
      betweenWords = new Int32Array(betweenLength);
    }
    between.set(tail);
    between.set(before, tail.length);
    for (let at = from; at < to; at++) between[begin + at - from] = bytes[at] ?? 0;
    between.set(after, begin + to - from);
    putWords(betweenWords, 0, between, betweenLength);
    student = whose;
    paper = its;
  };

  const setShape = (read: RowRead, lineEnd: number): void => {
    const { bytes } = read;
    before = copyOf(bytes, read.line, read.studentFrom);
    after = copyOf(bytes, read.studentTo, read.itemFrom);
    opens = opensIn(read);
    middle = copyOf(bytes, read.itemTo, read.responseFrom + opens);
    tail = copyOf(bytes, read.responseTo - opens, lineEnd);
    hasShape = true;
    student = -1;
    itemWordsEnd = 0;
    longest = 0;
    lengths.fill(0);
    ofOneByte.fill(0);
    many.setShape({ before, after, middle, tail });
  };

  const isOfShape = (read: RowRead, lineEnd: number): boolean =>
    hasShape &&
    opens === opensIn(read) &&
    isSame(before, read.bytes, read.line, read.studentFrom) &&
    isSame(after, read.bytes, read.studentTo, read.itemFrom) &&
    isSame(middle, read.bytes, read.itemTo, read.responseFrom + opens) &&
    isSame(tail, read.bytes, read.responseTo - opens, lineEnd);

  const reserve = (another: number): void => {
    if (another < following.length) return;
    const room = another * 2;
    following = widened(following, new Int32Array(room));
    lengths = widened(lengths, new Int32Array(room));
    begins = widened(begins, new Int32Array(room));
    ofOneByte = widened(ofOneByte, new Uint16Array(room * 256));
  };

  /** Notes the words of an item that stood in a row of this shape. */
  const nameItem = (another: number): void => {
    const { starts, bytes } = shard.items;
    const name = bytes.subarray(starts[another], starts[another + 1]);
    const length = name.length + middle.length;
    const room = itemWordsEnd + Math.ceil(length / wordBytes);
    if (room > itemWords.length) itemWords = widened(itemWords, new Int32Array(room * 2));
    const whole = new Uint8Array(length);
    whole.set(name);
    whole.set(middle, name.length);
    putWords(itemWords, itemWordsEnd, whole, length);
    lengths[another] = length;
    begins[another] = itemWordsEnd;
    itemWordsEnd = room;
    longest = Math.max(longest, length);
    many.nameItem(another, name);
  };

  const learn: ShapedRows['learn'] = (read) => {
    const { bytes, responseFrom, responseTo, end } = read;
    reserve(read.item);
    following[item] = read.item;
    item = read.item;
    const feed = bytes[end] === carriageReturn ? end + 1 : end;
    if (bytes[feed] !== lineFeed) return;
    if (!isOfShape(read, feed + 1)) {
      strangers++;
      if (hasShape && strangers < strangersAtMost) return;
      setShape(read, feed + 1);
    }
    strangers = 0;
    if (lengths[item] === 0) nameItem(item);
    if (responseTo - responseFrom === 1 + opens * 2) {
      ofOneByte[item * 256 + (bytes[responseFrom + opens] ?? 0)] = read.answer + 1;
    }
    if (read.student !== student) setStudent(read.student, read.paper, bytes, read.studentFrom, read.studentTo);
  };

  const take: ShapedRows['take'] = (bytes, from, to, stop) => {
    if (!hasShape) return from;
    if (bytes !== viewed) {
      view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      viewed = bytes;
    }
    let line = from;
    while (line < stop) {
      if (alone > aloneAtMost) {
        line = many.take(bytes, view, line, to, stop);
        alone = 0;
        if (line >= stop) break;
      }
      line = ofSameStudent(bytes, line, to, stop);
      const next = line < stop ? lookedUp(bytes, line, to) : -1;
      if (next < 0) break;
      line = next;
    }
    return line;
  };

  /** Takes in rows as long as all guesses hold. Everything is at hand in local variables: this runs for every row. */
  const ofSameStudent = (bytes: Uint8Array, from: number, to: number, stop: number): number => {
    const tailLength = tail.length;
    const prefix = betweenLength - tailLength;
    // Nothing is looked at beyond `to`, where old bytes stand.
    const limit = Math.min(stop, to - prefix - longest - betweenLength - wordBytes);
    if (from >= limit) return from;
    for (let at = 0; at < prefix; at++) if (between[tailLength + at] !== bytes[from + at]) return from;
    const [words, wordsOf, next, lengthOf, begin] = [betweenWords, itemWords, following, lengths, begins];
    const [short, source, gap] = [ofOneByte, view, betweenLength];
    const whole = Math.floor((gap - 1) / wordBytes);
    const mask = maskOf(gap - whole * wordBytes);
    const cells = shard.pages[Math.floor(paper / pageOf)] ?? noPage;
    const row = (paper % pageOf) * shard.stride;
    const mayReplace = shard.duplicates === 'last';
    let line = from;
    let at = from + prefix;
    let current = item;
    while (line < limit) {
      const guess = next[current] ?? 0;
      const length = lengthOf[guess] ?? 0;
      if (length === 0) break;
      let word = begin[guess] ?? 0;
      let left = length;
      let place = at;
      while (left > wordBytes && source.getInt32(place, true) === wordsOf[word]) {
        word++;
        place += wordBytes;
        left -= wordBytes;
      }
      if (left > wordBytes || (source.getInt32(place, true) & maskOf(left)) !== wordsOf[word]) break;
      at += length;
      let answer = short[guess * 256 + (bytes[at] ?? 0)] ?? 0;
      const cell = row + guess;
      if (cells[cell] !== 0 && !mayReplace) break;
      if (answer !== 0) at++;
      else {
        answer = answerAt(guess, bytes, at, to);
        at = answerEnd;
        if (answer === 0 || at + gap + wordBytes > to) break;
      }
      word = 0;
      place = at;
      while (word < whole && source.getInt32(place, true) === words[word]) {
        word++;
        place += wordBytes;
      }
      const goesOn = word === whole && (source.getInt32(place, true) & mask) === words[word];
      if (!goesOn && !isSame(tail, bytes, at, at + tailLength)) break;
      cells[cell] = answer;
      current = guess;
      line = at + tailLength;
      if (!goesOn) break;
      at += gap;
    }
    item = current;
    return line;
  };

  /** The hash of the field whose end was looked for. */
  let hash = 0;
  /** Where a field ends, before a byte; -1 where anything in it may mean more than itself. */
  const endOf = (bytes: Uint8Array, from: number, to: number, ender: number): number => {
    let sum = 0;
    for (let at = from; at < to; at++) {
      const byte = bytes[at] ?? 0;
      if (byte === ender) {
        hash = sum;
        return at;
      }
      if (isMark(byte) || (byte === separator && ender !== quote)) return -1;
      sum = (Math.imul(sum, 31) + byte) | 0;
    }
    return -1;
  };

  const isItemAt = (another: number, bytes: Uint8Array, at: number): boolean => {
    const { starts, bytes: names } = shard.items;
    const [from, to] = [starts[another] ?? 0, starts[another + 1] ?? 0];
    if (lengths[another] === 0) return false;
    for (let each = from; each < to; each++) if (names[each] !== bytes[at + each - from]) return false;
    return isSame(middle, bytes, at + to - from, at + to - from + middle.length);
  };

  /** The item whose name and the middle stand at a place, -1 for none that is known. */
  const itemAt = (bytes: Uint8Array, at: number, to: number): number => {
    const end = endOf(bytes, at, to, middle[0] ?? 0);
    const found = end < 0 ? -1 : findName(shard.items, bytes, at, end, hash);
    return found >= 0 && isItemAt(found, bytes, at) ? found : -1;
  };

  /** Where a response ended that was looked up. */
  let answerEnd = 0;
  /** The response to an item that stands at a place before a tail, and one; 0 for none that is known. */
  const answerAt = (found: number, bytes: Uint8Array, at: number, to: number): number => {
    const names = shard.answers[found];
    const isQuoted = tail[0] !== quote && bytes[at] === quote;
    const inner = isQuoted ? at + 1 : at;
    const end = endOf(bytes, inner, to - tail.length - 1, isQuoted ? quote : (tail[0] ?? 0));
    answerEnd = isQuoted ? end + 1 : end;
    if (end < 0 || names === undefined || !isSame(tail, bytes, answerEnd, answerEnd + tail.length)) return 0;
    const quotes = keepsQuotes && (isQuoted || opens > 0) ? 1 : 0;
    const [from, stop] = [inner - quotes, end + quotes];
    return findName(names, bytes, from, stop, quotes === 0 ? hash : hashOf(bytes, from, stop)) + 1;
  };

  const parts: RowParts = { studentFrom: 0, studentTo: 0, item: 0, answer: 0 };
  let studentHash = 0;

  /** Reads the parts of a row of the shape, of which the item and the response are known; where the next starts, or -1. */
  const partsAt = (bytes: Uint8Array, line: number, to: number): number => {
    const idFrom = line + before.length;
    if (idFrom > to || !isSame(before, bytes, line, idFrom)) return -1;
    const idTo = endOf(bytes, idFrom, to, after[0] ?? 0);
    const idHash = hash;
    const named = idTo + after.length;
    if (idTo < 0 || named + longest + 1 + tail.length + wordBytes > to || !isSame(after, bytes, idTo, named)) return -1;
    const guess = following[item] ?? 0;
    const found = isItemAt(guess, bytes, named) ? guess : itemAt(bytes, named, to);
    if (found < 0) return -1;
    const responded = named + (lengths[found] ?? 0);
    let answer = ofOneByte[found * 256 + (bytes[responded] ?? 0)] ?? 0;
    let end = responded + 1;
    if (answer === 0 || !isSame(tail, bytes, end, end + tail.length)) {
      answer = answerAt(found, bytes, responded, to);
      end = answerEnd;
    }
    if (answer === 0) return -1;
    following[item] = found;
    item = found;
    parts.studentFrom = idFrom;
    parts.studentTo = idTo;
    studentHash = idHash;
    parts.item = found;
    parts.answer = answer - 1;
    return end + tail.length;
  };

  /** Takes in one row of the shape whose parts are known, or whose student is new; where the next one starts, or -1. */
  const lookedUp = (bytes: Uint8Array, line: number, to: number): number => {
    const next = partsAt(bytes, line, to);
    if (next < 0) return -1;
    const { studentFrom, studentTo } = parts;
    const whose = studentIn(shard, bytes, studentFrom, studentTo, studentHash);
    const its = whose < 0 ? -1 : paperIn(shard, whose, 0);
    if (its < 0 || !putCell(shard, its, parts.item, parts.answer)) return -1;
    alone++;
    if (whose !== student && isRepeated(bytes, line, next, studentTo + after.length - line, to)) {
      setStudent(whose, its, bytes, studentFrom, studentTo);
      alone = 0;
    }
    return next;
  };

  const many = scatteredRows(shard, {
    read: partsAt,
    parts,
    answerTo: (another, byte) => ofOneByte[another * 256 + byte] ?? 0,
  });

  return { take, learn };
}

/** How many quotes a response as it is remembered has on either side; in a table none, since they are no part of it. */
function opensIn({ bytes, responseFrom, responseTo }: RowRead): number {
  return responseTo > responseFrom && bytes[responseFrom] === quote ? 1 : 0;
}

/** True for a byte that ends a line, or makes others mean more than themselves. */
function isMark(byte: number): boolean {
  return byte < space || byte === quote || byte === backslash;
}
