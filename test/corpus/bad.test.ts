import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { check } from '../../src/commands/check.ts';
import { codes } from '../../src/core/diagnostics/codes.ts';
import { fakeWorld } from '../support/world.ts';

const corpus = new URL('.', import.meta.url).pathname;
const mark = /[ \t]*<!-- expect: ([\w, -]+) -->/;

/** The marks of a file by line, and the bytes without them. Bytes are read as Latin-1, which keeps each of them. */
function unmarked(path: string): { expected: string[]; text: string } {
  const expected: string[] = [];
  const lines = readFileSync(path, 'latin1').split('\n');
  const text = lines.map((line, index) =>
    line.replace(mark, (_, names: string) => {
      for (const name of names.split(',')) expected.push(`${name.trim()} on line ${index + 1}`);
      return '';
    }),
  );
  return { expected: expected.sort(), text: text.join('\n') };
}

const plain = readdirSync(join(corpus, 'bad')).filter((name) => name.endsWith('.md'));
const run = readdirSync(join(corpus, 'bad/run')).map((name) => `run/${name}`);

describe('the bad corpus', () => {
  const folder = mkdtempSync(join(tmpdir(), 'viva-corpus-'));
  const expected = new Map<string, string[]>();

  beforeAll(() => {
    cpSync(join(corpus, 'good'), folder, { recursive: true });
    cpSync(join(corpus, 'bad'), folder, { recursive: true });
    for (const name of [...plain, ...run]) {
      const file = unmarked(join(corpus, 'bad', name));
      expected.set(name, file.expected);
      writeFileSync(join(folder, name), file.text, 'latin1');
    }
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  async function found(name: string, running: boolean): Promise<string[]> {
    const world = fakeWorld(folder, { env: { ...process.env, VIVA_HOME: `${folder}/.home` } });
    const code = await check(world, [name], { json: true, run: running });
    const { diagnostics } = JSON.parse(world.written());
    const severe = diagnostics.some((one: { severity: string }) => one.severity === 'error');
    expect(code).toBe(severe ? 1 : 0);
    return diagnostics.map((one: { code: string; line: number }) => `${one.code} on line ${one.line}`).sort();
  }

  it.each(plain)('finds in %s what is marked, and nothing else', async (name) => {
    expect(expected.get(name)).not.toEqual([]);
    expect(await found(name, false)).toEqual(expected.get(name));
  });

  it.each(run)('finds in %s what is marked when it is run', { timeout: 60_000 }, async (name) => {
    expect(await found(name, false)).toEqual([]);
    expect(await found(name, true)).toEqual(expected.get(name));
  });

  it('shows every code that a file can show', () => {
    const shown = new Set([...expected.values()].flat().map((entry) => entry.split(' on ')[0]));
    const missing = Object.keys(codes).filter((code) => !shown.has(code));
    expect(missing).toEqual(['file-unreadable', 'folder-unreadable']);
  });
});
