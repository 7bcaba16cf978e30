/**
 * 32 bits over some bytes, a multiple of four of them that begins at one. Each step maps both the sum and the word
 * one to one, so that a change within a single word never goes unseen. Not meant to resist an attacker.
 */
export function checksum(bytes: Uint8Array<ArrayBuffer>): number {
  const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
  let sum = 0x811c9dc5;
  for (let at = 0; at < words.length; at++) {
    sum = Math.imul(sum ^ (words[at] ?? 0), 0x01000193);
    sum ^= sum >>> 15;
  }
  return sum >>> 0;
}
