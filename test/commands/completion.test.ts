import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { commandNames } from '../../src/command-names.ts';
import { kinds } from '../../src/core/item-types/index.ts';
import { main } from '../../src/main.ts';
import { completionScripts } from '../../src/shell/completion/scripts.ts';
import { folderWith } from '../support/folder.ts';
import { fakeWorld } from '../support/world.ts';

const program = fileURLToPath(new URL('../../bin/viva.js', import.meta.url));
const deck = `# Sums

## Two and two?
<!-- {id: sum-two, tags: [sums, easy]} -->

- [ ] three
- [x] four

## Three and three?
<!-- {tags: [sums]} -->

= 6
`;
const files = { 'sums.md': deck, 'notes/more.md': deck, 'picture.png': '', '.hidden.md': deck };

/** The words that can follow some others, the last of which is begun. */
async function following(...typed: readonly string[]): Promise<readonly string[]> {
  const world = fakeWorld(folderWith(files), { argv: ['__complete', ...typed] });
  expect(await main(world)).toBe(0);
  expect(world.complained()).toBe('');
  const lines = world.written().split('\n');
  return lines.slice(0, -1).map((line) => line.split('\t')[0] ?? '');
}

describe('completion', () => {
  it('offers the commands, and the decks of this folder and those that ship, for the first word', async () => {
    const offered = await following('');
    expect(offered).toEqual(expect.arrayContaining([...commandNames, 'sums.md', 'notes/', 'asyncio']));
    expect(offered).not.toContain('picture.png');
    expect(offered).not.toContain('.hidden.md');
  });

  it('offers only what goes on as it was begun', async () => {
    expect(await following('qu')).toEqual(['quiz']);
    expect(await following('notes/')).toEqual(['notes/more.md']);
    expect(await following('list', 'su')).toEqual(['sums.md']);
    expect(await following('zzz')).toEqual([]);
  });

  it('offers the options of the command that were not given yet', async () => {
    expect(await following('list', '-')).toEqual(['--json', '--color', '--no-color', '--set', '--help']);
    expect(await following('list', '--json', '--')).toEqual(['--color', '--no-color', '--set', '--help']);
    expect(await following('sums.md', '--exa')).toEqual(['--exam']);
  });

  it('offers what an option may be given', async () => {
    expect(await following('quiz', '--kind', '')).toEqual(kinds);
    expect(await following('quiz', '--order', '')).toEqual(['file', 'shuffled']);
    expect(await following('quiz', '--order=s')).toEqual(['--order=shuffled']);
    expect(await following('history', '--format', 'f')).toEqual(['fsrs-csv']);
    expect(await following('study', '--buttons', '')).toEqual(['2', '4']);
    expect(await following('history', '--history', '')).toEqual([]);
    expect(await following('check', '--format', '')).toEqual(['github']);
    expect(await following('grade', '--format', 'a')).toEqual(['ags']);
    expect(await following('grade', '--attempts', '')).toEqual(['first', 'last', 'best', 'mean']);
    expect(await following('grade', '--rule', 'all')).toEqual(['all-or-nothing']);
    expect(await following('analyze', '--as', 'm')).toEqual(['moodle']);
    expect(await following('grade', '--dec')).toEqual(['--deck']);
    expect(await following('study', '--set', 'ret')).toEqual(['retention=']);
    expect(await following('study', '--set', 'theme=d')).toEqual(['theme=dark']);
  });

  it('offers the items and the tags of the decks that were named', async () => {
    expect(await following('show', 'sums.md', '--item', '')).toEqual(['sum-two', 'three-and-three']);
    expect(await following('quiz', 'sums.md', '--tag', '')).toEqual(['sums', 'easy']);
  });

  it('offers the words of a query', async () => {
    expect(await following('cards', 'ta')).toEqual(['tag:']);
    expect(await following('cards', '--deck', 'sums.md', 'tag:e')).toEqual(['tag:easy']);
    expect(await following('cards', '--deck', 'sums.md', 'id:su')).toEqual(['id:sum-two']);
    expect(await following('suspend', 'id:sum')).toEqual(['id:sum-two']);
    expect(await following('cards', 'tag:eas')).toEqual(['tag:easy']);
    expect(await following('cards', 'id:offload-c')).toEqual(['id:offload-cpu']);
    expect(await following('suspend', 'is:le')).toEqual(['is:learning', 'is:leech']);
  });

  it('offers what a history can be asked, and the shells', async () => {
    expect(await following('history', '')).toEqual(['verify', 'export', 'merge', 'relink', 'forget']);
    expect(await following('completion', 'f')).toEqual(['fish']);
  });

  it('refuses a shell that it does not know', async () => {
    const world = fakeWorld('/', { argv: ['completion', 'fihs'] });
    expect(await main(world)).toBe(2);
    expect(world.complained()).toBe('viva: There is no completion for `fihs`.\n  Did you mean `fish`?\n');
  });
});

