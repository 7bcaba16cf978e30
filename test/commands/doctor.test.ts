import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { main } from '../../src/main.ts';
import { folderWith } from '../support/folder.ts';
import { fakeWorld } from '../support/world.ts';

interface Told {
  readonly findings: readonly {
    readonly is: string;
    readonly area: string;
    readonly name: string;
    readonly value: string;
  }[];
  readonly wrong: number;
}

/** What `viva doctor` tells of a machine with some files. */
async function told(files: Readonly<Record<string, string>> = {}, more: Readonly<Record<string, string>> = {}) {
  const cwd = folderWith(files);
  const env = { VIVA_HOME: join(cwd, 'home'), PATH: process.env['PATH'], ...more };
  const world = fakeWorld(cwd, { argv: ['doctor', '--json'], env });
  const code = await main(world);
  const { findings, wrong }: Told = JSON.parse(world.written());
  const saidOf = (name: string) =>
    findings.filter((each) => each.name === name).map(({ is, value }) => [is, value.replaceAll(cwd, '')]);
  return { code, wrong, saidOf };
}

describe('viva doctor', () => {
  it('tells the versions, the folders and the terminal of a machine where nothing is wrong', async () => {
    const { code, wrong, saidOf } = await told();
    expect({ code, wrong }).toEqual({ code: 0, wrong: 0 });
    expect(saidOf('viva')).toEqual([['ok', packageJson.version]]);
    expect(saidOf('Node')).toEqual([['ok', `${process.versions.node}, V8 ${process.versions.v8}`]]);
    expect(saidOf('data')).toEqual([['ok', '/home, made when it is needed']]);
    expect(saidOf('history')).toEqual([['ok', '/home/history, made when it is needed']]);
    expect(saidOf('settings')).toEqual([['ok', '/home/settings.yaml, not there']]);
    expect(saidOf('size')).toEqual([['ok', 'standard output is no terminal']]);
    expect(saidOf('prompts')).toEqual([['ok', 'numbered lines']]);
    expect(saidOf('events')).toEqual([['ok', '0']]);
  });

  it('notes a theme that is none', async () => {
    const themeOf = async (name: string) => (await told({}, { VIVA_THEME: name })).saidOf('theme');
    expect(await themeOf('solarised')).toEqual([['wrong', 'solarised']]);
    expect(await themeOf('dark')).toEqual([['ok', 'dark']]);
    expect(await themeOf('')).toEqual([]);
  });

  it('finds a file where a folder should be', async () => {
    const { code, wrong, saidOf } = await told({ home: '' });
    expect({ code, wrong }).toEqual({ code: 1, wrong: 4 });
    expect(saidOf('data')).toEqual([['wrong', '/home: a file stands in the way at /home']]);
  });

  it('finds lines of the history that cannot be used', async () => {
    const { code, wrong, saidOf } = await told({ 'home/history/one/2026-11.jsonl': 'torn\n{}\n' });
    expect({ code, wrong }).toEqual({ code: 1, wrong: 1 });
    expect(saidOf('lines')).toEqual([['wrong', '2 cannot be used, the first at /home/history/one/2026-11.jsonl:1']]);
  });

  it('finds settings that cannot be understood', async () => {
    const { code, saidOf } = await told({ 'home/settings.yaml': 'study: {nwe: 3}\n' });
    expect(code).toBe(1);
    expect(saidOf('settings')).toEqual([
      [
        'wrong',
        '`/home/settings.yaml` holds what cannot be understood. There is no setting `study.nwe`. Did you mean `study.new`?',
      ],
    ]);
  });

  it('says in one line how many things are wrong', async () => {
    const said = async (files: Readonly<Record<string, string>>) => {
      const cwd = folderWith(files);
      const world = fakeWorld(cwd, { argv: ['doctor'], env: { VIVA_HOME: join(cwd, 'home') } });
      await main(world);
      return world.written().trimEnd().split('\n').at(-1);
    };
    expect(await said({})).toBe(' Nothing is wrong.');
    expect(await said({ 'home/history/one/2026-11.jsonl': 'torn\n' })).toBe(' One thing is wrong.');
  });
});
