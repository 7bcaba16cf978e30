import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandNames } from '../src/command-names.ts';
import { itemsOf } from '../src/core/deck/deck.ts';
import { parseDeck } from '../src/core/deck/parse.ts';
import { bundledPath } from '../src/shell/bundled.ts';

const root = join(import.meta.dirname, '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const lines = readme.split('\n');

const help = new Map<string, string>();
function helpOf(command: string): string {
  const known = help.get(command);
  if (known !== undefined) return known;
  const shown = spawnSync(process.execPath, [join(root, 'bin/viva.js'), command, '--help'], {
    encoding: 'utf8',
  }).stdout;
  help.set(command, shown);
  return shown;
}

describe('the README', () => {
  const typed = lines.filter((line) => /^ {4}viva\b/.test(line)).map((line) => line.trim().split(/ {2,}/)[0] ?? '');

  it.each(typed)('shows a command line that exists: %s', (line) => {
    const [, first] = line.split(' ');
    const command = commandNames.find((name) => name === first) ?? 'quiz';
    if (first !== undefined && first !== command) expect(bundledPath({ packageFolder: root }, first)).toBeDefined();
    for (const [option] of line.matchAll(/--[a-z-]+/g)) expect(helpOf(command)).toContain(`${option} `);
  });

  it('counts the chapters and questions that ship', () => {
    const folder = join(root, 'questions/python-concurrency');
    const chapters = readdirSync(folder).filter((name) => name.endsWith('.md'));
    const items = chapters.flatMap((name) => itemsOf(parseDeck(name, readFileSync(join(folder, name), 'utf8'))));
    expect(chapters).toHaveLength(14);
    expect(readme).toContain(`fourteen chapters, ${items.length} questions`);
  });

  it('names scripts that exist', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const named = Array.from(readme.matchAll(/npm run ([a-z]+)/g), ([, name]) => name);
    expect(named.length).toBeGreaterThan(0);
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining([...named, 'start', 'test']));
  });

  it('links to files that exist, and names none that do not', () => {
    const links = Array.from(readme.matchAll(/\]\(([^)#:]+)\)/g), ([, path = '']) => path);
    const paths = Array.from(readme.matchAll(/`((?:src|test|questions)\/[\w./-]+)`/g), ([, path = '']) => path);
    expect([...links, ...paths].filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('shows a question file without a mistake', () => {
    const [, text = ''] = /````markdown\n([^]*?)````/.exec(readme) ?? [];
    const deck = parseDeck('readme.md', text);
    expect(deck.diagnostics).toEqual([]);
    expect(itemsOf(deck).map(({ id, sources }) => [id, sources.length])).toEqual([['offload-cpu', 1]]);
  });
});
