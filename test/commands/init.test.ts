import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { init } from '../../src/commands/init.ts';
import { readYaml } from '../../src/core/source/yaml.ts';
import { readSettings } from '../../src/core/study/settings.ts';
import { Refusal } from '../../src/shell/errors.ts';
import { collectionOf } from '../../src/shell/study/collection.ts';
import { folderWith } from '../support/folder.ts';
import { fakeWorld } from '../support/world.ts';

const first =
  'The history of the decks below this folder lies in .viva/ from now on.\n' +
  '  git add .viva       shares it; two machines merge without a conflict\n' +
  '  viva study          begins\n';

it('viva init makes the folder a collection, also for the folders below it', async () => {
  const cwd = folderWith({ 'deep/deck.md': '' });
  const world = fakeWorld(cwd);
  expect([await init(world), world.written()]).toEqual([0, first]);
  expect(collectionOf(fakeWorld(join(cwd, 'deep')), []).root).toBe(cwd);
  expect(existsSync(join(cwd, '.viva/history'))).toBe(true);
  expect(readFileSync(join(cwd, '.viva/.gitattributes'), 'utf8')).toContain('*.jsonl merge=union -text\n');
});

it('viva init changes nothing where it was run before', async () => {
  const cwd = folderWith({ '.viva/history/dev/2026-11.jsonl': 'a line' });
  await init(fakeWorld(cwd));
  writeFileSync(join(cwd, '.viva/settings.yaml'), 'study: {new: 3}\n');
  writeFileSync(join(cwd, '.viva/.gitattributes'), 'mine\n');
  const world = fakeWorld(cwd);
  expect([await init(world), world.written()]).toEqual([
    0,
    'This folder is a collection already: its history lies in .viva/.\n',
  ]);
  expect(readFileSync(join(cwd, '.viva/settings.yaml'), 'utf8')).toBe('study: {new: 3}\n');
  expect(readFileSync(join(cwd, '.viva/.gitattributes'), 'utf8')).toBe('mine\n');
  expect(readFileSync(join(cwd, '.viva/history/dev/2026-11.jsonl'), 'utf8')).toBe('a line');
});

it('viva init writes settings that can be read, as they are and with every # taken away', async () => {
  const cwd = folderWith({});
  await init(fakeWorld(cwd));
  const text = readFileSync(join(cwd, '.viva/settings.yaml'), 'utf8');
  for (const each of [
    text,
    text
      .split('\n')
      .slice(1)
      .map((line) => line.replace(/^# /, ''))
      .join('\n'),
  ]) {
    const yaml = readYaml(each);
    expect(yaml.ok && readSettings(yaml.value).ok).toBe(true);
  }
});

it('viva init refuses where a file is in its way', async () => {
  const cwd = folderWith({ '.viva': 'a file' });
  await expect(init(fakeWorld(cwd))).rejects.toBeInstanceOf(Refusal);
  expect(readFileSync(join(cwd, '.viva'), 'utf8')).toBe('a file');
});