const has = (shell: string): boolean => spawnSync(shell, ['-c', 'exit 0']).status === 0;

/** Runs a script of a shell in a folder with decks, where `viva` is the built program. */
function inShell(shell: string, script: string, ...args: readonly string[]): readonly string[] {
  const folder = folderWith({ ...files, 'with space.md': deck });
  const bin = join(folder, '.bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'viva'), `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`, { mode: 0o755 });
  writeFileSync(join(folder, '.completion'), completionScripts[shell] ?? '');
  const { stdout, stderr } = spawnSync(shell, [...args, '-c', script], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: `${bin}:${process.env['PATH']}`, HOME: folder, VIVA_HOME: join(folder, '.home') },
  });
  expect(stderr).toBe('');
  return stdout.split('\n').filter((line) => line !== '');
}

describe.skipIf(!has('bash'))('completion in bash', () => {
  const completed = (line: string) =>
    inShell(
      'bash',
      `source .completion; COMP_LINE='${line}'; COMP_POINT=\${#COMP_LINE}; _viva; printf '%s\\n' "\${COMPREPLY[@]}"`,
    );

  it('offers commands, decks, options and their values', () => {
    expect(completed('viva qu')).toEqual(['quiz']);
    expect(completed('viva list ')).toEqual(expect.arrayContaining(['sums.md', 'notes/', 'asyncio']));
    expect(completed('viva quiz --ord')).toEqual(['--order']);
    expect(completed('viva quiz --order s')).toEqual(['shuffled']);
  });

  it('goes on after a colon or an equals sign, where bash begins a new word', () => {
    expect(completed('viva cards --deck sums.md tag:')).toEqual(['sums', 'easy']);
    expect(completed('viva quiz --order=s')).toEqual(['shuffled']);
  });

  it('quotes what the shell would take apart', () => {
    expect(completed('viva list wi')).toEqual(['with\\ space.md']);
  });
});

describe.skipIf(!has('zsh'))('completion in zsh', () => {
  it('describes what can follow', () => {
    const script = `compdef() { :; }; _describe() { print -l -- \${(P)@[-1]}; }; source .completion
      words=(viva history ''); CURRENT=3; _viva`;
    expect(inShell('zsh', script, '-f').map((line) => line.split(':')[0])).toEqual([
      'verify',
      'export',
      'merge',
      'relink',
      'forget',
    ]);
  });
});

describe.skipIf(!has('fish'))('completion in fish', () => {
  it('offers what can follow', () => {
    const offered = inShell('fish', `source .completion; complete -C 'viva quiz --order '`, '--no-config');
    expect(offered.map((line) => line.split('\t')[0])).toEqual(['file', 'shuffled']);
    expect(inShell('fish', `source .completion; complete -C 'viva lis'`, '--no-config')).toEqual([
      'list\tlist decks with their items per kind and chapter, tags and mistakes',
    ]);
  });
});
