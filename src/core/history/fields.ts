import type { Json } from '../item-types/contract.ts';

/**
 * Reads the fields of a JSON object of unknown shape. A field that is not what was asked for gives a harmless value and
 * is named in `faults`, so a decoder reads straight down and the caller looks once whether it may believe the result.
 */
export interface Fields {
  readonly faults: readonly string[];
  text(name: string): string;
  /** A whole number from 0. */
  count(name: string): number;
  /** Any whole number that a double holds exactly. */
  whole(name: string): number;
  /** Any finite number. */
  number(name: string): number;
  flag(name: string): boolean;
  /** One of the words. */
  word<Word extends string>(name: string, words: readonly [Word, ...Word[]]): Word;
  json(name: string): Json;
  /** What `read` makes of a text, where `undefined` means that it is not one of its kind. */
  parsed<Value>(name: string, read: (text: string) => Value | undefined, otherwise: Value): Value;
  /** The list of objects in a field, each read by `each`. */
  list<Value>(name: string, each: (fields: Fields) => Value): readonly Value[];
  counts(name: string): readonly number[];
  /** Finite numbers. */
  numbers(name: string): readonly number[];
  /** The object in a field. */
  object<Value>(name: string, read: (fields: Fields) => Value): Value;
  /** Whether the field is there at all. */
  has(name: string): boolean;
}

/** The fields of a value; one that is no object has none and is at fault. */
export function fieldsOf(value: unknown): Fields {
  return reader(value, '', []);
}

const deepest = 64;

/** The value as JSON, or nothing where JSON cannot hold it or it is nested more than 64 deep. */
function jsonOf(value: unknown, depth = 0): Json | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'object' || depth === deepest) return undefined;
  if (Array.isArray(value)) return every(value.map((inner: unknown) => jsonOf(inner, depth + 1)));
  const values = every(Object.values(value).map((inner: unknown) => jsonOf(inner, depth + 1)));
  return values && Object.fromEntries(Object.keys(value).map((name, at) => [name, values[at] ?? null]));
}

function every<Value>(values: readonly (Value | undefined)[]): readonly Value[] | undefined {
  const there = values.filter((value) => value !== undefined);
  return there.length === values.length ? there : undefined;
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

function reader(value: unknown, path: string, faults: string[]): Fields {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isObject) faults.push(path === '' ? 'the line' : path.slice(0, -1));
  const fields = new Map<string, unknown>(isObject ? Object.entries(value) : []);
  const fault = <Value>(name: string, otherwise: Value): Value => {
    if (isObject) faults.push(path + name);
    return otherwise;
  };
  const text = (name: string): string => {
    const found = fields.get(name);
    return typeof found === 'string' ? found : fault(name, '');
  };
  return {
    faults,
    text,
    count: (name) => {
      const found = fields.get(name);
      return isCount(found) ? found : fault(name, 0);
    },
    whole: (name) => {
      const found = fields.get(name);
      return typeof found === 'number' && Number.isSafeInteger(found) ? found : fault(name, 0);
    },
    number: (name) => {
      const found = fields.get(name);
      return isNumber(found) ? found : fault(name, 0);
    },
    flag: (name) => {
      const found = fields.get(name);
      return typeof found === 'boolean' ? found : fault(name, false);
    },
    word: (name, words) => {
      const found = fields.get(name);
      return words.find((word) => word === found) ?? fault(name, words[0]);
    },
    json: (name) => {
      const found = jsonOf(fields.get(name));
      return found === undefined ? fault(name, null) : found;
    },
    parsed: (name, read, otherwise) => {
      const found = fields.get(name);
      const made = typeof found === 'string' ? read(found) : undefined;
      return made ?? fault(name, otherwise);
    },
    list: (name, each) => {
      const found: unknown = fields.get(name);
      if (!Array.isArray(found)) return fault(name, []);
      return found.map((inner: unknown, at) => each(reader(inner, `${path}${name}[${at}].`, faults)));
    },
    counts: (name) => {
      const found: unknown = fields.get(name);
      return Array.isArray(found) && found.every(isCount) ? found : fault(name, []);
    },
    numbers: (name) => {
      const found: unknown = fields.get(name);
      return Array.isArray(found) && found.every(isNumber) ? found : fault(name, []);
    },
    object: (name, read) => read(reader(fields.get(name), `${path}${name}.`, faults)),
    has: (name) => fields.has(name),
  };
}
