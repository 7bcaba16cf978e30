/**
 * Knows the lines of which a log has most, just as this program writes them, from their bytes alone. Every other line,
 * were it only for a space, is left to `decodeLine`; a line that is known here is one that `decodeLine` takes as well.
 */
import { skipCount, skipWhole } from './json-bytes.ts';
import { type FieldsFound, fieldsFound, readFields } from './line-fields.ts';
import { place, type Template, templates } from './line-templates.ts';
import { type Literal, literalIn, literalOf, skipLiteral } from './literal.ts';

/** What a line says, as far as a replay needs it. A reader has one of these and fills it anew with each line. */
export interface CanonicalLine {
  is: Template['is'];
  /** Where the id stands, without its quotes. */
  idFrom: number;
  idTo: number;
  /** Whether all of it but its last six digits is the same as in the last line that was read. */
  isSameProcess: boolean;
  at: number;
  offset: number;
  /** Of a review and of a card that was seen: where the 16 digits of the card begin, and their halves in 32 bits. */
  cardFrom: number;
  cardHigh: number;
  cardLow: number;
  /** Of a review: rating and mode by their number, the interval in days. */
  rating: number;
  mode: number;
  days: number;
  /** Of a card that was seen: by what it was known, by its number, and where the texts of its look stand. */
  by: number;
  isExplicit: boolean;
  readonly deck: Range;
  readonly item: Range;
  readonly facet: Range;
  readonly front: Range;
  readonly back: Range;
}

/** From one place up to another. */
export interface Range {
  from: number;
  to: number;
}

const range = (): Range => ({ from: 0, to: 0 });
const blankLine = (): CanonicalLine => ({
  is: 'review',
  idFrom: 0,
  idTo: 0,
  isSameProcess: false,
  at: 0,
  offset: 0,
  cardFrom: 0,
  cardHigh: 0,
  cardLow: 0,
  rating: 0,
  mode: 0,
  days: 0,
  by: 0,
  isExplicit: false,
  deck: range(),
  item: range(),
  facet: range(),
  front: range(),
  back: range(),
});

const opening = literalOf('{"v":1,"id":');
const beforeAt = literalOf(',"at":');
const beforeOffset = literalOf(',"offset":');

const quote = 0x22;
const dot = 0x2e;
/** As `eventId` writes a count, as long as it is below a million. */
const countDigits = 6;
const backslash = 0x5c;
const lastAscii = 0x7e;
const closing = 0x7d;
const lineFeed = 0x0a;

/** What each byte stands for as a digit of a card's name; -1 for those that are none, capitals included. */
const digits = Int8Array.from({ length: 256 }, (_, byte) => '0123456789abcdef'.indexOf(String.fromCharCode(byte)));

/** So many bytes an id has at most; those that this program makes have at most 60. */
const longestId = 100;
/** The largest interval and the largest offset that fit into a column. */
export const mostDays = 2 ** 31 - 1;
export const mostOffset = 2 ** 15 - 1;

/** Reads whether a line is such a one, and what it says. */
export function canonicalReader(): {
  readonly line: CanonicalLine;
  /**
   * Where the line ends that begins at a place, with its line feed left out; -1 where it is another. `view` is of the
   * same bytes. At least `longestLiteral` bytes have to follow some line feed from there on.
   */
  read(bytes: Uint8Array, view: DataView, from: number): number;
} {
  const line = blankLine();
  const known = templates();
  const origin: Origin = { last: undefined };
  const found = fieldsFound(Math.max(...known.map(({ fields }) => fields.length)));
  const endOf = (bytes: Uint8Array, view: DataView, from: number): number => {
    const idEnd = readId(bytes, view, from, line, origin);
    const body = idEnd < 0 ? -1 : readTimes(bytes, view, idEnd, line);
    if (body < 0) return -1;
    for (const template of known) {
      const start = skipLiteral(view, body, template.opening);
      if (start < 0) continue;
      const end = readFields(bytes, view, start, template.fields, found);
      const isLine = end >= 0 && bytes[end] === closing && bytes[end + 1] === lineFeed;
      return isLine && fill(line, template.is, bytes, found) ? end + 1 : -1;
    }
    return -1;
  };
  const read = (bytes: Uint8Array, view: DataView, from: number): number => {
    const end = endOf(bytes, view, from);
    if (end < 0) origin.last = undefined;
    return end;
  };
  return { line, read };
}

/** The line up to the count in the id, as it stood last. */
interface Origin {
  last: Literal | undefined;
}

