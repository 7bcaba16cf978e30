/** A byte that is no part of a UTF-8 text: its line, counted from 1, its place in the file, from 0, and its value. */
export interface InvalidByte {
  readonly line: number;
  readonly offset: number;
  readonly byte: number;
}

/** The text of some bytes; what could not be decoded stands in it as U+FFFD. */
export interface BytesRead {
  readonly text: string;
  /** The first ones only. */
  readonly invalid: readonly InvalidByte[];
  readonly invalidCount: number;
}

const toldEach = 3;

/** Made once: it costs more than to decode the file of one student. */
const utf8 = new TextDecoder('utf-8');

/**
 * The text of a file without its byte order mark. UTF-16 is known by its mark; everything else is taken for UTF-8.
 * Never throws for less than half a billion bytes.
 */
export function decodeBytes(bytes: Uint8Array): BytesRead {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decodeUtf16(bytes, 'utf-16le');
  if (first === 0xfe && second === 0xff) return decodeUtf16(bytes, 'utf-16be');
  const text = utf8.decode(bytes);
  if (!text.includes('\ufffd')) return { text, invalid: [], invalidCount: 0 };
  return { text, ...invalidIn(bytes) };
}

function decodeUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): BytesRead {
  const text = new TextDecoder(encoding).decode(bytes);
  const isWhole = bytes.length % 2 === 0;
  const line = isWhole ? 1 : text.split('\n').length;
  return isWhole
    ? { text, invalid: [], invalidCount: 0 }
    : { text, invalid: [{ line, offset: bytes.length - 1, byte: bytes.at(-1) ?? 0 }], invalidCount: 1 };
}

/** The length of the well formed character at a place; 0 where there is none (table 3-7 of the Unicode Standard). */
function lengthAt(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  const length =
    lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
  const least = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const most = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  for (let next = 1; next < length; next++) {
    const byte = bytes[at + next] ?? 0;
    if (byte < (next === 1 ? least : 0x80) || byte > (next === 1 ? most : 0xbf)) return 0;
  }
  return length;
}

function invalidIn(bytes: Uint8Array): Omit<BytesRead, 'text'> {
  const invalid: InvalidByte[] = [];
  let invalidCount = 0;
  let line = 1;
  for (let at = 0; at < bytes.length; ) {
    const length = lengthAt(bytes, at);
    const byte = bytes[at] ?? 0;
    if (length === 0) {
      invalidCount++;
      if (invalidCount <= toldEach) invalid.push({ line, offset: at, byte });
    }
    if (byte === 0x0a || (byte === 0x0d && bytes[at + 1] !== 0x0a)) line++;
    at += Math.max(1, length);
  }
  return { invalid, invalidCount };
}

/** Where Windows-1252 differs from Latin-1, from 0x80 on; Node 20 decodes it as Latin-1. A space is not assigned. */
const upper = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/** The character that a byte stands for in Windows-1252, which spreadsheets of Western Europe still write. */
export function inWindows1252(byte: number): string {
  return byte >= 0x80 && byte <= 0x9f ? upper.charAt(byte - 0x80) : String.fromCharCode(byte);
}
