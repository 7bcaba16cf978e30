/**
 * Names as words of four bytes, the last one filled up with zeros, one at least: two of them are compared without going
 * through their bytes. No name has a zero in it.
 */
import { wordBytes } from './byte-words.ts';

/** Words of a name at most, the zeros at its end among them. A longer one has no place in a table. */
export const nameWords = 16;
/** In the place of the first word where there is no such name: no text has such a byte. */
export const noName = -1;

/** A word of a byte four times. */
export const fourOf = (byte: number): number => Math.imul(byte, 0x01010101);

/** How many bytes of a word stand before the first that another word has there. Source: H. S. Warren, Hacker's Delight, 6-1. */
function bytesBefore(word: number, enders: number): number {
  const different = word ^ enders;
  const found = (different - 0x01010101) & ~different & 0x80808080;
  return found === 0 ? wordBytes : (31 - Math.clz32(found & -found)) >>> 3;
}

/** True for the last word of a name. */
const isLast = (word: number): boolean => word >>> 24 === 0;

/** Where a name ends whose words are put down, before the byte of which `enders` is made; -1 where it is empty or too long. */
export function putNameUpTo(view: DataView, from: number, enders: number, words: Int32Array, at: number): number {
  let place = from;
  for (let word = 0; word < nameWords; word++, place += wordBytes) {
    const four = view.getInt32(place, true);
    const count = bytesBefore(four, enders);
    if (count === wordBytes) {
      words[at + word] = four;
      continue;
    }
    words[at + word] = four & ((1 << (count * 8)) - 1);
    return place + count === from ? -1 : place + count;
  }
  return -1;
}

/** Puts down the words of a name whose end is known; where it is empty or too long, what no name has. */
export function putName(bytes: Uint8Array, from: number, to: number, words: Int32Array, at: number): void {
  const isShort = from < to && to - from < nameWords * wordBytes;
  words.fill(0, at, at + nameWords);
  if (!isShort) words[at] = noName;
  for (let place = from; isShort && place < to; place++) {
    const word = at + ((place - from) >> 2);
    words[word] = (words[word] ?? 0) | ((bytes[place] ?? 0) << (((place - from) & 3) * 8));
  }
}

function hashAt(words: Int32Array, at: number): number {
  let hash = 0;
  for (let place = at; ; place++) {
    const word = words[place] ?? 0;
    hash = Math.imul(hash ^ (hash >>> 15) ^ word, 0x9e3779b1);
    if (isLast(word)) break;
  }
  hash = Math.imul(hash ^ (hash >>> 13), 0x85ebca77);
  return hash ^ (hash >>> 16);
}

/** Names and what they name, in the order in which they came. */
export class WordTable {
  /** By hash the place of an entry and one, and above it the bits of the hash that are left; 0 where free. */
  private slots: Int32Array;
  /** One entry behind the other: the number of what is named, and the words of the name. */
  private entries: Int32Array;
  /** Where the next entry begins. */
  private end = 0;
  private count = 0;

  constructor(room: number) {
    this.slots = new Int32Array(room * 2);
    this.entries = new Int32Array(room * 4);
  }

  /** The place of the entry with the name in some words, by its hash alone; -1 where there is none. */
  guess(words: Int32Array, at: number): number {
    return this.search(words, at, false);
  }

  /** True where the entry at a place has the name in some words. */
  isAt(place: number, words: Int32Array, at: number): boolean {
    const { entries } = this;
    for (let word = 0; ; word++) {
      const own = words[at + word] ?? 0;
      if (entries[place + 1 + word] !== own) return false;
      if (isLast(own)) return true;
    }
  }

  /** The place of the entry with the name in some words, -1 for none. */
  find(words: Int32Array, at: number): number {
    return this.search(words, at, true);
  }

  /** What the entry at a place names. */
  numberAt(place: number): number {
    return this.entries[place] ?? 0;
  }

  /** The place of the entry behind that at a place. */
  behind(place: number): number {
    let at = place + 1;
    while (!isLast(this.entries[at] ?? 0)) at++;
    return at + 1;
  }

  /** Takes in a name that is not there yet. */
  add(words: Int32Array, at: number, number: number): void {
    if (this.end + 1 + nameWords >= this.entries.length || this.count * 2 >= this.slots.length) this.grow();
    const { entries } = this;
    const place = this.end;
    entries[place] = number;
    let word = 0;
    for (; !isLast(words[at + word] ?? 0); word++) entries[place + 1 + word] = words[at + word] ?? 0;
    entries[place + 1 + word] = words[at + word] ?? 0;
    this.end = place + 2 + word;
    this.count++;
    this.enter(place);
  }

  /** Forgets all names. */
  clear(): void {
    this.slots.fill(0);
    this.entries.fill(0);
    this.end = 0;
    this.count = 0;
  }

  private search(words: Int32Array, at: number, isCompared: boolean): number {
    const { slots } = this;
    const hash = hashAt(words, at);
    const [mask, placeMask] = [slots.length - 1, this.entries.length - 1];
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const value = slots[slot] ?? 0;
      if (value === 0) return -1;
      const place = (value & placeMask) - 1;
      if (((value ^ hash) & ~placeMask) === 0 && (!isCompared || this.isAt(place, words, at))) return place;
    }
  }

  private enter(place: number): void {
    const { slots } = this;
    const hash = hashAt(this.entries, place + 1);
    const mask = slots.length - 1;
    let slot = hash & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = (hash & ~(this.entries.length - 1)) | (place + 1);
  }

  /** Twice the room. */
  private grow(): void {
    const before = this.entries;
    this.entries = new Int32Array(before.length * 2);
    this.entries.set(before);
    this.slots = new Int32Array(this.slots.length * 2);
    for (let place = 0; place < this.end; place = this.behind(place)) this.enter(place);
  }
}
