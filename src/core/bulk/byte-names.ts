/**
 * Byte strings under consecutive numbers, found again without making a text of them: an open hash table over one block of
 * bytes, every hit compared byte for byte.
 */

/** Some byte strings, numbered from 0 in the order in which they came. Plain data, so that a thread can hand it over. */
export interface ByteNames {
  count: number;
  /** Number and one, by hash; zero where free. */
  slots: Int32Array<ArrayBuffer>;
  hashes: Int32Array<ArrayBuffer>;
  /** Where each begins in `bytes`; the next begins where it ends. */
  starts: Int32Array<ArrayBuffer>;
  bytes: Uint8Array<ArrayBuffer>;
}

/** An empty table. */
export function newByteNames(room = 16): ByteNames {
  return {
    count: 0,
    slots: new Int32Array(room * 2),
    hashes: new Int32Array(room),
    starts: new Int32Array(room + 1),
    bytes: new Uint8Array(room * 8),
  };
}

/** The hash of a range of bytes, as a scanner reckons it on its way: `hash * 31 + byte`, in 32 bits. */
export function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0;
  for (let at = from; at < to; at++) hash = (Math.imul(hash, 31) + (bytes[at] ?? 0)) | 0;
  return hash;
}

const mixed = (hash: number): number => {
  const half = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return (half ^ (half >>> 15)) >>> 0;
};

/** The number of a byte string whose hash is known, or -1. */
export function findName(names: ByteNames, bytes: Uint8Array, from: number, to: number, hash: number): number {
  const { slots, hashes, starts, bytes: kept } = names;
  const mask = slots.length - 1;
  const length = to - from;
  for (let slot = mixed(hash) & mask; ; slot = (slot + 1) & mask) {
    const place = (slots[slot] ?? 0) - 1;
    if (place < 0) return -1;
    if (hashes[place] !== hash) continue;
    const start = starts[place] ?? 0;
    if ((starts[place + 1] ?? 0) - start !== length) continue;
    let at = 0;
    while (at < length && kept[start + at] === bytes[from + at]) at++;
    if (at === length) return place;
  }
}

/** Adds a byte string that is not there yet; its number. */
export function addName(names: ByteNames, bytes: Uint8Array, from: number, to: number, hash: number): number {
  const place = names.count;
  const start = names.starts[place] ?? 0;
  const end = start + to - from;
  if (place + 1 >= names.hashes.length) {
    names.hashes = grown(names.hashes, names.hashes.length * 2);
    names.starts = grown(names.starts, names.hashes.length + 1);
    names.slots = new Int32Array(names.hashes.length * 2);
    for (let each = 0; each < place; each++) take(names.slots, names.hashes[each] ?? 0, each);
  }
  if (end > names.bytes.length) {
    const wider = new Uint8Array(Math.max(end, names.bytes.length * 2));
    wider.set(names.bytes.subarray(0, start));
    names.bytes = wider;
  }
  const { bytes: kept } = names;
  for (let at = from; at < to; at++) kept[start + at - from] = bytes[at] ?? 0;
  names.hashes[place] = hash;
  names.starts[place + 1] = end;
  take(names.slots, hash, place);
  names.count = place + 1;
  return place;
}

function take(slots: Int32Array, hash: number, place: number): void {
  const mask = slots.length - 1;
  let slot = mixed(hash) & mask;
  while (slots[slot] !== 0) slot = (slot + 1) & mask;
  slots[slot] = place + 1;
}

/** The bytes of a number. */
export function nameAt({ starts, bytes }: ByteNames, place: number): Uint8Array {
  return bytes.subarray(starts[place], starts[place + 1]);
}

/** The same numbers with room for more. */
export function grown(numbers: Int32Array, room: number): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(room);
  wider.set(numbers);
  return wider;
}
