/** Numbers the different pairs of 32-bit numbers that it is given, from 0; an open hash table, at most half full. */
export interface PairIndex {
  /** The number of a pair, or -1. */
  find(one: number, other: number): number;
  /** Enters a pair that is not there yet, and gives its number. */
  add(one: number, other: number): number;
}

/** An empty index. Each slot holds a pair and its number, raised by one so that 0 stands for none. */
export function pairIndex(): PairIndex {
  let slots = new Int32Array(1 << 14);
  let size = 0;

  /** Where the slot of a pair begins, or the free one where it belongs. */
  const slotOf = (one: number, other: number): number => {
    const mask = slots.length - 1;
    let slot = (mixed(one, other) << 2) & mask;
    while (slots[slot + 2] !== 0 && (slots[slot] !== one || slots[slot + 1] !== other)) slot = (slot + 4) & mask;
    return slot;
  };
  const put = (one: number, other: number, number: number): void => {
    const slot = slotOf(one, other);
    slots[slot] = one;
    slots[slot + 1] = other;
    slots[slot + 2] = number + 1;
  };
  const grow = (): void => {
    const before = slots;
    slots = new Int32Array(before.length * 4);
    for (let slot = 0; slot < before.length; slot += 4) {
      const number = (before[slot + 2] ?? 0) - 1;
      if (number >= 0) put(before[slot] ?? 0, before[slot + 1] ?? 0, number);
    }
  };
  return {
    find: (one, other) => (slots[slotOf(one, other) + 2] ?? 0) - 1,
    add: (one, other) => {
      put(one, other, size);
      size++;
      if (size * 8 > slots.length) grow();
      return size - 1;
    },
  };
}

/** The finalizer of MurmurHash3 (Appleby, public domain) over both numbers. */
function mixed(one: number, other: number): number {
  let hash = Math.imul(one ^ (one >>> 16), 0x85ebca6b) ^ other;
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
