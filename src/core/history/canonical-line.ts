/**
 * Knows the lines of which a log has most, just as this program writes them, from their bytes alone. Every other line,
 * were it only for a space, is left to `decodeLine`; a line that is known here is one that `decodeLine` takes as well.
 */
import { ratings } from '../schedule/card-state.ts';
import { modes, reviewModes, verdicts } from './decoders.ts';
import type { AttemptMade, Reviewed } from './event.ts';
import { skipBytes, skipCount, skipJson, skipPoints, skipText, skipWhole } from './json-bytes.ts';

type Shape = 'card' | 'count' | 'text' | 'points' | 'flag' | 'json' | readonly string[];
type Shapes<Fact> = { readonly [Name in Exclude<keyof Fact, 'is'>]: Shape };

const review: Shapes<Reviewed> = {
  card: 'card',
  rating: ratings,
  days: 'count',
  mode: reviewModes,
  verdict: verdicts,
  durationMs: 'count',
  hints: 'count',
  sitting: 'text',
  earned: 'points',
  possible: 'points',
  rule: 'text',
  response: 'json',
};

const attempt: Shapes<AttemptMade> = {
  sitting: 'text',
  step: 'count',
  deck: 'text',
  item: 'text',
  fingerprint: 'text',
  mode: modes,
  round: 'count',
  response: 'json',
  earned: 'points',
  possible: 'points',
  verdict: verdicts,
  rule: 'text',
  hints: 'count',
  durationMs: 'count',
  timedOut: 'flag',
};

