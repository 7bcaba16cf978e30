/** Finds the fields of a line, one after the other, as its template has them. */
import { skipCount, skipJson, skipPoints, skipText } from './json-bytes.ts';
import type { Field } from './line-templates.ts';
import { type Literal, literalIn, longestLiteral, skipLiteral } from './literal.ts';

/** Of each field of a line, in the order of its template: where it stands, and of a word which of those it may be. */
export interface FieldsFound {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly word: Int32Array;
}

/** Room for so many fields. */
export function fieldsFound(most: number): FieldsFound {
  return { from: new Int32Array(most), to: new Int32Array(most), word: new Int32Array(most) };
}

const quote = 0x22;
const backslash = 0x5c;

/** Finds the fields that begin at a place; the place after the last of them, or -1 where one is another. */
export function readFields(
  bytes: Uint8Array,
  view: DataView,
  from: number,
  fields: readonly Field[],
  found: FieldsFound,
): number {
  let at = from;
  for (let number = 0, field = fields[0]; field !== undefined; number++, field = fields[number]) {
    const repeated = field.last === undefined ? -1 : skipLiteral(view, at, field.last);
    if (repeated >= 0) {
      at = repeated;
      continue;
    }
    const start = skipLiteral(view, at, field.before);
    if (start < 0) return -1;
    if (field.shape === 'word') {
      const word = wordAt(view, start, field.words);
      found.word[number] = word;
      at = word < 0 ? -1 : start + (field.words[word]?.length ?? 0);
    } else if (field.shape === 'steady') {
      const end = skipText(bytes, start);
      if (end >= 0) field.last = end - at > longestLiteral ? undefined : literalIn(bytes, at, end);
      at = end;
    } else at = skip(bytes, start, field.shape);
    if (at < 0) return -1;
    found.from[number] = start;
    found.to[number] = at;
  }
  return at;
}

function skip(bytes: Uint8Array, at: number, shape: Exclude<Field['shape'], 'word' | 'steady'>): number {
  switch (shape) {
    case 'card':
      return skipCard(bytes, at);
    case 'count':
      return skipCount(bytes, at);
    case 'text':
      return skipText(bytes, at);
    case 'plain':
      return skipPlain(bytes, at);
    case 'points':
      return skipPoints(bytes, at);
    case 'json':
      return skipJson(bytes, at);
  }
}

function wordAt(view: DataView, at: number, words: readonly Literal[]): number {
  for (let number = 0; number < words.length; number++) {
    const word = words[number];
    if (word !== undefined && skipLiteral(view, at, word) >= 0) return number;
  }
  return -1;
}

/** Over a text of 16 places; whether they are digits is seen when they are read. */
function skipCard(bytes: Uint8Array, at: number): number {
  return bytes[at] === quote && bytes[at + 17] === quote ? at + 18 : -1;
}

/** Over a text in which nothing is escaped. */
function skipPlain(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== quote) return -1;
  for (let place = at + 1; ; place++) {
    const byte = bytes[place] ?? 0;
    if (byte === quote) return place + 1;
    if (byte < 0x20 || byte === backslash) return -1;
  }
}
