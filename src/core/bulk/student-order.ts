import { byCodeUnits } from '../marking/order.ts';
import type { ByteNames } from './byte-names.ts';

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
/** Longer names are compared as texts. */
const longest = 64;

/** The text of a name. */
export function textOf({ starts, bytes }: ByteNames, place: number): string {
  return utf8.decode(bytes.subarray(starts[place], starts[place + 1]));
}

/**
 * What a byte of UTF-8 weighs, so that names are in the order of their UTF-16 code units: there the characters beyond
 * U+FFFF, whose first byte is F0 or more, come before those from U+E000 on, whose first byte is EE or EF. Zero is the end
 * of a name.
 */
const weights = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 0xf0) return byte - 1;
  return byte >= 0xee ? byte + 0x10 : byte + 1;
});

const weightCount = 257;
/** Names that are gone through in one call: what is called often is compiled, what runs long in one call hardly. */
const blockNames = 1024;

/** A place in names at which not all of them have the same. */
interface TellingPlace {
  readonly at: number;
  /** How many weights there are at it, and the rank of each among them. */
  readonly count: number;
  readonly ranks: Uint16Array;
}

/** The numbers of all names by the code units of the names. */
export function inOrder(names: ByteNames): Int32Array {
  const { count } = names;
  let order = new Int32Array(count);
  let most = 0;
  inBlocks(count, (from, to) => {
    for (let place = from; place < to; place++) order[place] = place;
    most = Math.max(most, longestOf(names, from, to));
  });
  if (most > longest) {
    const texts = Array.from(order, (place) => textOf(names, place));
    return order.sort((one, other) => byCodeUnits(texts[one] ?? '', texts[other] ?? ''));
  }
  const telling = tellingPlaces(names, most);
  const heapsAtMost = Math.max(weightCount, Math.min(count, 1 << 16));
  const heapOf = new Uint16Array(count);
  let sorted = new Int32Array(count);
  // From the last place to the first, each time as many as make few heaps, and without changing the order within a heap.
  for (let end = telling.length, begin = end; end > 0; end = begin) {
    let heaps = 1;
    for (let next = telling[begin - 1]; next !== undefined; next = telling[begin - 1]) {
      if (heaps * next.count > heapsAtMost) break;
      heaps *= next.count;
      begin--;
    }
    const places = telling.slice(begin, end);
    const begins = new Int32Array(heaps + 1);
    heapOf.fill(0);
    inBlocks(count, (from, to) => {
      for (const place of places) addRanks(names, place, heapOf, from, to);
      for (let each = from; each < to; each++)
        begins[(heapOf[each] ?? 0) + 1] = (begins[(heapOf[each] ?? 0) + 1] ?? 0) + 1;
    });
    inBlocks(heaps, (from, to) => {
      for (let heap = from; heap < to; heap++) begins[heap + 1] = (begins[heap + 1] ?? 0) + (begins[heap] ?? 0);
    });
    inBlocks(count, (from, to) => putInHeaps(order, heapOf, begins, sorted, from, to));
    [order, sorted] = [sorted, order];
  }
  return order;
}

function inBlocks(count: number, doBlock: (from: number, to: number) => void): void {
  for (let from = 0; from < count; from += blockNames) doBlock(from, Math.min(count, from + blockNames));
}

function longestOf({ starts }: ByteNames, from: number, to: number): number {
  let most = 0;
  for (let place = from; place < to; place++) most = Math.max(most, (starts[place + 1] ?? 0) - (starts[place] ?? 0));
  return most;
}

/** The places among so many of each name that tell names apart. */
function tellingPlaces(names: ByteNames, most: number): readonly TellingPlace[] {
  const seen = new Uint8Array(most * weightCount);
  inBlocks(names.count, (from, to) => seeWeights(names, most, seen, from, to));
  const telling: TellingPlace[] = [];
  for (let at = 0; at < most; at++) {
    const ranks = new Uint16Array(weightCount);
    let found = 0;
    for (let weight = 0; weight < weightCount; weight++) {
      ranks[weight] = found;
      found += seen[at * weightCount + weight] ?? 0;
    }
    if (found > 1) telling.push({ at, count: found, ranks });
  }
  return telling;
}

/** Notes which weights some names have at each of so many places. */
function seeWeights({ starts, bytes }: ByteNames, most: number, seen: Uint8Array, from: number, to: number): void {
  for (let each = from; each < to; each++) {
    const begin = starts[each] ?? 0;
    const length = (starts[each + 1] ?? 0) - begin;
    for (let at = 0; at < length; at++) seen[at * weightCount + (weights[bytes[begin + at] ?? 0] ?? 0)] = 1;
    for (let at = length; at < most; at++) seen[at * weightCount] = 1;
  }
}

/** Parts the heaps of some names by one place more. */
function addRanks(
  { starts, bytes }: ByteNames,
  { at, count, ranks }: TellingPlace,
  heapOf: Uint16Array,
  from: number,
  to: number,
): void {
  for (let each = from; each < to; each++) {
    const byte = (starts[each] ?? 0) + at;
    const weight = byte < (starts[each + 1] ?? 0) ? (weights[bytes[byte] ?? 0] ?? 0) : 0;
    heapOf[each] = (heapOf[each] ?? 0) * count + (ranks[weight] ?? 0);
  }
}

/** Puts some of the names, in their order, behind what their heaps hold. */
function putInHeaps(
  order: Int32Array,
  heapOf: Uint16Array,
  begins: Int32Array,
  sorted: Int32Array,
  from: number,
  to: number,
): void {
  for (let each = from; each < to; each++) {
    const place = order[each] ?? 0;
    const heap = heapOf[place] ?? 0;
    const at = begins[heap] ?? 0;
    sorted[at] = place;
    begins[heap] = at + 1;
  }
}
