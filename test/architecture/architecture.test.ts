import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { breaches, ruleNames } from './check.ts';
import { planted, plantedCopy } from './planted.ts';
import type { Breach } from './syntax.ts';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/.$/, '');

/** Reading every source twice takes a while on a small machine. */
const patienceMs = 120_000;

it(
  'finds no breach of the architecture',
  async () => {
    const found = (await breaches(root)).map(({ rule, file, what }) => `${rule}: ${file}: ${what}`);
    expect(found).toEqual([]);
  },
  patienceMs,
);

describe('a planted breach', () => {
  let copy: string;
  let found: readonly Breach[];

  beforeAll(async () => {
    copy = plantedCopy(root);
    found = await breaches(copy);
  }, patienceMs);
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  it.each(planted)('of $rule in $file is found and named', ({ rule, file }) => {
    const named = found.filter((breach) => breach.file === `src/${file}` || breach.what === `src/${file}`);
    expect(named.map((breach) => breach.rule)).toContain(rule);
  });

  it('exists for every rule', () => {
    const broken = new Set(planted.map(({ rule }) => rule));
    expect(ruleNames.filter((name) => !broken.has(name))).toEqual([]);
  });
});
