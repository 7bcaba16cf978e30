import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isKind } from '../../src/core/item-types/index.ts';
import { codeIn } from './page.ts';

/** The names of a line such as `a, b?, c: [{d, e?}]` with what each is said to be. */
type Shape = ReadonlyMap<string, { readonly optional: boolean; readonly is: string }>;

/** A text cut at the separators that stand outside of brackets. */
function cut(text: string, separator: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const sign of text) {
    if ('[{'.includes(sign)) depth++;
    if (']}'.includes(sign)) depth--;
    if (sign === separator && depth === 0) parts.push('');
    else parts[parts.length - 1] += sign;
  }
  return parts.map((part) => part.trim());
}

function shapeOf(text: string): Shape {
  const fields = cut(text, ',').filter((field) => !/^(?:each|null) /.test(field));
  return new Map(
    fields.map((field) => {
      const [, name = '', mark = '', is = ''] = /^(\w+)(\??)(?::\s*([\s\S]*))?$/.exec(field) ?? [];
      return [name, { optional: mark === '?', is }];
    }),
  );
}

/** The shapes of a code block: a name, and after it, on its line and the indented ones, its fields. */
function shapesOf(content: string): ReadonlyMap<string, Shape> {
  const entries = content.trimEnd().split(/\n(?=\S)/);
  return new Map(
    entries.flatMap((entry) => {
      const [, names = '', fields = ''] = /^([a-z-]+(?:, [a-z-]+)*)\s+([\s\S]+)$/.exec(entry) ?? [];
      return names.split(', ').map((name) => [name, shapeOf(fields.replace(/\s+/g, ' '))] as const);
    }),
  );
}

const [parts, bodies] = codeIn('The shape of a deck', 'text').map(({ content }) => shapesOf(content));

/** What is wrong with the fields of a value: missing, unknown, or out of order. */
function faults(value: unknown, shape: Shape | undefined, where: string): string[] {
  if (shape === undefined || typeof value !== 'object' || value === null) return [`${where} has no shape`];
  const names = Object.keys(value);
  const inOrder = [...shape.keys()].filter((name) => names.includes(name));
  const missing = [...shape].filter(([name, { optional }]) => !optional && !names.includes(name)).map(([name]) => name);
  const own = [
    ...missing.map((name) => `${where} lacks ${name}`),
    ...(inOrder.join() === names.join() ? [] : [`${where} has ${names.join()}`]),
  ];
  return [
    ...own,
    ...Object.entries(value).flatMap(([name, inner]) => inside(inner, shape.get(name)?.is ?? '', `${where}.${name}`)),
  ];
}

/** The same for what a field holds, as its description says. */
function inside(value: unknown, is: string, where: string): string[] {
  const list = /^\[([\s\S]*)\]$/.exec(is)?.[1];
  if (list !== undefined && Array.isArray(value)) {
    return value.flatMap((entry: unknown) => {
      const records = cut(list, '|').filter((kind) => kind.startsWith('{') || parts?.has(kind));
      if (typeof entry !== 'object' || records.length === 0) return [];
      const found = records.map((kind) => inside(entry, kind, where));
      return found.find((one) => one.length === 0) ?? found.flat();
    });
  }
  const record = /^\{([\s\S]*)\}$/.exec(is)?.[1];
  if (record !== undefined) return faults(value, shapeOf(record.replace(/(\w+) \| (\w+)/g, '$1?, $2?')), where);
  return parts?.has(is) ? part(value, is, where) : [];
}

function part(value: unknown, name: string, where: string): string[] {
  const kind = field(value, 'kind');
  const own = faults(value, parts?.get(name), where);
  if (name !== 'item' || typeof kind !== 'string' || !isKind(kind)) return own;
  return [...own, ...faults(field(value, 'body'), bodies?.get(kind), `${where} ${kind}`)];
}

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Object.entries(value).find(([key]) => key === name)?.[1] : undefined;

describe('the shape of a deck in FORMAT.md', () => {
  const folder = new URL('../corpus/good/', import.meta.url);
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));

  it.each(names)('is that of %s', (name) => {
    const json: unknown = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
    expect(faults(Object.assign({ path: name }, json), parts?.get('deck'), 'deck')).toEqual([]);
  });

  it('names a body for each kind, and nothing that no file of the corpus has', () => {
    expect([...(bodies?.keys() ?? [])].every(isKind)).toBe(true);
    const all = names.map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n');
    const fields = [...(parts?.values() ?? []), ...(bodies?.values() ?? [])].flatMap((shape) => [...shape.keys()]);
    expect(fields.filter((name) => name !== 'path' && !all.includes(`"${name}":`))).toEqual([]);
  });
});
