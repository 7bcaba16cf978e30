import { compare, type Fraction, parseFraction, zero } from '../grading/fraction.ts';
import { isRuleName, type RuleName } from '../grading/rules.ts';
import { isMapping, type YamlValue } from '../source/yaml.ts';
import type { ContrastCut, Source } from './item.ts';

/** How one field is read: what it must be, for a message, and its value or nothing. */
export interface Field<Value> {
  readonly expected: string;
  read(value: YamlValue): Value | undefined;
}

const field = <Value>(expected: string, read: (value: YamlValue) => Value | undefined): Field<Value> => ({
  expected,
  read,
});

const truths: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['yes', true],
  ['on', true],
  ['false', false],
  ['no', false],
  ['off', false],
]);

export const text = field('text', (value) => (typeof value === 'string' && value.trim() !== '' ? value : undefined));

export const texts = field('a list of texts', (value) => {
  if (typeof value === 'string') {
    return value
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '');
  }
  if (value === null) return [];
  if (!Array.isArray(value)) return undefined;
  const list = value.filter((entry): entry is string => typeof entry === 'string');
  return list.length === value.length ? list : undefined;
});

export const truth = field('true or false', (value) =>
  typeof value === 'string' ? truths.get(value.toLowerCase()) : undefined,
);

export const level = field('a whole number from 1 to 9', (value) =>
  typeof value === 'string' && /^[1-9]$/.test(value) ? Number(value) : undefined,
);

export const points = field('a positive number, such as 2 or 1/2', (value): Fraction | undefined => {
  const read = typeof value === 'string' ? parseFraction(value) : undefined;
  return read !== undefined && compare(read, zero) > 0 ? read : undefined;
});

export const rule = field('the name of a rule', (value): RuleName | undefined =>
  typeof value === 'string' && isRuleName(value) ? value : undefined,
);

export const ident = field('letters, digits, `-`, `_` and `.`', (value) =>
  typeof value === 'string' && /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,99}$/u.test(value) ? value : undefined,
);

/** Seconds, from `90`, `90s`, `5m`, `1h`, `1:30`. */
export const seconds = field('a duration, such as 90s or 5m', (value) => {
  if (typeof value !== 'string') return undefined;
  const clock = /^(\d{1,3}):([0-5]\d)$/.exec(value);
  if (clock !== null) return Number(clock[1]) * 60 + Number(clock[2]) || undefined;
  const plain = /^(\d{1,6})\s*(s|m|h|min|)$/.exec(value.trim());
  const unit = plain?.[2] === 'h' ? 3600 : plain?.[2] === 'm' || plain?.[2] === 'min' ? 60 : 1;
  return plain === null ? undefined : Number(plain[1]) * unit || undefined;
});

/** The address and the words for it: `https://…`, or `{title: …, url: …}`. */
export const sources = field('a list of addresses', (value): readonly Source[] | undefined => {
  const entries = typeof value === 'string' ? [value] : value === null ? [] : value;
  if (!Array.isArray(entries)) return undefined;
  const list: Source[] = [];
  for (const entry of entries) {
    if (typeof entry === 'string') list.push({ title: '', url: entry });
    else if (isMapping(entry) && typeof entry['url'] === 'string') {
      list.push({ title: typeof entry['title'] === 'string' ? entry['title'] : '', url: entry['url'] });
    } else return undefined;
  }
  return list;
});

export const lintRules = field('`bank`', (value) => (value === 'bank' ? value : undefined));

export const mapping = field('a mapping', (value) => (isMapping(value) ? value : undefined));

/** The cut of a contrast table: `true` for the whole, or a mapping of `table`, `approaches`, `criteria`. */
export const contrastCut = field(
  'true, or a mapping of table, approaches and criteria',
  (value): ContrastCut | undefined => {
    if (value === 'true') return { approaches: [], criteria: [] };
    if (value === null || value === undefined || !isMapping(value)) return undefined;
    const known = ['table', 'approaches', 'criteria'];
    if (Object.keys(value).some((name) => !known.includes(name))) return undefined;
    const approaches = texts.read(value['approaches'] ?? null);
    const criteria = texts.read(value['criteria'] ?? null);
    const table = value['table'];
    if (approaches === undefined || criteria === undefined) return undefined;
    return { approaches, criteria, ...(typeof table === 'string' ? { table } : {}) };
  },
);

/** The place of a field in the lines of a YAML text: where its name begins, as line from 0 and column from 1. */
export function placeOfField(lines: readonly string[], name: string): { line: number; column: number; length: number } {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern = new RegExp(`(^|[\\s{,])(["']?)${escaped}\\2\\s*:`);
  for (const [index, line] of lines.entries()) {
    const found = pattern.exec(line);
    if (found !== null) return { line: index, column: found.index + (found[1]?.length ?? 0) + 1, length: name.length };
  }
  return { line: 0, column: 1, length: lines[0]?.length ?? 1 };
}
