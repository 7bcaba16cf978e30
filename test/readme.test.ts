import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
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
    const named = Array.from(readme.matchAll(/npm run ([a-z\d]+)/g), ([, name]) => name);
    expect(named.length).toBeGreaterThan(0);
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining([...named, 'start', 'test']));
  });

  it('links to files that exist, and names none that do not', () => {
    const links = Array.from(readme.matchAll(/\]\(([^)#:]+)\)/g), ([, path = '']) => path);
    const paths = Array.from(readme.matchAll(/`((?:src|test|questions)\/[\w./-]+)`/g), ([, path = '']) => path);
    expect([...links, ...paths].filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it.each(['README.md', 'questions/FORMAT.md'])('links in %s to files and headings that exist', (name) => {
    const page = readFileSync(join(root, name), 'utf8');
    const here = dirname(join(root, name));
    const links = linksOf(page).filter((link) => !/^[a-z]+:/.test(link));
    expect(links.filter((link) => !leads(link, here, page))).toEqual([]);
  });

  it.each(['README.md', 'questions/FORMAT.md', 'CHANGELOG.md'])('links in %s to the web in full', (name) => {
    const links = linksOf(readFileSync(join(root, name), 'utf8')).filter((link) => /^[a-z]+:/.test(link));
    expect(links.filter((link) => !/^https:\/\/[\w-]+(\.[\w-]+)+(\/|$)/.test(link) || !URL.canParse(link))).toEqual([]);
  });

  it('shows a question file without a mistake', () => {
    const [, text = ''] = /````markdown\n([^]*?)````/.exec(readme) ?? [];
    const deck = parseDeck('readme.md', text);
    expect(deck.diagnostics).toEqual([]);
    expect(itemsOf(deck).map(({ id, sources }) => [id, sources.length])).toEqual([['offload-cpu', 1]]);
  });
});

/** Where the links and images of a page lead, its blocks of code left out. */
function linksOf(page: string): readonly string[] {
  const text = page.replaceAll(/^(`{3,})[^]*?^\1$/gm, '').replaceAll(/`[^`\n]+`/g, '');
  return Array.from(text.matchAll(/\]\(([^)\s]+)\)/g), ([, link = '']) => link);
}

/** True for a file beside the page, and for a heading of the page or of that file. */
function leads(link: string, folder: string, page: string): boolean {
  const [path = '', heading] = link.split('#');
  const file = join(folder, path);
  if (path !== '' && !existsSync(file)) return false;
  if (heading === undefined) return true;
  const headings = (path === '' ? page : readFileSync(file, 'utf8')).matchAll(/^#+ (.*)$/gm);
  return Array.from(headings, ([, title = '']) => slug(title)).includes(heading);
}

/** A heading as code hosts write it in an address. */
function slug(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}
