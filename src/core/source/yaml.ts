import { readFailsafe } from './failsafe-yaml.ts';
import { plainPairs } from './plain-yaml.ts';

/**
 * YAML in its failsafe schema: every scalar is the text that the author typed, so that `010`, `1:30`, `no` and a date
 * stay what they look like. Whoever wants a number asks for one where it is wanted.
 */
export type YamlValue = null | string | readonly YamlValue[] | YamlMapping;
export interface YamlMapping {
  readonly [name: string]: YamlValue;
}

export type YamlRead<Value> =
  | { readonly ok: true; readonly value: Value }
  /** Line and column count from 1 in the text that was read. */
  | { readonly ok: false; readonly reason: string; readonly line: number; readonly column: number };

/** More values than this after its aliases are followed is an attack or a mistake. */
const valueLimit = 20_000;
const depthLimit = 50;

/** Why a tree is too large to be read, aliases counted each time; nothing where it is not. */
function excessOf(tree: unknown): string | undefined {
  let count = 0;
  const below = (value: unknown, depth: number): string | undefined => {
    count += 1;
    if (depth > depthLimit) return `it is nested more than ${depthLimit} deep`;
    if (count > valueLimit) return `it stands for more than ${valueLimit} values`;
    if (typeof value !== 'object' || value === null) return undefined;
    for (const inner of Object.values(value)) {
      const excess = below(inner, depth + 1);
      if (excess !== undefined) return excess;
    }
    return undefined;
  };
  return below(tree, 0);
}

const isScalar = (value: unknown): value is null | string => value === null || typeof value === 'string';

/** A tree of scalars, lists and mappings without a prototype; whatever else a parser may give becomes null. */
function plain(value: unknown): YamlValue {
  if (isScalar(value)) return value;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object') return null;
  return mappingOf(Object.entries(value ?? {}).map(([name, inner]) => [name, plain(inner)]));
}

/** The value of a YAML text, or why it cannot be read. Never throws, whatever the text. */
export function readYaml(text: string): YamlRead<YamlValue> {
  const pairs = plainPairs(text);
  if (pairs !== undefined) return { ok: true, value: mappingOf(pairs) };
  const refuse = (reason: string, line = 1, column = 1) => ({ ok: false, reason, line, column }) as const;
  const read = readFailsafe(text);
  if (!read.ok) return refuse(read.reason, read.line + 1, read.column + 1);
  const excess = excessOf(read.value);
  if (excess !== undefined) return refuse(excess);
  return { ok: true, value: plain(read.value) };
}

/** The mapping of some keys and values, without a prototype. */
export function mappingOf(pairs: Iterable<readonly [string, YamlValue]>): YamlMapping {
  const mapping: Record<string, YamlValue> = Object.create(null);
  for (const [name, value] of pairs) mapping[name] = value;
  return mapping;
}

/** True for a mapping, not for a list or a scalar. */
export function isMapping(value: YamlValue | undefined): value is YamlMapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The mapping of a YAML text; anything else is refused with a reason. An empty text is an empty mapping. */
export function readYamlMapping(text: string): YamlRead<YamlMapping> {
  const read = readYaml(text);
  if (!read.ok) return read;
  if (read.value === null) return { ok: true, value: {} };
  if (isMapping(read.value)) return { ok: true, value: read.value };
  return { ok: false, reason: `${describeYaml(read.value)}, not a mapping`, line: 1, column: 1 };
}

/** What a value is, for a message: `the text "x"`, `a list`. */
export function describeYaml(value: YamlValue | undefined): string {
  if (value === undefined || value === null || value === '') return 'nothing';
  if (typeof value === 'string') return `\`${value.length > 40 ? `${value.slice(0, 40)}…` : value}\``;
  return Array.isArray(value) ? 'a list' : 'a mapping';
}
