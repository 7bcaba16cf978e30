import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseDeck } from '../../src/core/deck/parse.ts';
import { rules } from '../../src/core/grading/rules.ts';
import { readYamlMapping } from '../../src/core/source/yaml.ts';
import { namesIn, questions } from './page.ts';

const schema: unknown = JSON.parse(readFileSync(`${questions}front-matter.schema.json`, 'utf8'));

/** The value at the end of a path of names. */
function at(value: unknown, ...path: readonly string[]): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  const found =
    typeof value === 'object' && value !== null ? Object.entries(value).find(([key]) => key === name) : undefined;
  return at(found?.[1], ...rest);
}

const namesAt = (...path: readonly string[]): string[] => Object.keys(Object(at(schema, ...path)));

if (typeof schema !== 'object' || schema === null) throw new Error('the schema is no object');
const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);

/** What the schema says of a YAML text, as an editor reads it and with each value as the text that was typed. */
function faultsIn(yaml: string): string[] {
  const typed = readYamlMapping(yaml);
  return [parse(yaml) ?? {}, typed.ok ? { ...typed.value } : typed].flatMap((value: unknown) => {
    validate(JSON.parse(JSON.stringify(value)));
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  });
}

/** The YAML between the first two rules of a file, nothing for a file without. */
function frontMatter(url: URL): string | undefined {
  return /^\ufeff?---\r?\n([\s\S]*?)^---\r?$/m.exec(
    readFileSync(url, 'utf8').replace(/[ \t]*<!-- expect:.*?-->/g, ''),
  )?.[1];
}

const good = new URL('../corpus/good/', import.meta.url);
const bad = new URL('../corpus/bad/', import.meta.url);
const decks = new URL('../../questions/', import.meta.url);
const files = (folder: URL): [string, string][] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.md') && name !== 'FORMAT.md')
    .flatMap((name) => {
      const yaml = frontMatter(new URL(name, folder));
      return yaml === undefined ||
        parseDeck(name, `---\n${yaml}\n---\n`).diagnostics.some(({ code }) => /^front/.test(code))
        ? []
        : [[name, yaml] satisfies [string, string]];
    });

describe('the schema of the front matter', () => {
  it.each([...files(good), ...files(decks)].filter(([name]) => name !== 'rule-at-the-top.md'))('fits %s', (_, yaml) => {
    expect(faultsIn(yaml)).toEqual([]);
  });

  it.each(files(bad))('finds fault with %s where the reader does', (name, yaml) => {
    const codes = parseDeck(name, `---\n${yaml}\n---\n`).diagnostics.map(({ code }) => code);
    expect(faultsIn(yaml).length > 0).toBe(codes.some((code) => code === 'field-invalid' || code === 'field-unknown'));
  });

  it.each([
    ['level: 0', false],
    ['level: 9', true],
    ['level: hard', false],
    ['id: größe.1', true],
    ['id: a b', false],
    ['tags: one, two', true],
    ['tags: {a: b}', false],
    ['tags: [[a]]', false],
    ['sources: https://example.org', true],
    ['sources: [{title: Docs}]', false],
    ['defaults: {points: 1/2, time: 1:30, shuffle: no}', true],
    ['defaults: {points: 0}', false],
    ['defaults: {points: -1}', false],
    ['defaults: {points: many}', false],
    ['defaults: {time: soon}', false],
    ['defaults: {time: 0}', false],
    ['defaults: {time: 2 min}', true],
    ['defaults: {shuffle: maybe}', false],
    ['defaults: {partial: half}', false],
    ['defaults: {partial: halves}', true],
    ['defaults: {level: 2}', false],
    ['defaults: often', false],
    ['contrast: {a: b}', false],
    ['titel: x', false],
    ['title:', true],
    ['title: [a]', false],
  ])('takes %s as the reader does', (yaml, isRight) => {
    const found = parseDeck('deck.md', `---\n${yaml}\n---\n`).diagnostics.filter(({ code }) =>
      code.startsWith('field'),
    );
    expect([found.length === 0, faultsIn(yaml).length === 0]).toEqual([isRight, isRight]);
  });

  it('has the fields and defaults of FORMAT.md, each with a description', () => {
    expect(namesAt('properties')).toEqual(namesIn('A file is a deck'));
    expect(namesAt('properties', 'defaults', 'properties')).toEqual(
      ['points', 'partial', 'shuffle', 'case', 'accents', 'time'].filter((name) => namesIn('Settings').includes(name)),
    );
    for (const path of [['properties'], ['properties', 'defaults', 'properties']]) {
      for (const name of namesAt(...path)) expect(at(schema, ...path, name, 'description')).toMatch(/^[A-Z].+\.$/);
    }
  });

  it('knows every rule', () => {
    expect(at(schema, '$defs', 'rule', 'enum')).toEqual([...Object.keys(rules), null]);
  });
});
