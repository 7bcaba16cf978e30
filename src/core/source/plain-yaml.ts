/**
 * The YAML that nearly every learner writes: lines `key: value`, each value a plain word or text in simple quotes. Read
 * here in a twentieth of the time; whatever else stands in a text is for the parser, which gives the same for these.
 */

/** More lines than this are no file of one student. */
const linesAtMost = 5000;
const longestKey = 200;

const carriageReturn = 0x0d;
const space = 0x20;
const colon = 0x3a;
const hash = 0x23;
const minus = 0x2d;

/** Signs that mean more than themselves at the beginning of a value; a minus only before white space. */
const indicators = new Set([...'?:,[]{}#&*!|>\'"%@`'].map((sign) => sign.charCodeAt(0)));

const isWord = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39) || code === 0x5f;
/** What a key may hold behind its first character. */
const isInKey = (code: number): boolean => isWord(code) || code === minus || code === 0x2e || code === 0x2f;
/** A character that can be seen, a space included, below the surrogates. */
const isSeen = (code: number): boolean => (code >= space && code < 0x7f) || (code > 0xa0 && code < 0xd800);

/** The keys and values of such a text in the order of its lines; nothing for any other text. */
export function plainPairs(text: string): ReadonlyMap<string, string | null> | undefined {
  const pairs = new Map<string, string | null>();
  let at = text.startsWith('---\n') ? 4 : 0;
  let lines = 0;
  for (; at < text.length; lines++) {
    const keyEnd = endOfKey(text, at);
    if (keyEnd < 0 || lines >= linesAtMost) return undefined;
    const key = text.slice(at, keyEnd);
    let from = keyEnd + 1;
    while (text.charCodeAt(from) === space) from++;
    const feed = text.indexOf('\n', from);
    const next = feed < 0 ? text.length : feed;
    const end = feed > from && text.charCodeAt(feed - 1) === carriageReturn ? feed - 1 : next;
    if (pairs.has(key)) return undefined;
    if (end === from) {
      // Nothing behind the colon, not even a space.
      if (from !== keyEnd + 1) return undefined;
      pairs.set(key, null);
    } else {
      const value = from === keyEnd + 1 ? undefined : valueIn(text, from, end);
      if (value === undefined) return undefined;
      pairs.set(key, value);
    }
    at = next + 1;
  }
  return lines === 0 ? undefined : pairs;
}

/** Where the colon behind the key stands that begins at a place, or -1. */
function endOfKey(text: string, from: number): number {
  if (!isWord(text.charCodeAt(from))) return -1;
  let at = from + 1;
  while (isInKey(text.charCodeAt(at))) at++;
  return text.charCodeAt(at) === colon && at - from <= longestKey ? at : -1;
}

/** The value between two places of a line, nothing for one that is more than a word or simple quotes. */
function valueIn(text: string, from: number, end: number): string | undefined {
  const first = text.charCodeAt(from);
  if (first === 0x22 || first === 0x27) return quotedIn(text, from, end, first);
  if (indicators.has(first) || (first === minus && !isWord(text.charCodeAt(from + 1)))) return undefined;
  if (text.charCodeAt(end - 1) === space) return undefined;
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at);
    if (!isSeen(code)) return undefined;
    if (code === colon && (at + 1 >= end || text.charCodeAt(at + 1) === space)) return undefined;
    if (code === hash && text.charCodeAt(at - 1) === space) return undefined;
  }
  return text.slice(from, end);
}

function quotedIn(text: string, from: number, end: number, quote: number): string | undefined {
  for (let at = from + 1; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return at + 1 === end ? text.slice(from + 1, at) : undefined;
    if (code === 0x5c || !isSeen(code)) return undefined;
  }
  return undefined;
}
