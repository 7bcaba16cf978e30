import { misread, type Parsed } from '../session/parsed.ts';
import type { Operator, Value } from './comparison.ts';

/** Reads a query from left to right, a piece at a time. */
export interface Scanner {
  /** The place of the next piece, from 0; white space before it is passed over. */
  place(): number;
  /** The next piece where it is such a mark, taken. */
  mark(): '(' | ')' | ',' | '-' | undefined;
  /** The next piece where it is a field with an operator, taken. */
  field(): FieldSign | undefined;
  /** The next word or quoted phrase, taken; nothing where neither stands there at once. */
  value(): Parsed<QueryWord> | undefined;
  /** True where a comma was taken that has another value behind it, and not a field of its own. */
  comma(isField: (name: string) => boolean): boolean;
}

/** A field as it was written, and how it is compared. */
export interface FieldSign {
  readonly name: string;
  readonly operator: Operator;
  readonly at: number;
  readonly sign: Value;
}

/** A word, and whether it stood in quotation marks. */
interface QueryWord extends Value {
  readonly isQuoted: boolean;
}

const operators: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  [':', '='],
  ['=', '='],
  ['==', '='],
  ['!=', '!='],
  ['<', '<'],
  ['<=', '<='],
  ['>', '>'],
  ['>=', '>='],
]);

const space = /\s*/uy;
const marks = /([(),])|(-)/uy;
const fieldSign = /(\p{L}[\p{L}\p{N}_-]*)(\s*)(:|==|<=|>=|!=|[<>=])/uy;
const comma = /\s*,\s*/uy;
const fieldAfterComma = /\s*,\s*-*\s*(\p{L}[\p{L}\p{N}_-]*)\s*(?::|<|>|=|!=)/uy;
const word = /[^\s(),"]+/uy;
const phrase = /"((?:[^"\\]|\\.)*)("?)/suy;

/** The scanner of a text. In a quoted phrase `\"` is a quotation mark and `\\` a backslash; any other backslash is one. */
export function scannerOf(text: string): Scanner {
  let at = 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  const skip = (pattern: RegExp): RegExpExecArray | null => {
    const found = match(pattern);
    at += found?.[0].length ?? 0;
    return found;
  };
  const place = (): number => {
    skip(space);
    return at;
  };

  return {
    place,
    mark: () => {
      const [all] = match(marks) ?? [];
      if (all !== '(' && all !== ')' && all !== ',' && all !== '-') return undefined;
      at += 1;
      return all;
    },
    field: () => {
      const start = at;
      const [, name = '', gap = '', sign = ''] = match(fieldSign) ?? [];
      const operator = operators.get(sign);
      // A colon belongs to the word before it; the other signs may stand free, as in `due < 3d`.
      if (operator === undefined || (sign === ':' && gap !== '')) return undefined;
      const signAt = start + name.length + gap.length;
      at = signAt + sign.length;
      return { name, operator, at: start, sign: { text: sign, at: signAt } };
    },
    value: () => {
      const start = at;
      const bare = skip(word);
      if (bare !== null) return { ok: true, value: { text: bare[0], at: start, isQuoted: false } };
      const found = skip(phrase);
      if (found === null) return undefined;
      const [, inside = '', close] = found;
      if (close === '') return misread('The quotation mark is never closed.', start);
      if (inside.trim() === '') return misread('The quotation marks hold nothing.', start);
      return { ok: true, value: { text: inside.replace(/\\(["\\])/gu, '$1').trim(), at: start, isQuoted: true } };
    },
    comma: (isField) => {
      const [, name] = match(fieldAfterComma) ?? [];
      return (name === undefined || !isField(name)) && skip(comma) !== null;
    },
  };
}
