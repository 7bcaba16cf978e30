import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { exactJson, fromExactJson } from '../../src/core/exact-json.ts';
import { findDeckFiles } from '../../src/shell/deck-files.ts';
import { DeckReader } from '../../src/shell/deck-reader.ts';
import { loadDecks } from '../../src/shell/load-decks.ts';
import { folderWith } from '../support/folder.ts';
import { fakeWorld } from '../support/world.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const item = '# Is it?\n\n= true\n';
const other = '# Is he?\n\n= true\n';
const table = '# Pools\n<!-- {contrast-table: pools} -->\n\n| | a | b |\n| - | - | - |\n| x | 1 | 2 |\n';
const long = 1_700_000_000;

/** A folder with files that are old, and how its decks are read in it. */
function place(files: Readonly<Record<string, string>>) {
  const cwd = folderWith(files);
  const world = { ...fakeWorld(cwd), now: () => Date.now() + 60_000 };
  const write = (path: string, text: string, seconds: number) => {
    writeFileSync(join(cwd, path), text);
    utimesSync(join(cwd, path), seconds, seconds);
  };
  for (const [path, text] of Object.entries(files)) write(path, text, long);
  const titles = async (at = world) => {
    const { decks } = await loadDecks(at, ['a.md']);
    return decks.flatMap(({ deck, tables }) => [
      ...deck.parts.map((part) => (part.is === 'item' ? part.item.title : part.title)),
      ...tables.map(({ approaches }) => approaches.join(' ')),
    ]);
  };
  const cache = join(cwd, '.home/cache/read');
  /** Puts another title into what is kept, so that it shows where that is used. */
  const mark = (part: 'whole' | 'half' = 'whole') => {
    for (const name of readdirSync(cache)) {
      const bytes = readFileSync(join(cache, name));
      const marked = (half: Buffer) => Buffer.from(half.toString('utf8').replaceAll('Is it?', 'Kept'));
      const half = bytes.subarray(0, bytes.length / 2);
      const shorter = part === 'whole' ? marked(half) : Buffer.from(half.toString('utf8').replace('Is it?', 'Is is?'));
      writeFileSync(join(cache, name), Buffer.concat(part === 'whole' ? [shorter, shorter] : [half, shorter]));
    }
  };
  return { cwd, world, write, titles, mark };
}

describe('a deck that is kept', () => {
  it.each(['questions', 'test/corpus/good', 'test/corpus/bad'])(
    'is the deck that was read, for all of %s',
    (folder) => {
      const world = fakeWorld(root);
      const reader = new DeckReader(world);
      let count = 0;
      for (const { path } of findDeckFiles(world, [folder]).files) {
        const read = reader.read(path);
        if (!read.ok) continue;
        const loaded = { deck: read.deck, tables: read.tables };
        expect(fromExactJson(exactJson(loaded) ?? '')).toStrictEqual(loaded);
        count++;
      }
      expect(count).toBeGreaterThan(10);
    },
  );

  it('is used as long as its file has not changed', async () => {
    const { titles, mark, write } = place({ 'a.md': item });
    expect(await titles()).toEqual(['Is it?']);
    mark();
    expect(await titles()).toEqual(['Kept']);
    write('a.md', other, long);
    expect(await titles()).toEqual(['Is he?']);
  });

  it('is not used where a file of tables has changed', async () => {
    const { titles, mark, write } = place({ 'a.md': `---\ncontrast: t.md\n---\n${item}`, 't.md': table });
    await titles();
    mark();
    expect(await titles()).toEqual(['Kept', 'a b']);
    write('t.md', table.replace('| b |', '| c |'), long + 1);
    expect(await titles()).toEqual(['Is it?', 'a c']);
  });

  it('is not used where one letter is wrong', async () => {
    const { titles, mark } = place({ 'a.md': item });
    await titles();
    mark('half');
    expect(await titles()).toEqual(['Is it?']);
  });

  it('is not kept where its file changed a moment ago', async () => {
    const { titles, world, cwd } = place({ 'a.md': item });
    await titles({ ...world, now: () => Date.now() });
    expect(readdirSync(cwd)).not.toContain('.home');
  });

  it('is done without where the cache cannot be written', async () => {
    const { titles } = place({ 'a.md': item, '.home': 'a file where the folder should be' });
    expect(await titles()).toEqual(['Is it?']);
  });
});
