/**
 * The fingerprint of a text to the letter: 64 bits as 16 hexadecimal digits. cyrb64 by bryc (public domain): two 32-bit
 * multiplicative hashes, mixed. Not meant to resist an attacker.
 */
export function exactFingerprint(text: string): string {
  let first = 0xdeadbeef;
  let second = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    first = Math.imul(first ^ unit, 2654435761);
    second = Math.imul(second ^ unit, 1597334677);
  }
  const mixed = (one: number, other: number) =>
    Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909);
  first = mixed(first, second);
  second = mixed(second, first);
  return [second, first].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
