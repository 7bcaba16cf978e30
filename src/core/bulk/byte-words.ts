/** Bytes compared four at a time, as words with the first byte lowest. */

/** Bytes in a word. */
export const wordBytes = 4;

/** What of a word is compared where so many bytes of it are left, 1 to 4. */
export function maskOf(left: number): number {
  return -1 >>> ((wordBytes - left) * 8);
}

/** Packs bytes into words from a place on, four each, the last one filled up with zeros. */
export function putWords(words: Int32Array, from: number, bytes: Uint8Array, length: number): void {
  for (let at = 0, word = from; at < length; at += wordBytes, word++) {
    let packed = 0;
    for (let each = Math.min(at + wordBytes, length) - 1; each >= at; each--)
      packed = (packed << 8) | (bytes[each] ?? 0);
    words[word] = packed;
  }
}

/** True where a piece stands from one place up to another. */
export function isSame(piece: Uint8Array, bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from !== piece.length) return false;
  for (let at = 0; at < piece.length; at++) if (piece[at] !== bytes[from + at]) return false;
  return true;
}

/** True where so many bytes from one place on stand before `to` at another. */
export function isRepeated(bytes: Uint8Array, one: number, other: number, length: number, to: number): boolean {
  if (other + length > to) return false;
  for (let at = 0; at < length; at++) if (bytes[one + at] !== bytes[other + at]) return false;
  return true;
}

/** Numbers put into a wider list. */
export function widened<Numbers extends Int32Array | Uint16Array>(numbers: Numbers, into: Numbers): Numbers {
  into.set(numbers);
  return into;
}

/** A copy, which `slice` gives of an array but not of a buffer. */
export function copyOf(bytes: Uint8Array, from: number, to: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes.subarray(from, to));
}
