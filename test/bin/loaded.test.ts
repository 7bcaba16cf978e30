import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../support/folder.ts';
import { startPty } from '../support/pty.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const hook = join(root, 'test/support/loaded.cjs');
const viva = join(root, 'bin/viva.js');
const decks = { 'deck.md': '# Sums\n\n## Two and two?\n\n- [ ] three\n- [x] four\n' };

const environment = (folder: string) => ({
  PATH: process.env['PATH'],
  VIVA_HOME: join(folder, 'home'),
  VIVA_TEST_LOADED: join(folder, 'loaded'),
});

/** The chunks that were read so far, each once, in alphabetical order. */
function loadedIn(folder: string): readonly string[] {
  const file = join(folder, 'loaded');
  const names = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  return [...new Set(names)].filter((name) => name !== '').sort();
}

/** The chunks that a command reads, the indexes of an earlier run at hand where `isWarm`. */
function loadedBy(args: readonly string[], isWarm = false): readonly string[] {
  const folder = folderWith(decks);
  const run = (...before: readonly string[]) =>
    spawnSync(process.execPath, [...before, viva, ...args], { cwd: folder, env: environment(folder), input: '' });
  if (isWarm) run();
  expect(run('--require', hook).status).toBe(0);
  return loadedIn(folder);
}

describe('a start loads no more than its first screen needs:', () => {
  it('nothing for the version', () => {
    expect(loadedBy(['--version'])).toEqual([]);
  });

  it('the tree of commands, and no parser of the command line, for the help', () => {
    expect(loadedBy(['--help'])).toEqual(['folders', 'help', 'main', 'program']);
  });

  it('the parser, and no command, for the help of a command', () => {
    expect(loadedBy(['quiz', '--help'])).toEqual(['command-line', 'folders', 'help', 'main', 'program']);
  });

  it('no reader of decks for a list whose files have not changed', () => {
    // An index trusts no file that is younger than two seconds.
    expect(loadedBy(['list', join(root, 'questions/asyncio.md')], true)).toEqual(['folders', 'list', 'main']);
  });

  it('no reader of decks and no sitting for what is due', () => {
    const asked = ['due', join(root, 'questions/asyncio.md')];
    expect(loadedBy(asked, true)).toEqual(['due', 'folders', 'list', 'log', 'main', 'page', 'schedule']);
  });

  it('the reader, and no sitting, for a check', () => {
    expect(loadedBy(['check', 'deck.md'])).toEqual([
      'check',
      'deck',
      'folders',
      'links',
      'list',
      'main',
      'page',
      'run-code',
    ]);
  });

  it('the reader, the sitting and one prompt for the first question', async () => {
    const folder = folderWith(decks);
    const { PATH: _path, ...env } = environment(folder);
    const pty = startPty(process.execPath, ['--require', hook, viva, 'deck.md'], { cwd: folder, env });
    await pty.waitFor('four');
    const loaded = loadedIn(folder);
    pty.send('q');
    await pty.ended;
    expect(loaded).toEqual(['deck', 'folders', 'list', 'log', 'main', 'page', 'quiz', 'screen']);
  });
});
