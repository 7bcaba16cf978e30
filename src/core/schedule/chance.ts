/**
 * A number from 0 to below 1 that the text and the count always give: FNV-1a (Fowler, Noll, Vo; 32 bits) over its UTF-16
 * units, then the last step of MurmurHash3 (Appleby), so that counts and texts that lie close do not.
 */
export function drawn(text: string, count = 0): number {
  let h = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) h = Math.imul(h ^ text.charCodeAt(at), 0x01000193);
  h = Math.imul(h ^ count, 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 2 ** 32;
}
