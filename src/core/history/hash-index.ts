/** Numbers the different pairs of 32-bit numbers that it is given, from 0; an open hash table, at most half full. */
export interface PairIndex {
  /** The number of a pair, or -1. */
  find(one: number, other: number): number;
  /** Enters a pair that is not there yet, and gives its number. */
  add(one: number, other: number): number;
}

/** An empty index. */
export function pairIndex(): PairIndex {
  let slots = new Int32Array(1 << 12).fill(-1);
  let pairs = new Int32Array(slots.length);
  let size = 0;

  /** The slot of a pair, or the free one where it belongs. */
  const slotOf = (one: number, other: number): number => {
    const mask = slots.length - 1;
    let slot = mixed(one, other) & mask;
    for (let number = slots[slot] ?? -1; number >= 0; number = slots[slot] ?? -1) {
      if (pairs[number * 2] === one && pairs[number * 2 + 1] === other) break;
      slot = (slot + 1) & mask;
    }
    return slot;
  };
  const grow = (): void => {
    slots = new Int32Array(slots.length * 4).fill(-1);
    const before = pairs;
    pairs = new Int32Array(slots.length);
    pairs.set(before);
    for (let number = 0; number < size; number++)
      slots[slotOf(pairs[number * 2] ?? 0, pairs[number * 2 + 1] ?? 0)] = number;
  };
  return {
    find: (one, other) => slots[slotOf(one, other)] ?? -1,
    add: (one, other) => {
      const number = size++;
      slots[slotOf(one, other)] = number;
      pairs[number * 2] = one;
      pairs[number * 2 + 1] = other;
      if (size * 2 === slots.length) grow();
      return number;
    },
  };
}

/** The finalizer of MurmurHash3 (Appleby, public domain) over both numbers. */
function mixed(one: number, other: number): number {
  let hash = Math.imul(one ^ (one >>> 16), 0x85ebca6b) ^ other;
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
