import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { encodeEvent } from '../../src/core/history/codec.ts';
import { eventId } from '../../src/core/history/event.ts';
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
function loadedBy(
  args: readonly string[],
  isWarm = false,
  folder = folderWith(decks),
  cwd = folder,
): readonly string[] {
  const run = (...before: readonly string[]) =>
    spawnSync(process.execPath, [...before, viva, ...args], { cwd, env: environment(folder), input: '' });
  if (isWarm) run();
  expect(run('--require', hook).status).toBe(0);
  return loadedIn(folder);
}

/** Until the files that were just written are old enough to be trusted. */
const mistrusted = () => new Promise((settle) => setTimeout(settle, 2100));

describe('a start loads no more than its first screen needs:', () => {
  it('nothing for the version', () => {
    expect(loadedBy(['--version'])).toEqual([]);
  });

  it('the tree of commands, and no parser of the command line, for the help', () => {
    expect(loadedBy(['--help'])).toEqual(['help', 'main', 'program', 'start']);
  });

  it('the parser, and no command, for the help of a command', () => {
    expect(loadedBy(['quiz', '--help'])).toEqual(['command-line', 'help', 'main', 'program', 'start']);
  });

  it('no reader of decks for a list whose files have not changed', () => {
    // An index trusts no file that is younger than two seconds.
    expect(loadedBy(['list', join(root, 'questions/asyncio.md')], true)).toEqual(['files', 'list', 'main', 'start']);
  });

  it('no reader of decks and no sitting for what is due', () => {
    const asked = ['due', join(root, 'questions/asyncio.md')];
    expect(loadedBy(asked, true)).toEqual([
      'changes',
      'due',
      'files',
      'list',
      'log',
      'main',
      'page',
      'schedule',
      'start',
    ]);
  });

  it('no history and no schedule for what is due where nothing has changed since it was counted', async () => {
    const folder = folderWith({ 'own/deck.md': decks['deck.md'] });
    mkdirSync(join(folder, 'own/.viva/history'), { recursive: true });
    await mistrusted();
    expect(loadedBy(['due'], true, folder, join(folder, 'own'))).toEqual([
      'due',
      'files',
      'list',
      'log',
      'main',
      'page',
      'start',
    ]);
  });

  it('no deck and no index for what is due where a card that is known was studied since', async () => {
    const folder = folderWith({ 'own/deck.md': decks['deck.md'] });
    const log = join(folder, 'own/.viva/history/desk/2026-11.jsonl');
    const act = (count: number, is: 'suspended' | 'unsuspended'): string =>
      `${encodeEvent({ id: eventId('desk', 'p', count), at: count, offset: 0, is, card: '0123456789abcdef' })}\n`;
    mkdirSync(dirname(log), { recursive: true });
    writeFileSync(log, act(1, 'suspended'));
    await mistrusted();
    spawnSync(process.execPath, [viva, 'due'], { cwd: join(folder, 'own'), env: environment(folder) });
    appendFileSync(log, act(2, 'unsuspended'));
    expect(loadedBy(['due'], false, folder, join(folder, 'own'))).toEqual([
      'changes',
      'due',
      'files',
      'list',
      'log',
      'main',
      'page',
      'start',
    ]);
  });

  it('no deck and no index for completing the name of one', () => {
    expect(loadedBy(['__complete', 'quiz', 'as'])).toEqual(['complete', 'main', 'program', 'start']);
  });

  it('the parser of no deck and of no command line for a gradebook of a deck that was read before', async () => {
    const folder = folderWith({ ...decks, 'answers.csv': 'student,item,response\nada,two-and-two,B\n' });
    await mistrusted();
    expect(loadedBy(['grade', 'deck.md', 'answers.csv'], true, folder)).toEqual([
      'deck',
      'files',
      'main',
      'marking',
      'start',
    ]);
  });

  it('the reader, and no sitting, for a check', () => {
    expect(loadedBy(['check', 'deck.md'])).toEqual([
      'check',
      'deck',
      'files',
      'links',
      'list',
      'main',
      'markdown-it',
      'reader',
      'run-code',
      'start',
    ]);
  });

  it.each<[string, boolean, string[]]>([
    ['the reader, the sitting and one prompt for the first question', false, ['markdown-it', 'page', 'quiz', 'reader']],
    ['no reader where the deck was read before, and no Markdown', true, ['page', 'quiz']],
  ])('%s', async (_what, isWarm, own) => {
    const folder = folderWith(decks);
    const { PATH: _path, ...env } = environment(folder);
    if (isWarm) {
      await mistrusted();
      spawnSync(process.execPath, [viva, 'deck.md'], { cwd: folder, env: environment(folder), input: '' });
    }
    const pty = startPty(process.execPath, ['--require', hook, viva, 'deck.md'], { cwd: folder, env });
    await pty.waitFor('four');
    const loaded = loadedIn(folder);
    pty.send('q');
    await pty.ended;
    expect(loaded).toEqual(['deck', 'files', 'list', 'log', 'main', ...own, 'screen', 'start']);
  });
});
