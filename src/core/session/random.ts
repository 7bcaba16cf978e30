/** A stream of chance that its seed repeats. */
export interface Random {
  /** The next number, at least 0 and below 1, with 53 bits of chance. */
  next(): number;
  /** The next whole number, at least 0 and below `n`, each as likely as the other; `n` from 1 to 2^32. */
  below(n: number): number;
}

const rotate = (x: number, by: number): number => (x << by) | (x >>> (32 - by));

/** The words of xoshiro128** by Blackman and Vigna (prng.di.unimi.it), 32 bits each, from four words of state. */
export function xoshiro128(state: readonly [number, number, number, number]): () => number {
  let [a, b, c, d] = state;
  return () => {
    const word = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return word;
  };
}

/** The last step of MurmurHash3 by Appleby: every bit of the word sways every bit of the result. */
function mixed(word: number): number {
  let h = word;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** The stream of a seed, any safe whole number. */
export function seededRandom(seed: number): Random {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`A seed is a whole number, not ${seed}.`);
  const high = Math.floor(seed / 2 ** 32) | 0;
  const low = seed | 0;
  const spread = (step: number): number => mixed((low + Math.imul(0x9e3779b9, step)) ^ mixed(high + step));
  const word = xoshiro128([spread(1), spread(2), spread(3), spread(4) | 1]);

  return {
    next: () => ((word() >>> 5) * 2 ** 26 + (word() >>> 6)) / 2 ** 53,
    below(n) {
      if (!Number.isInteger(n) || n < 1 || n > 2 ** 32) throw new RangeError(`Nothing can be drawn below ${n}.`);
      // Words beyond the last whole multiple of n would favour the small results, so they are drawn again.
      const limit = 2 ** 32 - (2 ** 32 % n);
      let drawn = word();
      while (drawn >= limit) drawn = word();
      return drawn % n;
    },
  };
}

/** The list in a new order, each order as likely as the other (Fisher–Yates). */
export function shuffled<T>(list: readonly T[], random: Random): T[] {
  const cells = list.map((value) => ({ value }));
  for (let last = cells.length - 1; last > 0; last -= 1) {
    const [a, b] = [cells[last], cells[random.below(last + 1)]];
    if (a !== undefined && b !== undefined) [a.value, b.value] = [b.value, a.value];
  }
  return cells.map((cell) => cell.value);
}

/**
 * A seed of its own for a name under a seed, from 0 to 2^32 − 1, so that an item keeps its order when another one is
 * added: MurmurHash3 (x86, 32 bits) by Appleby over the UTF-8 bytes of the name.
 */
export function derive(seed: number, text: string): number {
  const bytes = new TextEncoder().encode(text);
  const scramble = (block: number): number => Math.imul(rotate(Math.imul(block, 0xcc9e2d51), 15), 0x1b873593);
  const byte = (at: number): number => bytes[at] ?? 0;
  const whole = bytes.length - (bytes.length % 4);
  let h = seed | 0;
  for (let at = 0; at < whole; at += 4) {
    h ^= scramble(byte(at) | (byte(at + 1) << 8) | (byte(at + 2) << 16) | (byte(at + 3) << 24));
    h = (Math.imul(rotate(h, 13), 5) + 0xe6546b64) | 0;
  }
  if (whole < bytes.length) h ^= scramble(byte(whole) | (byte(whole + 1) << 8) | (byte(whole + 2) << 16));
  return mixed(h ^ bytes.length);
}
