import { pageOf, type Shard } from './shard.ts';

/** What a line of JSON held that was read field by field: where the parts stood, and the numbers that they were given. */
export interface LineRead {
  readonly bytes: Uint8Array;
  /** Where the line begins, the item's name begins and ends, the response begins, and the line ends. */
  readonly line: number;
  readonly itemFrom: number;
  readonly itemTo: number;
  readonly responseFrom: number;
  readonly end: number;
  readonly paper: number;
  readonly item: number;
  readonly answer: number;
}

/**
 * Reads the lines that nearly all files of JSON Lines are made of, several times as fast as field by field: up to the
 * item's name a line is most often the line before, the item the one that followed the last time, and from the response on
 * it is one that was seen before. Each guess is compared byte for byte.
 */
export interface PlainLines {
  /** Takes in lines from the start of one on, up to the first that was not guessed. */
  take(bytes: Uint8Array, from: number, to: number, stop: number): number;
  /** Learns from a line that was read. */
  learn(read: LineRead): void;
}

const lineFeed = 0x0a;
/** The byte of a response such as `"B"` by which its line's end is remembered. */
const telling = 1;

/** A reader of plain lines into a shard. */
export function plainLines(shard: Shard): PlainLines {
  let head = new Uint8Array(0);
  let middle = new Uint8Array(0);
  /** What stands behind the telling byte of the response, up to the line feed. */
  let tail = new Uint8Array(0);
  let opens = 0;
  let page = new Uint16Array(0);
  let row = 0;
  let item = 0;
  let stride = 0;
  let following = new Int32Array(64);
  let ofByte = new Uint16Array(64 * 256);

  const learn: PlainLines['learn'] = (read) => {
    const { bytes, line, itemFrom, itemTo, responseFrom, end, paper } = read;
    page = shard.pages[Math.floor(paper / pageOf)] ?? page;
    stride = shard.stride;
    row = (paper % pageOf) * stride;
    head = bytes.slice(line, itemFrom);
    if (read.item >= following.length) {
      const wider = new Int32Array(read.item * 2);
      wider.set(following);
      following = wider;
      const more = new Uint16Array(wider.length * 256);
      more.set(ofByte);
      ofByte = more;
    }
    following[item] = read.item;
    item = read.item;
    const newMiddle = bytes.subarray(itemTo, responseFrom);
    const newTail = bytes.subarray(responseFrom + telling + 1, end);
    const newOpens = bytes[responseFrom] ?? 0;
    if (!isSame(middle, newMiddle) || !isSame(tail, newTail) || opens !== newOpens) {
      // A response is known by one byte only among those with the same around it.
      middle = newMiddle.slice();
      tail = newTail.slice();
      opens = newOpens;
      ofByte.fill(0);
    }
    if (responseFrom + telling < end) ofByte[item * 256 + (bytes[responseFrom + telling] ?? 0)] = read.answer + 1;
  };

  const take: PlainLines['take'] = (bytes, from, to, stop) => {
    if (stride !== shard.stride) return from;
    const { duplicates, items } = shard;
    const { bytes: names, starts } = items;
    const [heads, middles, tails, first, cells, start, next, short] = [
      head,
      middle,
      tail,
      opens,
      page,
      row,
      following,
      ofByte,
    ];
    const [headLength, middleLength, tailLength] = [heads.length, middles.length, tails.length];
    let line = from;
    let current = item;
    let rows = 0;
    while (line < stop && headLength > 0) {
      let at = line;
      let same = 0;
      while (same < headLength && heads[same] === bytes[at + same]) same++;
      if (same < headLength) break;
      at += headLength;
      const guess = next[current] ?? 0;
      let name = starts[guess] ?? 0;
      const nameEnd = starts[guess + 1] ?? 0;
      while (name < nameEnd && names[name] === bytes[at]) {
        name++;
        at++;
      }
      if (name < nameEnd) break;
      same = 0;
      while (same < middleLength && middles[same] === bytes[at + same]) same++;
      if (same < middleLength) break;
      at += middleLength;
      const answer = short[guess * 256 + (bytes[at + telling] ?? 0)] ?? 0;
      if (answer === 0 || bytes[at] !== first) break;
      at += telling + 1;
      same = 0;
      while (same < tailLength && tails[same] === bytes[at + same]) same++;
      at += tailLength;
      // Behind the last byte stand old ones: the line feed that is asked for must come before it.
      if (same < tailLength || at >= to || bytes[at] !== lineFeed) break;
      const cell = start + guess;
      if (cells[cell] !== 0 && duplicates !== 'last') break;
      cells[cell] = answer;
      current = guess;
      rows++;
      line = at + 1;
    }
    item = current;
    shard.rows += rows;
    return line;
  };
  return { take, learn };
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false;
  return true;
}
