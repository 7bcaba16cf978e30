import { describe, expect, it } from 'vitest';
import { DeckReader } from '../../src/shell/deck-reader.ts';
import { Refusal } from '../../src/shell/errors.ts';
import { loadDecks } from '../../src/shell/load-decks.ts';
import { folderWith } from '../support/folder.ts';
import { fakeWorld } from '../support/world.ts';

const item = '# Is it?\n\n= true\n';
const table = '# Pools\n<!-- {contrast-table: pools} -->\n\n| | a | b |\n| - | - | - |\n| x | 1 | 2 |\n';
const using = (...targets: string[]) => `---\ncontrast: [${targets.join(', ')}]\n---\n${item}`;

function read(cwd: string, path: string) {
  const read = new DeckReader(fakeWorld(cwd)).read(path);
  if (!read.ok) return { failed: read.diagnostic.code };
  const { deck, tables } = read;
  return {
    tables: tables.map(({ id }) => id),
    diagnostics: deck.diagnostics.map(({ code, span }) => `${code} ${span.line}:${span.column}`),
  };
}

describe('the reader of decks', () => {
  it('gives a deck the tables of the files that it uses, from its own folder, its own first', () => {
    const cwd = folderWith({
      'q/a.md': `${using('t/pools.md', '../other.md')}\n${table.replace('pools', 'own')}`,
      'q/t/pools.md': table,
      'other.md': table.replace('pools', 'other'),
    });
    expect(read(cwd, 'q/a.md')).toEqual({ tables: ['own', 'pools', 'other'], diagnostics: [] });
  });

  it('reports a file of tables that is missing, empty, or no way from the deck', () => {
    const cwd = folderWith({ 'a.md': using('none.md', 'b.md', '/etc/x.md', '"https://x.org/y.md"'), 'b.md': item });
    expect(read(cwd, 'a.md')).toEqual({
      tables: [],
      diagnostics: [
        'contrast-file-missing 2:1',
        'contrast-file-empty 2:1',
        'contrast-path-invalid 2:1',
        'contrast-path-invalid 2:1',
      ],
    });
  });

  it('says of a table that is missing only that', () => {
    const cwd = folderWith({
      'a.md': `---\ncontrast: none.md\n---\n# Is it?\n<!-- {contrast: {table: x}} -->\n\n= true\n`,
    });
    expect(read(cwd, 'a.md')).toEqual({ tables: [], diagnostics: ['contrast-file-missing 2:1'] });
  });

  it('gives what is wrong with a file that is no text', () => {
    expect(read(folderWith({ 'a.md': Buffer.from([0xff]) }), 'a.md')).toEqual({ failed: 'encoding-invalid' });
  });
});

describe('the decks to be asked', () => {
  const loaded = (cwd: string, ...names: string[]) => loadDecks(fakeWorld(cwd), names);

  async function refused(cwd: string, ...names: string[]): Promise<[message: string, hint: string]> {
    try {
      await loaded(cwd, ...names);
    } catch (error) {
      if (error instanceof Refusal) return [error.message, error.hint];
    }
    throw new Error('nothing was refused');
  }

  it('are those that hold an item; a file among them that cannot be read is passed over', async () => {
    const cwd = folderWith({ 'q/a.md': item, 'q/README.md': '# About\n', 'q/z.md': Buffer.from([0]) });
    const { decks, passedOver } = await loaded(cwd, 'q');
    expect(decks.map(({ deck }) => deck.path)).toEqual(['q/a.md']);
    expect(passedOver.map(({ code, file }) => [code, file])).toEqual([['file-binary', 'q/z.md']]);
  });

  it('are refused where the file that was named holds none', async () => {
    const cwd = folderWith({ 'a.md': 'Text.\n', 'b.md': '# Which?\n\n- [ ] x\n- [ ] y\n', 'c.md': Buffer.from([0]) });
    expect(await refused(cwd, 'a.md')).toEqual([
      '`a.md` holds no item.',
      'Write a question: `viva new` shows each notation.',
    ]);
    expect(await refused(cwd, 'b.md')).toEqual([
      '`b.md` holds no item that can be asked.',
      'See what is wrong with it: viva check b.md',
    ]);
    expect(await refused(cwd, 'c.md')).toEqual([
      '`c.md`: The file is not text.',
      'A question file is Markdown, in UTF-8.',
    ]);
  });

  it('are refused where a folder has pages but no item', async () => {
    const cwd = folderWith({ 'q/a.md': 'Text.\n', 'q/b.md': 'Text.\n' });
    expect(await refused(cwd, 'q')).toEqual(['These 2 files hold no item.', 'See what is wrong with them: viva check']);
  });
});
