import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { list } from '../../src/commands/list.ts';
import { folderWith } from '../support/folder.ts';
import { fakeWorld } from '../support/world.ts';

const page = (title: string) => `---
title: ${title}
tags: [python]
---
# ${title}

## First part

### Is it?

= true

### How many?

= 42

## Second part

### What is missing?
<!-- {tags: [gaps]} -->

A {{gap}}.
`;

/** A world without decks that ship, some seconds after every file was written. */
const later = (cwd: string, ms = 10_000) => {
  const now = Date.now() + ms;
  return fakeWorld(cwd, { now: () => now, packageFolder: `${cwd}/package` });
};

async function listed(cwd: string, names: readonly string[] = [], json = false): Promise<string> {
  const world = later(cwd);
  expect(await list(world, names, { json })).toBe(0);
  expect(world.complained()).toBe('');
  return world.written();
}

const listedJson = async (cwd: string, names: readonly string[] = []) => JSON.parse(await listed(cwd, names, true));

const indexOf = (cwd: string): string => {
  const folder = join(cwd, '.home/cache/decks');
  const [name] = readdirSync(folder);
  return join(folder, name ?? '');
};

describe('viva list', () => {
  it('shows each deck with its items by kind and chapter, its tags and its mistakes', async () => {
    const cwd = folderWith({
      'a.md': page('One'),
      'b.md': '# Which?\n\n- [ ] x\n- [ ] y\n',
      'README.md': '# Read me\n',
    });
    expect(await listed(cwd)).toBe(
      [
        ' One  3 items',
        '   a.md',
        '   cloze 1 · numeric 1 · true-false 1',
        '   First part 2 · Second part 1',
        '   #python 3 · #gaps 1',
        '',
        ' Which?  no items  1 error',
        '   b.md',
        '',
        ' 2 decks, 3 items  1 error  viva check says where',
        '   cloze 1 · numeric 1 · true-false 1',
        '   #python 3 · #gaps 1',
        '',
      ].join('\n'),
    );
  });

  it('sets titles and chapters as text', async () => {
    const cwd = folderWith({ 'a.md': page('The `loop` &amp; *more* <!-- soon -->').replace('First', '__First__') });
    const [title, , , chapters] = (await listed(cwd)).split('\n');
    expect([title, chapters]).toEqual([' The loop & more  3 items', '   First part 2 · Second part 1']);
  });

  it('gives many decks a line each', async () => {
    const cwd = folderWith(
      Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`${index + 1}.md`, page('One')])),
    );
    const [first, ...others] = (await listed(cwd)).split('\n');
    expect(first).toBe(' 3  1.md  One');
    expect(others.slice(8, 10)).toEqual(['', ' 9 decks, 27 items']);
  });

  it('shows the decks that ship apart, under the names by which they are typed', async () => {
    const cwd = folderWith({
      'package/questions/tour.md': page('Tour'),
      'package/questions/FORMAT.md': page('Format'),
    });
    const home = join(cwd, 'elsewhere');
    mkdirSync(home);
    const world = fakeWorld(home, { packageFolder: join(cwd, 'package') });
    await list(world, [], { json: false });
    expect(world.written()).toBe(
      [
        ' No deck here yet. Write one: viva new first.md',
        '',
        ' Decks that ship with viva',
        '',
        ' Tour  3 items',
        '   tour',
        '   cloze 1 · numeric 1 · true-false 1',
        '   First part 2 · Second part 1',
        '   #python 3 · #gaps 1',
        '',
        '',
      ].join('\n'),
    );
  });

  it('prints one JSON document', async () => {
    const cwd = folderWith({ 'a.md': page('One'), 'b.md': Buffer.from([0]) });
    expect(await listedJson(cwd)).toEqual({
      decks: [
        {
          deck: 'a.md',
          id: 'a',
          title: 'One',
          topic: [],
          items: 3,
          kinds: [
            { name: 'true-false', items: 1 },
            { name: 'numeric', items: 1 },
            { name: 'cloze', items: 1 },
          ],
          chapters: [
            { name: 'First part', items: 2 },
            { name: 'Second part', items: 1 },
          ],
          tags: [
            { name: 'python', items: 3 },
            { name: 'gaps', items: 1 },
          ],
          errors: 0,
          warnings: 0,
        },
      ],
      bundled: [],
      unreadable: [
        {
          code: 'file-binary',
          severity: 'error',
          file: 'b.md',
          line: 1,
          column: 1,
          message: 'The file is not text.',
          help: 'A question file is Markdown, in UTF-8.',
        },
      ],
    });
  });

  it('refuses a path that means nothing', async () => {
    await expect(listed(folderWith({}), ['none'])).rejects.toThrow('There is no file, folder or deck `none`.');
  });
});

