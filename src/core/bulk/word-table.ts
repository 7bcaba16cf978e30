/** Short names as a few words of four bytes, filled up with zeros: two of them are compared without going through their bytes. */
import { widened, wordBytes } from './byte-words.ts';

/** Words of a name. A longer one has no place in a table. */
export const nameWords = 4;
/** An entry: the words of a name, and the number of what it names. */
const entryWords = nameWords + 1;

/** In the place of the first word where there is no short name: no text has such a byte. */
export const noName = -1;

/** A word of a byte four times. */
export const fourOf = (byte: number): number => Math.imul(byte, 0x01010101);

/** How many bytes of a word stand before the first that another word has there. Source: H. S. Warren, Hacker's Delight, 6-1. */
function bytesBefore(word: number, enders: number): number {
  const different = word ^ enders;
  const found = (different - 0x01010101) & ~different & 0x80808080;
  return found === 0 ? wordBytes : (31 - Math.clz32(found & -found)) >>> 3;
}

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
    for (let rest = word + 1; rest < nameWords; rest++) words[at + rest] = 0;
    return place + count === from ? -1 : place + count;
  }
  return -1;
}

/** Puts down the words of a name whose end is known; where it is empty or too long, what no name has. */
export function putName(bytes: Uint8Array, from: number, to: number, words: Int32Array, at: number): void {
  const isShort = from < to && to - from < nameWords * wordBytes;
  words.fill(isShort ? 0 : noName, at, at + nameWords);
  for (let place = from; isShort && place < to; place++) {
    const word = at + ((place - from) >> 2);
    words[word] = (words[word] ?? 0) | ((bytes[place] ?? 0) << (((place - from) & 3) * 8));
  }
}

function hashAt(words: Int32Array, at: number): number {
  let hash = Math.imul(words[at] ?? 0, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 15) ^ (words[at + 1] ?? 0), 0x85ebca77);
  hash = Math.imul(hash ^ (hash >>> 13) ^ (words[at + 2] ?? 0), 0xc2b2ae3d);
  hash = Math.imul(hash ^ (hash >>> 16) ^ (words[at + 3] ?? 0), 0x27d4eb2f);
  return hash ^ (hash >>> 15);
}

/** Names and what they name, in the order in which they came. */
export class WordTable {
  /** By hash the place of an entry and one, and above it the bits of the hash that the place here does not tell; 0 where free. */
  private slots: Int32Array;
  private entries: Int32Array;
  private count = 0;

  constructor(room: number) {
    this.slots = new Int32Array(room * 2);
    this.entries = new Int32Array(room * entryWords);
  }

  /** The place of the entry with the name in some words, by its hash alone; -1 where there is none. */
  guess(words: Int32Array, at: number): number {
    const { slots } = this;
    const hash = hashAt(words, at);
    const mask = slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const value = slots[slot] ?? 0;
      if (value === 0) return -1;
      if (((value ^ hash) & ~mask) === 0) return (value & mask) - 1;
    }
  }

  /** True where the entry at a place has the name in some words. */
  isAt(place: number, words: Int32Array, at: number): boolean {
    const { entries } = this;
    const entry = place * entryWords;
    return (
      entries[entry] === words[at] &&
      entries[entry + 1] === words[at + 1] &&
      entries[entry + 2] === words[at + 2] &&
      entries[entry + 3] === words[at + 3]
    );
  }

  /** The place of the entry with the name in some words, -1 for none. */
  find(words: Int32Array, at: number): number {
    const { slots } = this;
    const hash = hashAt(words, at);
    const mask = slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const value = slots[slot] ?? 0;
      if (value === 0) return -1;
      const place = (value & mask) - 1;
      if (((value ^ hash) & ~mask) === 0 && this.isAt(place, words, at)) return place;
    }
  }

  /** What the entry at a place names. */
  numberAt(place: number): number {
    return this.entries[place * entryWords + nameWords] ?? 0;
  }

  /** Takes in a name that is not there yet. */
  add(words: Int32Array, at: number, number: number): void {
    if ((this.count + 1) * entryWords > this.entries.length) this.grow();
    const entry = this.count * entryWords;
    for (let word = 0; word < nameWords; word++) this.entries[entry + word] = words[at + word] ?? 0;
    this.entries[entry + nameWords] = number;
    this.enter(this.count);
    this.count++;
  }

  /** Forgets all names. */
  clear(): void {
    this.slots.fill(0);
    this.count = 0;
  }

  private enter(place: number): void {
    const { slots } = this;
    const hash = hashAt(this.entries, place * entryWords);
    const mask = slots.length - 1;
    let slot = hash & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = (hash & ~mask) | (place + 1);
  }

  private grow(): void {
    this.entries = widened(this.entries, new Int32Array(this.entries.length * 2));
    this.slots = new Int32Array(this.slots.length * 2);
    for (let place = 0; place < this.count; place++) this.enter(place);
  }
}
