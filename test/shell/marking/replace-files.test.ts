import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { finishReplacing } from '../../../src/shell/marking/put-in-place.ts';
import { replaceFiles } from '../../../src/shell/marking/replace-files.ts';
import { bundled } from '../../support/bundle.ts';
import { folderWith } from '../../support/folder.ts';

const old = { 'out/a.csv': 'old a', 'out/b.csv': 'old b' };
const contents = (cwd: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(`${cwd}/out`)
      .filter((name) => !name.startsWith('.'))
      .map((name) => [name, readFileSync(`${cwd}/out/${name}`, 'utf8')]),
  );

/** The signal that ended a script; null where none did. */
const signalOf = (script: string, ...args: readonly string[]) =>
  new Promise((settle) => {
    spawn(process.execPath, [script, ...args]).on('exit', (_code, by) => settle(by));
  });

describe('replacing files', () => {
  it('puts all in place, whatever their length', () => {
    const cwd = folderWith(old);
    const long = Array.from({ length: 50_000 }, (_, at) => `row ${at} é\n`);
    replaceFiles(`${cwd}/out`, 'out', [
      { name: 'a.csv', pieces: long },
      { name: 'c.csv', pieces: [] },
    ]);
    expect(contents(cwd)).toEqual({ 'a.csv': long.join(''), 'b.csv': 'old b', 'c.csv': '' });
  });

  it('makes the folders above, and refuses at once where there can be none', () => {
    const cwd = folderWith(old);
    replaceFiles(`${cwd}/one/two`, 'two', [{ name: 'a.csv', pieces: ['a'] }]);
    expect(readFileSync(`${cwd}/one/two/a.csv`, 'utf8')).toBe('a');
    const below = () => replaceFiles(`${cwd}/out/a.csv/b`, 'out/a.csv/b', []);
    expect(below).toThrow('The results cannot be written to `out/a.csv/b`: a file stands where a folder should be.');
  });

  it.runIf(process.platform === 'linux')('does not run for ever where a file system takes no folders', () => {
    expect(() => replaceFiles('/proc/no/such', '/proc/no/such', [])).toThrow('cannot be written to `/proc/no/such`');
  });

  it('leaves all the old ones, and no draft, where one cannot be made', () => {
    const cwd = folderWith(old);
    function* failing(): Iterable<string> {
      yield 'new';
      throw new RangeError('no more');
    }
    const files = [
      { name: 'a.csv', pieces: ['new a'] },
      { name: 'b.csv', pieces: failing() },
    ];
    expect(() => replaceFiles(`${cwd}/out`, 'out', files)).toThrow('no more');
    expect(readdirSync(`${cwd}/out`).sort()).toEqual(['a.csv', 'b.csv']);
    expect(contents(cwd)).toEqual({ 'a.csv': 'old a', 'b.csv': 'old b' });
  });

  it('clears away what a run that was killed has left, and nothing else', async () => {
    const dead = spawn(process.execPath, ['-e', '']);
    await new Promise((settle) => dead.on('exit', settle));
    const mine = `.a.csv.${process.ppid}.draft`;
    const cwd = folderWith({
      ...old,
      [`out/.a.csv.${dead.pid}.draft`]: 'half',
      [`out/.z.${dead.pid}.draft`]: 'z',
      [`out/${mine}`]: '',
    });
    replaceFiles(`${cwd}/out`, 'out', [{ name: 'a.csv', pieces: ['new a'] }]);
    expect(readdirSync(`${cwd}/out`).sort()).toEqual([mine, `.z.${dead.pid}.draft`, 'a.csv', 'b.csv'].sort());
  });

  it('leaves all the old ones where it is killed on the way', async () => {
    const cwd = folderWith(old);
    const script = fileURLToPath(new URL('../../support/killed-while-writing.ts', import.meta.url));
    const { file, remove } = await bundled(script);
    onTestFinished(remove);
    expect(await signalOf(file, `${cwd}/out`)).toBe('SIGKILL');
    expect(contents(cwd)).toEqual({ 'a.csv': 'old a', 'b.csv': 'old b' });
  });

  it('leaves the files of one run wherever it is killed while they are put in place', async () => {
    const script = fileURLToPath(new URL('../../support/killed-while-replacing.ts', import.meta.url));
    const { file, remove } = await bundled(script);
    onTestFinished(remove);
    const before = { 'a.csv': 'old a', 'b.csv': 'old b' };
    const after = { 'a.csv': 'new a.csv', 'b.csv': 'new b.csv', 'c.csv': 'new c.csv' };
    // The first rename puts the plan there; the other three follow it.
    for (const rename of [1, 2, 3, 4, 5]) {
      const cwd = folderWith(old);
      expect(await signalOf(file, `${cwd}/out`, `${rename}`)).toBe(rename < 5 ? 'SIGKILL' : null);
      finishReplacing(`${cwd}/out`);
      expect(contents(cwd)).toEqual(rename === 1 ? before : after);
      const hidden = readdirSync(`${cwd}/out`).filter((name) => name.startsWith('.'));
      expect(hidden.length).toBe(rename === 1 ? 4 : 0);
      replaceFiles(`${cwd}/out`, 'out', [
        { name: 'a.csv', pieces: ['last'] },
        { name: 'b.csv', pieces: ['last'] },
        { name: 'c.csv', pieces: ['last'] },
      ]);
      expect(readdirSync(`${cwd}/out`).sort()).toEqual(['a.csv', 'b.csv', 'c.csv']);
      expect(contents(cwd)).toEqual({ 'a.csv': 'last', 'b.csv': 'last', 'c.csv': 'last' });
    }
  });

  it('leaves all the old ones where a folder stands in the place of one', () => {
    const cwd = folderWith({ ...old, 'out/c.csv/own.txt': 'own' });
    const files = ['a.csv', 'b.csv', 'c.csv'].map((name) => ({ name, pieces: ['new'] }));
    expect(() => replaceFiles(`${cwd}/out`, 'out', files)).toThrow('a folder stands where a file should be');
    expect(readdirSync(`${cwd}/out`).sort()).toEqual(['a.csv', 'b.csv', 'c.csv']);
    expect(readFileSync(`${cwd}/out/a.csv`, 'utf8')).toBe('old a');
  });

  it('follows a plan to no other folder', () => {
    const cwd = folderWith({
      'own.txt': 'own',
      'out/.viva-results.plan': '.../own.txt.1.draft\n../own.txt\n.a.csv.1.draft\n....1.draft\n',
      'out/.a.csv.1.draft': 'new a',
    });
    finishReplacing(`${cwd}/out`);
    expect(readdirSync(cwd).sort()).toEqual(['out', 'own.txt']);
    expect(readFileSync(`${cwd}/own.txt`, 'utf8')).toBe('own');
    expect(contents(cwd)).toEqual({ 'a.csv': 'new a' });
  });
});
