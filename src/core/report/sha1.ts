const rotated = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

/** The bytes of a text in UTF-8; half of a pair of surrogates becomes U+FFFD. */
function utf8(text: string): readonly number[] {
  const bytes: number[] = [];
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    const code = point >= 0xd800 && point <= 0xdfff ? 0xfffd : point;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x1_0000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
  }
  return bytes;
}

/** The function and constant of a round of twenty (FIPS 180-4, 4.1.1 and 4.2.1). */
function mixed(round: number, b: number, c: number, d: number): readonly [number, number] {
  if (round < 20) return [(b & c) | (~b & d), 0x5a82_7999];
  if (round < 40) return [b ^ c ^ d, 0x6ed9_eba1];
  if (round < 60) return [(b & c) | (b & d) | (c & d), 0x8f1b_bcdc];
  return [b ^ c ^ d, 0xca62_c1d6];
}

/** SHA-1 of some bytes as five words of 32 bits (FIPS 180-4, 6.1). For names, not for secrets. */
function sha1(message: readonly number[]): readonly number[] {
  const bits = message.length * 8;
  const bytes = [...message, 0x80];
  while (bytes.length % 64 !== 56) bytes.push(0);
  for (let shift = 56; shift >= 0; shift -= 8) bytes.push(Math.floor(bits / 2 ** shift) & 0xff);
  let state = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476, 0xc3d2_e1f0];
  for (let block = 0; block < bytes.length; block += 64) {
    const words: number[] = [];
    for (let at = 0; at < 80; at++) {
      const byte = (of: number): number => bytes[block + at * 4 + of] ?? 0;
      const word = (back: number): number => words[at - back] ?? 0;
      words.push(
        at < 16
          ? (byte(0) << 24) | (byte(1) << 16) | (byte(2) << 8) | byte(3)
          : rotated(word(3) ^ word(8) ^ word(14) ^ word(16), 1),
      );
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0] = state;
    for (const [round, word] of words.entries()) {
      const [function_, constant] = mixed(round, b, c, d);
      const next = (rotated(a, 5) + function_ + e + constant + word) | 0;
      [a, b, c, d, e] = [next, a, rotated(b, 30), c, d];
    }
    state = [a, b, c, d, e].map((word, at) => (word + (state[at] ?? 0)) | 0);
  }
  return state;
}

/** The UUID of version 5 for a name in a name space, which is a UUID too (RFC 9562, 5.5). */
export function uuidOf(space: string, name: string): string {
  const spaceBytes = space.replaceAll('-', '').match(/../g) ?? [];
  const words = sha1([...spaceBytes.map((byte) => Number.parseInt(byte, 16)), ...utf8(name)]);
  const hex = words.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    variant + hex.slice(18, 20),
    hex.slice(20, 32),
  ].join('-');
}
