import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { folderWith } from '../support/folder.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const deck = '## Two and two?\n\n- [ ] three\n- [x] four\n';

/** Runs the program of a package in a folder of its own. */
function run(packageFolder: string, folder: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(packageFolder, 'bin/viva.js'), ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], VIVA_HOME: join(folder, 'home') },
    input: '',
  });
  return { code: status, out: stdout, err: stderr };
}

describe('the entry', () => {
  it('says how to build where that was forgotten, and knows its version all the same', () => {
    const folder = folderWith({ 'package.json': JSON.stringify(packageJson) });
    cpSync(join(root, 'bin'), join(folder, 'bin'), { recursive: true });
    expect(run(folder, folder, 'list')).toEqual({
      code: 2,
      out: '',
      err: 'viva: The program is not built yet.\n  Run `npm run build`.\n',
    });
    expect(run(folder, folder, '--version')).toEqual({ code: 0, out: `${packageJson.version}\n`, err: '' });
  });
});

describe('the chunks of the program', () => {
  it('are plain ASCII, as the loader takes them', () => {
    const chunks = readdirSync(join(root, 'dist')).filter((name) => name.endsWith('.cjs'));
    const others = chunks.filter((name) => /[^\0-\x7f]/.test(readFileSync(join(root, 'dist', name), 'utf8')));
    expect(chunks.length).toBeGreaterThan(20);
    expect(others).toEqual([]);
  });
});

describe('the compiled code in the cache folder', () => {
  const listing = (folder: string) => run(root, folder, 'list', 'deck.md', '--json');
  const codeOf = (folder: string, command = 'list'): string => {
    const [build = ''] = readdirSync(join(folder, 'home/cache/code'));
    return join(folder, 'home/cache/code', build, command);
  };

  it('changes nothing that is printed', () => {
    const folder = folderWith({ 'deck.md': deck });
    const first = listing(folder);
    expect(first.code).toBe(0);
    expect(listing(folder)).toEqual(first);
  });

  it('stands in one file for one build, one Node and one command', () => {
    const folder = folderWith({ 'deck.md': deck });
    listing(folder);
    listing(folder);
    run(root, folder, 'check', 'deck.md');
    const build = readFileSync(join(root, 'dist/build-id'), 'utf8');
    const place = join(folder, 'home/cache/code');
    expect(readdirSync(place)).toEqual([`${build}-${process.version}-${process.arch}`]);
    expect(readdirSync(dirname(codeOf(folder)))).toEqual(['check', 'list']);
  });

  /** Says of the code that it was written so many seconds ago. */
  const setAge = (folder: string, command: string, seconds: number): void => {
    const then = new Date(Date.now() - 1000 * seconds);
    utimesSync(codeOf(folder, command), then, then);
  };

  it('is kept by the first start, and once more by one that does not follow at once', () => {
    const folder = folderWith({ 'deck.md': deck });
    const start = (): number => {
      listing(folder);
      return statSync(codeOf(folder)).mtimeMs;
    };
    const first = start();
    expect([start(), start()]).toEqual([first, first]);
    setAge(folder, 'list', 20);
    expect(start()).toBeGreaterThanOrEqual(first);
    setAge(folder, 'list', 20);
    expect(start()).toBeLessThan(first);
  });

  it.each([
    ['is cut', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    [
      'has a wrong byte',
      (bytes: Buffer) => {
        // Near the end stands the second copy of the last chunk.
        const near = bytes.length - 64;
        bytes.writeUInt8(bytes.readUInt8(near) ^ 1, near);
        return bytes;
      },
    ],
    ['is empty', () => Buffer.alloc(0)],
    ['is something else', () => Buffer.from('{"not":"code"}'.repeat(100))],
  ])('is made anew where the file %s', (_what, damaged) => {
    const folder = folderWith({ 'deck.md': deck });
    const first = listing(folder);
    const whole = readFileSync(codeOf(folder));
    writeFileSync(codeOf(folder), damaged(Buffer.from(whole)));
    expect(listing(folder)).toEqual(first);
    expect(readFileSync(codeOf(folder)).length).toBeGreaterThan(whole.length / 2);
  });

  const dayMs = 86_400_000;
  /** Puts a file where another build would keep its code, last used so many days ago. */
  const keptBefore = (folder: string, build: string, name: string, days: number): void => {
    const file = join(folder, 'home/cache/code', build, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, 'code');
    const then = new Date(Date.now() - days * dayMs);
    utimesSync(file, then, then);
  };

  it('is removed where another build has not used it for 30 days, and what is no code stays', () => {
    const folder = folderWith({ 'deck.md': deck });
    const builds = ['0123456789abcdef-v20.17.0-x64', 'fedcba9876543210-v22.1.0-arm64', 'notes'];
    const [gone = '', used = '', other = ''] = builds;
    keptBefore(folder, gone, 'list', 31);
    keptBefore(folder, gone, 'list.4711', 31);
    keptBefore(folder, used, 'list', 31);
    keptBefore(folder, used, 'check', 29);
    keptBefore(folder, other, 'list', 99);
    expect(listing(folder).code).toBe(0);
    const own = `${readFileSync(join(root, 'dist/build-id'), 'utf8')}-${process.version}-${process.arch}`;
    const code = join(folder, 'home/cache/code');
    expect(readdirSync(code).sort()).toEqual([own, used, other].sort());
    expect(readdirSync(join(code, used))).toEqual(['check']);
  });

  it('is marked as used once a week, so that another version beside it does not remove it', () => {
    const folder = folderWith({ 'deck.md': deck });
    listing(folder);
    setAge(folder, 'list', 20);
    listing(folder);
    const daysAgo = (days: number): number => {
      const then = new Date(Date.now() - days * dayMs);
      utimesSync(codeOf(folder), then, then);
      listing(folder);
      return Math.round((Date.now() - statSync(codeOf(folder)).mtimeMs) / dayMs);
    };
    expect([daysAgo(6), daysAgo(8)]).toEqual([6, 0]);
  });

  it('is done without where the folder cannot be written', () => {
    const folder = folderWith({ 'deck.md': deck, home: 'a file where the folder should be' });
    expect(listing(folder)).toMatchObject({ code: 0, err: '' });
  });
});
