import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check } from '../../src/commands/check.ts';
import { newDeck } from '../../src/commands/new.ts';
import { itemsOf } from '../../src/core/deck/deck.ts';
import { parseDeck } from '../../src/core/deck/parse.ts';
import { kinds } from '../../src/core/item-types/index.ts';
import { folderWith } from '../support/folder.ts';
import { refused } from '../support/refused.ts';
import { fakeWorld } from '../support/world.ts';

async function made(cwd: string, names: readonly string[], kind?: string): Promise<string> {
  const world = fakeWorld(cwd);
  expect(await newDeck(world, names, kind === undefined ? {} : { kind })).toBe(0);
  return world.written();
}

describe('viva new', () => {
  it('prints a template with one item of each kind, in which nothing is wrong', async () => {
    const deck = parseDeck('new.md', await made(folderWith({}), []));
    expect(itemsOf(deck).map(({ kind }) => kind)).toEqual(kinds);
    expect(deck.diagnostics).toEqual([]);
    expect(deck.title).toBe('My questions');
  });

  it.each(kinds)('prints a template of %s alone', async (kind) => {
    const deck = parseDeck('new.md', await made(folderWith({}), [], kind));
    expect(itemsOf(deck).map((item) => item.kind)).toEqual([kind]);
    expect(deck.diagnostics).toEqual([]);
  });

  it('writes a new file, which is called by its name and passes the check', async () => {
    const cwd = folderWith({});
    expect(await made(cwd, ['notes/event-loop'])).toBe(
      'Wrote notes/event-loop.md. Next: viva quiz notes/event-loop.md, and viva check notes/event-loop.md after each change.\n',
    );
    const text = readFileSync(join(cwd, 'notes/event-loop.md'), 'utf8');
    expect(parseDeck('x.md', text).title).toBe('Event loop');
    expect(await check(fakeWorld(cwd), ['notes/event-loop.md'], { json: true, run: false })).toBe(0);
  });

  it('keeps a name with signs of YAML and Markdown in it', async () => {
    const cwd = folderWith({});
    await made(cwd, ['a: "b" #c *d*.md'], 'cloze');
    const deck = parseDeck('x.md', readFileSync(join(cwd, 'a: "b" #c *d*.md'), 'utf8'));
    expect(deck.title).toBe('A: "b" #c *d*');
    expect(deck.diagnostics).toEqual([]);
  });

  it('never writes over a file', async () => {
    const cwd = folderWith({ 'a.md': 'mine' });
    expect(await refused(newDeck(fakeWorld(cwd), ['a.md'], {}))).toEqual([
      '`a.md` exists already, and is left as it is.',
      'Choose another name.',
    ]);
    expect(readFileSync(join(cwd, 'a.md'), 'utf8')).toBe('mine');
  });

  it('refuses a kind that does not exist, a second file, and a place that cannot be written', async () => {
    const cwd = folderWith({ 'a.md': '' });
    expect(await refused(newDeck(fakeWorld(cwd), [], { kind: 'clozee' }))).toEqual([
      'There is no kind `clozee`.',
      'Did you mean `cloze`?',
    ]);
    expect(await refused(newDeck(fakeWorld(cwd), ['b.md', 'c.md'], {}))).toEqual([
      'One file is written at a time.',
      'Run `viva new b.md`.',
    ]);
    expect((await refused(newDeck(fakeWorld(cwd), ['a.md/b.md'], {})))[0]).toBe(
      '`a.md/b.md` cannot be written: a part of the path is no folder.',
    );
  });
});