/** Where the values of a line stand. A reader has one of these and fills it anew with each line. */
export interface CanonicalLine {
  is: 'review' | 'attempt';
  /** The id, without its quotes. */
  idFrom: number;
  idTo: number;
  at: number;
  offset: number;
  /** Of a review: the first of the card's 16 digits, which rating and mode by their number, the interval in days. */
  cardFrom: number;
  rating: number;
  days: number;
  mode: number;
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const opening = bytesOf('{"v":1,"id":');
const beforeAt = bytesOf(',"at":');
const beforeOffset = bytesOf(',"offset":');
const flags = [bytesOf('true'), bytesOf('false')];

interface Field {
  readonly before: Uint8Array;
  readonly shape: Exclude<Shape, readonly string[]> | 'word';
  readonly words: readonly Uint8Array[];
}

interface Template {
  readonly is: CanonicalLine['is'];
  readonly opening: Uint8Array;
  readonly fields: readonly Field[];
}

function templateOf(is: CanonicalLine['is'], shapes: Readonly<Record<string, Shape>>): Template {
  const fields = Object.entries(shapes).map(([name, shape]): Field => {
    const before = bytesOf(`,"${name}":`);
    if (typeof shape === 'string') return { before, shape, words: [] };
    return { before, shape: 'word', words: shape.map((word) => bytesOf(`"${word}"`)) };
  });
  return { is, opening: bytesOf(`,"is":"${is}"`), fields };
}

const templates = [templateOf('review', { ...review }), templateOf('attempt', { ...attempt })];

const places = Object.keys(review);
const ratingPlace = places.indexOf('rating');
const daysPlace = places.indexOf('days');
const modePlace = places.indexOf('mode');
const cardPlace = places.indexOf('card');

const quote = 0x22;
const backslash = 0x5c;
const lastAscii = 0x7e;
const closing = 0x7d;

/** The largest interval and the largest offset that fit into a column. */
const mostDays = 2 ** 31 - 1;
const mostOffset = 2 ** 15 - 1;

/** Reads whether the bytes from one place up to another are such a line, and where its values stand. */
export function canonicalReader(): {
  readonly line: CanonicalLine;
  read(bytes: Uint8Array, from: number, to: number): boolean;
} {
  const line: CanonicalLine = {
    is: 'review',
    idFrom: 0,
    idTo: 0,
    at: 0,
    offset: 0,
    cardFrom: 0,
    rating: 0,
    days: 0,
    mode: 0,
  };
  const read = (bytes: Uint8Array, from: number, to: number): boolean => {
    let at = skipBytes(bytes, from, opening);
    if (at < 0) return false;
    line.idFrom = at + 1;
    at = skipPlainText(bytes, at);
    if (at < 0) return false;
    line.idTo = at - 1;
    const atFrom = skipBytes(bytes, at, beforeAt);
    at = atFrom < 0 ? -1 : skipCount(bytes, atFrom);
    if (at < 0) return false;
    line.at = numberAt(bytes, atFrom, at);
    const offsetFrom = skipBytes(bytes, at, beforeOffset);
    at = offsetFrom < 0 ? -1 : skipWhole(bytes, offsetFrom);
    if (at < 0) return false;
    line.offset = numberAt(bytes, offsetFrom, at);
    if (Math.abs(line.offset) > mostOffset) return false;
    for (const template of templates) {
      const body = skipBytes(bytes, at, template.opening);
      if (body < 0) continue;
      line.is = template.is;
      const end = readFields(bytes, body, template, line);
      return end >= 0 && end + 1 === to && bytes[end] === closing && line.days <= mostDays;
    }
    return false;
  };
  return { line, read };
}

function readFields(bytes: Uint8Array, from: number, { fields, is }: Template, line: CanonicalLine): number {
  let at = from;
  line.days = 0;
  for (let place = 0; place < fields.length; place++) {
    const field = fields[place];
    if (field === undefined) return -1;
    const start = skipBytes(bytes, at, field.before);
    if (start < 0) return -1;
    if (field.shape === 'word') {
      const word = wordAt(bytes, start, field.words);
      if (word < 0) return -1;
      at = start + (field.words[word]?.length ?? 0);
      if (is === 'review' && place === ratingPlace) line.rating = word;
      else if (is === 'review' && place === modePlace) line.mode = word;
      continue;
    }
    at = skip(bytes, start, field.shape);
    if (at < 0) return -1;
    if (is === 'review' && place === daysPlace) line.days = numberAt(bytes, start, at);
    else if (is === 'review' && place === cardPlace) line.cardFrom = start + 1;
  }
  return at;
}

function skip(bytes: Uint8Array, at: number, shape: Exclude<Field['shape'], 'word'>): number {
  switch (shape) {
    case 'card':
      return skipCard(bytes, at);
    case 'count':
      return skipCount(bytes, at);
    case 'text':
      return skipText(bytes, at);
    case 'points':
      return skipPoints(bytes, at);
    case 'json':
      return skipJson(bytes, at);
    case 'flag': {
      const word = wordAt(bytes, at, flags);
      return word < 0 ? -1 : at + (flags[word]?.length ?? 0);
    }
  }
}

function wordAt(bytes: Uint8Array, at: number, words: readonly Uint8Array[]): number {
  for (let place = 0; place < words.length; place++) {
    const word = words[place];
    if (word !== undefined && skipBytes(bytes, at, word) >= 0) return place;
  }
  return -1;
}

function skipCard(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== quote || bytes[at + 17] !== quote) return -1;
  for (let place = at + 1; place < at + 17; place++) if (hexDigit(bytes[place] ?? 0) < 0) return -1;
  return at + 18;
}

/** Over a text of printable ASCII that nothing in is escaped. */
function skipPlainText(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== quote) return -1;
  for (let place = at + 1; ; place++) {
    const byte = bytes[place] ?? 0;
    if (byte === quote) return place + 1;
    if (byte < 0x20 || byte > lastAscii || byte === backslash) return -1;
  }
}

/** What a digit of a card's name stands for; -1 for any other byte, capitals included. */
export function hexDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  return byte >= 0x61 && byte <= 0x66 ? byte - 0x57 : -1;
}

/** The whole number between two places that hold nothing else. */
export function numberAt(bytes: Uint8Array, from: number, to: number): number {
  const isNegative = bytes[from] === 0x2d;
  let value = 0;
  for (let place = isNegative ? from + 1 : from; place < to; place++) value = value * 10 + (bytes[place] ?? 0) - 0x30;
  return isNegative ? -value : value;
}
