/**
 * Steps over one JSON value in the bytes of a line. Each function gives the place after the value, or -1 where there is
 * none of its sort or an unusual one: they accept less than JSON does and never more, since what they leave is read by
 * the full reader. A line feed is part of no value, so none is passed.
 */
const quote = 0x22;
const backslash = 0x5c;
const minus = 0x2d;
const zero = 0x30;
const comma = 0x2c;
const space = 0x20;

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const simpleEscapes = new Set(bytesOf('"\\/bfnrt'));
const constants = ['null', 'true', 'false'].map(bytesOf);

/** So many digits that a double holds every number of them exactly. */
const mostDigits = 15;
const deepest = 32;

const isDigit = (byte: number): boolean => byte >= zero && byte <= 0x39;
const isHex = (byte: number): boolean => isDigit(byte) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66);

function skipBytes(bytes: Uint8Array, at: number, expected: Uint8Array): number {
  for (let place = 0; place < expected.length; place++) if (bytes[at + place] !== expected[place]) return -1;
  return at + expected.length;
}

/** Over a whole number from 0 of at most 15 digits. */
export function skipCount(bytes: Uint8Array, at: number): number {
  if (bytes[at] === zero) return isDigit(bytes[at + 1] ?? 0) ? -1 : at + 1;
  return skipDigits(bytes, at);
}

function skipDigits(bytes: Uint8Array, at: number): number {
  let end = at;
  while (isDigit(bytes[end] ?? 0)) end++;
  return end === at || end - at > mostDigits ? -1 : end;
}

/** Over a whole number of at most 15 digits; not over `-0`. */
export function skipWhole(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== minus) return skipCount(bytes, at);
  return bytes[at + 1] === zero ? -1 : skipDigits(bytes, at + 1);
}

/** Over a text with its quotes. */
export function skipText(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== quote) return -1;
  let place = at + 1;
  for (;;) {
    const byte = bytes[place] ?? 0;
    if (byte === quote) return place + 1;
    if (byte < space) return -1;
    if (byte !== backslash) place++;
    else {
      place = skipEscape(bytes, place + 1);
      if (place < 0) return -1;
    }
  }
}

function skipEscape(bytes: Uint8Array, at: number): number {
  const byte = bytes[at] ?? 0;
  if (simpleEscapes.has(byte)) return at + 1;
  if (byte !== 0x75) return -1;
  for (let place = at + 1; place < at + 5; place++) if (!isHex(bytes[place] ?? 0)) return -1;
  return at + 5;
}

/** Over points such as `"1"` or `"-1/3"`, with their quotes. */
export function skipPoints(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== quote) return -1;
  let place = skipDigits(bytes, bytes[at + 1] === minus ? at + 2 : at + 1);
  if (place >= 0 && bytes[place] === 0x2f) place = bytes[place + 1] === zero ? -1 : skipDigits(bytes, place + 1);
  return place >= 0 && bytes[place] === quote ? place + 1 : -1;
}

/** Over any JSON without white space, of at most 32 levels. */
export function skipJson(bytes: Uint8Array, at: number, depth = 0): number {
  const byte = bytes[at] ?? 0;
  if (byte === quote) return skipText(bytes, at);
  if (byte === minus || isDigit(byte)) return skipNumber(bytes, at);
  if (byte === 0x5b) return depth === deepest ? -1 : skipMembers(bytes, at, 0x5d, depth, false);
  if (byte === 0x7b) return depth === deepest ? -1 : skipMembers(bytes, at, 0x7d, depth, true);
  for (const constant of constants) {
    const end = skipBytes(bytes, at, constant);
    if (end >= 0) return end;
  }
  return -1;
}

function skipNumber(bytes: Uint8Array, at: number): number {
  const end = skipCount(bytes, bytes[at] === minus ? at + 1 : at);
  return end >= 0 && bytes[end] === 0x2e ? skipDigits(bytes, end + 1) : end;
}

/** Over the members of a list, or of an object where they are named, up to and with the closing bracket. */
function skipMembers(bytes: Uint8Array, at: number, closing: number, depth: number, areNamed: boolean): number {
  if (bytes[at + 1] === closing) return at + 2;
  let place = at;
  do {
    place++;
    if (areNamed) {
      place = skipText(bytes, place);
      if (place < 0 || bytes[place] !== 0x3a) return -1;
      place++;
    }
    place = skipJson(bytes, place, depth + 1);
    if (place < 0) return -1;
  } while (bytes[place] === comma);
  return bytes[place] === closing ? place + 1 : -1;
}