describe('the index behind the list', () => {
  const titles = async (cwd: string): Promise<string[]> =>
    (await listedJson(cwd)).decks.map((deck: { title: string }) => deck.title);

  it('says the same as the files', async () => {
    const cwd = folderWith({ 'a.md': page('One'), 'q/b.md': page('Two'), 'README.md': '# Read me\n' });
    const first = await listed(cwd, [], true);
    expect(await listed(cwd, [], true)).toBe(first);
  });

  it('is used: what it says of a file that has not changed is believed', async () => {
    const cwd = folderWith({ 'a.md': page('One') });
    await titles(cwd);
    const file = indexOf(cwd);
    writeFileSync(file, readFileSync(file, 'latin1').replace('\u0001One\u0001', '\u0001Two\u0001'), 'latin1');
    expect(await titles(cwd)).toEqual(['Two']);
  });

  it('follows files that changed, came and went', async () => {
    const cwd = folderWith({ 'a.md': page('One'), 'b.md': page('Two') });
    await titles(cwd);
    writeFileSync(join(cwd, 'a.md'), page('Another'));
    writeFileSync(join(cwd, 'c.md'), page('Three'));
    rmSync(join(cwd, 'b.md'));
    expect(await titles(cwd)).toEqual(['Another', 'Three']);
  });

  it('does not keep what changed in the last two seconds', async () => {
    const cwd = folderWith({ 'a.md': page('One') });
    await list(later(cwd, 0), [], { json: true });
    expect(existsSync(join(cwd, '.home'))).toBe(false);
  });

  it('follows a table that a deck uses', async () => {
    const table = '# Waiting\n<!-- {contrast-table: t} -->\n\n| | a |\n| - | - |\n| x | 1 |\n';
    const deck = '---\ncontrast: t/t.md\n---\n# Is it?\n<!-- {contrast: {table: t}} -->\n\n= true\n';
    const cwd = folderWith({ 'a.md': deck, 't/t.md': table });
    const errors = async () => (await listedJson(cwd, ['a.md'])).decks.map((one: { errors: number }) => one.errors);
    expect(await errors()).toEqual([0]);
    writeFileSync(join(cwd, 't/t.md'), table.replace('contrast-table: t', 'contrast-table: other'));
    expect(await errors()).toEqual([1]);
  });

  it.each([
    ['is cut', (text: string) => text.slice(0, 20)],
    ['is of another version', (text: string) => text.replace('[3,', '[0,')],
    ['is something else', () => '[1, 2, 3]'],
    ['lacks a cell', (text: string) => text.replace('\u0001One\u0001', '\u0001One_')],
    ['has a word where a number belongs', (text: string) => text.replace(/\u0001\d+\u0001/, '\u0001x\u0001')],
  ])('is made anew where it %s', async (_, spoilt) => {
    const cwd = folderWith({ 'a.md': page('One') });
    await titles(cwd);
    const file = indexOf(cwd);
    const whole = readFileSync(file, 'latin1');
    writeFileSync(file, spoilt(whole), 'latin1');
    expect(readFileSync(file, 'latin1')).not.toBe(whole);
    expect(await titles(cwd)).toEqual(['One']);
    expect(readFileSync(file, 'latin1')).toBe(whole);
  });

  it('is no loss where the cache folder cannot be written', async () => {
    const cwd = folderWith({ 'a.md': page('One'), '.home': 'a file' });
    expect(await titles(cwd)).toEqual(['One']);
    expect(await titles(cwd)).toEqual(['One']);
  });

  it('leaves no drafts behind', async () => {
    const cwd = folderWith({ 'a.md': page('One') });
    await titles(cwd);
    expect(readdirSync(join(cwd, '.home/cache/decks')).map((name) => name.replace(/^\w+/, '*'))).toEqual(['*.index']);
  });
});
