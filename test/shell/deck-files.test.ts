import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findDeckFiles } from '../../src/shell/deck-files.ts';
import { Refusal } from '../../src/shell/errors.ts';
import { folderWith } from '../support/folder.ts';
import { fakeWorld } from '../support/world.ts';

const item = '# Is it?\n\n= true\n';

const found = (cwd: string, ...names: string[]): readonly string[] =>
  findDeckFiles(fakeWorld(cwd), names).files.map(({ path }) => path);

function refused(cwd: string, ...names: string[]): [message: string, hint: string] {
  try {
    findDeckFiles(fakeWorld(cwd), names);
  } catch (error) {
    if (error instanceof Refusal) return [error.message, error.hint];
  }
  throw new Error('nothing was refused');
}

describe('the files of a name', () => {
  it('are those of a folder and all below it, in natural order', () => {
    const cwd = folderWith({ 'q/10.md': item, 'q/2.md': item, 'q/3/a.markdown': item, 'q/B.MD': item, 'q/x.txt': '' });
    expect(found(cwd, 'q')).toEqual(['q/2.md', 'q/3/a.markdown', 'q/10.md', 'q/B.MD']);
    expect(found(cwd, './q/')).toEqual(['q/2.md', 'q/3/a.markdown', 'q/10.md', 'q/B.MD']);
    expect(found(join(cwd, 'q'))).toEqual(['2.md', '3/a.markdown', '10.md', 'B.MD']);
    expect(found(join(cwd, 'q', '3'), '..')).toEqual(['../2.md', '../3/a.markdown', '../10.md', '../B.MD']);
  });

  it('leave out what tools keep in a folder', () => {
    const cwd = folderWith({ 'a.md': item, '.git/b.md': item, 'node_modules/c/d.md': item, '.hidden.md': item });
    expect(found(cwd)).toEqual(['a.md']);
  });

  it('are the file itself, whatever its ending, and only then it is named', () => {
    const cwd = folderWith({ 'a.txt': item, 'q/b.md': item });
    expect(findDeckFiles(fakeWorld(cwd), ['a.txt', 'q']).files).toEqual([
      { path: 'a.txt', named: true },
      { path: 'q/b.md', named: false },
    ]);
  });

  it('come once, in the order of the names', () => {
    const cwd = folderWith({ 'q/a.md': item, 'q/b.md': item });
    expect(findDeckFiles(fakeWorld(cwd), ['q/b.md', 'q', './q/a.md']).files).toEqual([
      { path: 'q/b.md', named: true },
      { path: 'q/a.md', named: true },
    ]);
  });

  it('follow links, and end where links lead in a circle', () => {
    const cwd = folderWith({ 'q/a.md': item, 'elsewhere/b.md': item });
    symlinkSync('..', join(cwd, 'q', 'up'));
    symlinkSync(join(cwd, 'elsewhere'), join(cwd, 'q', 'link'));
    symlinkSync('a.md', join(cwd, 'q', 'z.md'));
    expect(found(cwd, 'q')).toEqual(['q/a.md', 'q/link/b.md', 'q/z.md']);
  });

  it('match a glob, a file that is called like one first', () => {
    const cwd = folderWith({ 'q/1.md': item, 'q/2.md': item, 'r/1.md': item, 'q/[12].md': item });
    expect(found(cwd, '*/1.md')).toEqual(['q/1.md', 'r/1.md']);
    expect(found(cwd, 'q/[12].md')).toEqual(['q/[12].md']);
    expect(found(cwd, './q/?.md')).toEqual(['q/1.md', 'q/2.md']);
  });

  it('are those of a deck that ships where nothing of that name exists', () => {
    const shipped = folderWith({
      'questions/asyncio.md': item,
      'questions/python/01.md': item,
      'questions/FORMAT.md': '',
    });
    const cwd = folderWith({ 'tour.md': item });
    const world = fakeWorld(cwd, { packageFolder: shipped });
    expect(findDeckFiles(world, ['asyncio']).files).toEqual([{ path: `${shipped}/questions/asyncio.md`, named: true }]);
    expect(findDeckFiles(world, ['python']).files).toEqual([
      { path: `${shipped}/questions/python/01.md`, named: false },
    ]);
    expect(findDeckFiles(world, ['python/01']).files).toEqual([
      { path: `${shipped}/questions/python/01.md`, named: true },
    ]);
  });

  it('are those of the folder where one has the name of a deck that ships', () => {
    const cwd = folderWith({ 'asyncio/own.md': item });
    expect(found(cwd, 'asyncio')).toEqual(['asyncio/own.md']);
  });
});

describe('a name that means nothing', () => {
  it('is refused with the one that was probably meant', () => {
    const cwd = folderWith({ 'questions/threads.md': item, 'loops.md': item });
    const said = (name: string) => `There is no file, folder or deck \`${name}\`.`;
    expect(refused(cwd, 'asyncoi')).toEqual([said('asyncoi'), 'Did you mean `asyncio`?']);
    expect(refused(cwd, 'questions/thread.md')).toEqual([
      said('questions/thread.md'),
      'Did you mean `questions/threads.md`?',
    ]);
    expect(refused(cwd, 'loops')).toEqual([said('loops'), 'Did you mean `loops.md`?']);
    expect(refused(cwd, '../x/../../asyncio')[0]).toBe(said('../x/../../asyncio'));
    expect(refused(cwd, '')[0]).toBe(said(''));
  });

  it('is refused with the decks that ship where nothing is near', () => {
    const shipped = folderWith({
      'questions/asyncio.md': item,
      'questions/tour.md': item,
      'questions/contrast/x.md': '',
    });
    const cwd = folderWith({});
    expect(() => findDeckFiles(fakeWorld(cwd, { packageFolder: shipped }), ['zzzzzz'])).toThrow(
      new Refusal('There is no file, folder or deck `zzzzzz`.', 'Decks that ship: asyncio, tour.'),
    );
  });

  it('is refused where a folder holds no question file', () => {
    const cwd = folderWith({ 'empty/x.txt': '' });
    expect(refused(cwd, 'empty/')).toEqual([
      'The folder `empty/` holds no question file.',
      'Write one: viva new empty/first.md',
    ]);
    expect(refused(cwd)).toEqual(['This folder holds no question file.', 'Write one: viva new first.md']);
  });

  it('is refused where a glob matches nothing', () => {
    const cwd = folderWith({ 'a.md': item });
    expect(refused(cwd, 'b*.md')).toEqual([
      'No question file matches `b*.md`.',
      'A glob finds files that end in .md or .markdown.',
    ]);
  });

  it.skipIf(process.platform === 'win32')('is refused where it is neither a file nor a folder', () => {
    expect(refused(folderWith({}), '/dev/null')).toEqual([
      '`/dev/null` is neither a file nor a folder.',
      'Name a Markdown file.',
    ]);
  });
});

describe('a folder that cannot be read', () => {
  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'is reported beside the files of the others',
    () => {
      const cwd = folderWith({ 'q/a.md': item, 'q/shut/b.md': item });
      chmodSync(join(cwd, 'q', 'shut'), 0);
      const { files, unreadable } = findDeckFiles(fakeWorld(cwd), ['q']);
      chmodSync(join(cwd, 'q', 'shut'), 0o700);
      expect(files.map(({ path }) => path)).toEqual(['q/a.md']);
      expect(unreadable.map(({ code, file, message }) => [code, file, message])).toEqual([
        ['folder-unreadable', 'q/shut', 'The folder cannot be read: permission is denied.'],
      ]);
    },
  );
});