/** The place after the id, or -1. Lines of one process mostly follow each other. */
function readId(bytes: Uint8Array, view: DataView, from: number, line: CanonicalLine, origin: Origin): number {
  line.idFrom = from + opening.length + 1;
  const counted = origin.last === undefined ? -1 : skipLiteral(view, from, origin.last);
  if (counted >= 0 && skipCounted(bytes, counted) >= 0) {
    line.idTo = counted + countDigits;
    line.isSameProcess = true;
    return line.idTo + 1;
  }
  const start = skipLiteral(view, from, opening);
  const end = start < 0 ? -1 : skipPlainAscii(bytes, start);
  if (end < 0 || end - start - 2 > longestId) return -1;
  line.idTo = end - 1;
  line.isSameProcess = false;
  const countFrom = line.idTo - countDigits;
  const isCounted = countFrom > line.idFrom && bytes[countFrom - 1] === dot && skipCounted(bytes, countFrom) >= 0;
  origin.last = isCounted ? literalIn(bytes, from, countFrom) : undefined;
  return end;
}

/** Over six digits and a quote. */
function skipCounted(bytes: Uint8Array, at: number): number {
  for (let place = at; place < at + countDigits; place++) {
    const byte = bytes[place] ?? 0;
    if (byte < 0x30 || byte > 0x39) return -1;
  }
  return bytes[at + countDigits] === quote ? at + countDigits + 1 : -1;
}

/** The place after the time and the offset, or -1. */
function readTimes(bytes: Uint8Array, view: DataView, from: number, line: CanonicalLine): number {
  const atFrom = skipLiteral(view, from, beforeAt);
  const atEnd = atFrom < 0 ? -1 : skipCount(bytes, atFrom);
  const offsetFrom = atEnd < 0 ? -1 : skipLiteral(view, atEnd, beforeOffset);
  const end = offsetFrom < 0 ? -1 : skipWhole(bytes, offsetFrom);
  if (end < 0) return -1;
  line.at = numberAt(bytes, atFrom, atEnd);
  line.offset = numberAt(bytes, offsetFrom, end);
  return Math.abs(line.offset) <= mostOffset ? end : -1;
}

function fill(line: CanonicalLine, is: CanonicalLine['is'], bytes: Uint8Array, found: FieldsFound): boolean {
  line.is = is;
  line.days = 0;
  if (is === 'review') {
    if (!fillCard(line, bytes, (found.from[place.card] ?? 0) + 1)) return false;
    line.rating = found.word[place.rating] ?? 0;
    line.mode = found.word[place.mode] ?? 0;
    line.days = numberAt(bytes, found.from[place.days] ?? 0, found.to[place.days] ?? 0);
  } else if (is === 'card-seen') {
    if (!fillCard(line, bytes, (found.from[place.seenCard] ?? 0) + 1)) return false;
    line.isExplicit = found.word[place.explicit] === 1;
    line.by = found.word[place.by] ?? 0;
    setRange(line.deck, found, place.deck);
    setRange(line.item, found, place.item);
    setRange(line.facet, found, place.facet);
    setRange(line.front, found, place.front);
    setRange(line.back, found, place.back);
  }
  return line.days <= mostDays;
}

function setRange(range: Range, { from, to }: FieldsFound, place: number): void {
  range.from = (from[place] ?? 0) + 1;
  range.to = (to[place] ?? 0) - 1;
}

/** Reads a card's digits; false where one of them is none. */
function fillCard(line: CanonicalLine, bytes: Uint8Array, from: number): boolean {
  let all = 0;
  let high = 0;
  let low = 0;
  for (let place = from; place < from + 8; place++) {
    const digit = digits[bytes[place] ?? 0] ?? -1;
    const other = digits[bytes[place + 8] ?? 0] ?? -1;
    all |= digit | other;
    high = (high << 4) | digit;
    low = (low << 4) | other;
  }
  line.cardFrom = from;
  line.cardHigh = high;
  line.cardLow = low;
  return all >= 0;
}

/** Over a text of ASCII in which nothing is escaped. */
function skipPlainAscii(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== quote) return -1;
  for (let place = at + 1; ; place++) {
    const byte = bytes[place] ?? 0;
    if (byte === quote) return place + 1;
    if (byte < 0x20 || byte > lastAscii || byte === backslash) return -1;
  }
}

/** The whole number between two places that hold nothing else. */
function numberAt(bytes: Uint8Array, from: number, to: number): number {
  if (bytes[from] === 0x2d) return -digitsAt(bytes, from + 1, to);
  // So many digits fit into 32 bits, with which the computer is quicker.
  const low = Math.max(from, to - 9);
  return low === from ? digitsAt(bytes, from, to) : digitsAt(bytes, from, low) * 1e9 + digitsAt(bytes, low, to);
}

function digitsAt(bytes: Uint8Array, from: number, to: number): number {
  let value = 0;
  for (let place = from; place < to; place++) value = (Math.imul(value, 10) + (bytes[place] ?? 0) - 0x30) | 0;
  return value;
}
