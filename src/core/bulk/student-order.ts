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

/** The numbers of all names by the code units of the names. */
export function inOrder(names: ByteNames): Int32Array {
  const { count, starts, bytes } = names;
  let order = Int32Array.from({ length: count }, (_, place) => place);
  let most = 0;
  for (let place = 0; place < count; place++) most = Math.max(most, (starts[place + 1] ?? 0) - (starts[place] ?? 0));
  if (most > longest) {
    const texts = Array.from(order, (place) => textOf(names, place));
    return order.sort((one, other) => byCodeUnits(texts[one] ?? '', texts[other] ?? ''));
  }
  // From the last byte to the first, each time without changing the order of equals.
  let sorted = new Int32Array(count);
  const begins = new Int32Array(257);
  for (let at = most - 1; at >= 0; at--) {
    begins.fill(0);
    const weightOf = (place: number): number => {
      const byte = (starts[place] ?? 0) + at;
      return byte < (starts[place + 1] ?? 0) ? (weights[bytes[byte] ?? 0] ?? 0) : 0;
    };
    for (let each = 0; each < count; each++) {
      const above = weightOf(order[each] ?? 0) + 1;
      begins[above] = (begins[above] ?? 0) + 1;
    }
    for (let weight = 1; weight < 257; weight++) begins[weight] = (begins[weight] ?? 0) + (begins[weight - 1] ?? 0);
    for (let each = 0; each < count; each++) {
      const place = order[each] ?? 0;
      const weight = weightOf(place);
      const to = begins[weight] ?? 0;
      sorted[to] = place;
      begins[weight] = to + 1;
    }
    [order, sorted] = [sorted, order];
  }
  return order;
}
