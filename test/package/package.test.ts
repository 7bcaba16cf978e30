import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };

const root = fileURLToPath(new URL('../..', import.meta.url));
const patienceMs = 120_000;
const deck = `## Two and two?

- [ ] three
- [x] four
`;

/** What npm says of a tarball. */
interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
}

/** What npm prints; without the network, since there is nothing to fetch. */
function npm(cwd: string, ...args: readonly string[]): string {
  return execFileSync('npm', [...args, '--offline', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
}

describe('the package', () => {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'viva-package-'));
  const installed = join(folder, 'node_modules/viva');
  let packed: Packed;

  /** Runs the installed program. */
  function viva(args: readonly string[], input = '') {
    const { status, stdout, stderr } = spawnSync(join(folder, 'node_modules/.bin/viva'), [...args], {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], HOME: folder, VIVA_HOME: join(folder, 'home') },
      input,
    });
    return { code: status, out: stdout, err: stderr };
  }

  beforeAll(() => {
    // What `npm test` has built is packed; building again would pull it away from under the tests beside this one.
    const said: readonly Packed[] = JSON.parse(
      npm(root, 'pack', '--ignore-scripts', '--json', '--pack-destination', folder),
    );
    const [first] = said;
    if (first === undefined) throw new Error('npm packed nothing.');
    packed = first;
    writeFileSync(join(folder, 'package.json'), '{ "private": true }');
    writeFileSync(join(folder, 'deck.md'), deck);
    npm(folder, 'install', `./${packed.filename}`);
  }, patienceMs);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is one package that runs nothing when it is installed', () => {
    expect(readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['viva']);
    const installing = ['preinstall', 'install', 'postinstall', 'prepare'];
    expect(Object.keys(packageJson.scripts).filter((name) => installing.includes(name))).toEqual([]);
    expect(Object.keys(packageJson)).not.toContain('dependencies');
    expect(Object.keys(packageJson)).not.toContain('optionalDependencies');
  });

  it('holds what is needed and nothing else, in less than a megabyte', () => {
    const tops = new Set(packed.files.map(({ path }) => (path.startsWith('bin/') ? path : path.replace(/\/.*/, '/'))));
    expect([...tops].sort()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'bin/package.json',
      'bin/viva.js',
      'dist/',
      'package.json',
      'questions/',
    ]);
    console.log(`The tarball has ${packed.files.length} files and ${Math.round(packed.size / 1000)} KB.`);
    expect(packed.size).toBeLessThan(1_000_000);
  });

  it('carries the licence of every package that was bundled', () => {
    const text = readFileSync(join(installed, 'dist/THIRD-PARTY-LICENSES.txt'), 'utf8');
    const named = Array.from(text.matchAll(/^(\S+) \d+\.\d+\.\d+\S*\n=+$/gm), ([, name]) => name);
    expect(named).toEqual(expect.arrayContaining(['@inquirer/core', 'chalk', 'commander', 'gray-matter', 'js-yaml']));
    expect(named).toEqual(expect.arrayContaining(['highlight.js', 'markdown-it']));
  });

  it('starts', () => {
    expect(viva(['--version'])).toEqual({ code: 0, out: `${packageJson.version}\n`, err: '' });
  });

  it('lists the decks of the folder', () => {
    const { code, out, err } = viva(['list', 'deck.md', '--json']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out)).toMatchObject({ decks: [{ items: 1 }] });
  });

  it('asks in a pipe and marks the response', () => {
    const { code, out } = viva(['quiz', 'deck.md', '--json'], 'four\n');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ items: [{ verdict: 'right' }] });
  });

  it('asks a deck that ships, and says at the end of the input what stays open', () => {
    const { code, out, err } = viva(['asyncio']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('asyncio');
  });

  describe('as a library', () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    const [, example = ''] = /^## As a library$[^]*?^```js\n([^]*?)^```$/m.exec(readme) ?? [];

    /** Runs a script of a development tool. */
    function tool(script: string, ...args: readonly string[]) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'node_modules', script), ...args], {
        cwd: folder,
        encoding: 'utf8',
      });
      return { code: status, said: stdout + stderr };
    }

    it('does what the README says', () => {
      writeFileSync(join(folder, 'example.mjs'), example);
      const expected = Array.from(example.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm), ([, text]) => text);
      expect(expected.length).toBeGreaterThan(3);
      const { stdout, stderr } = spawnSync(process.execPath, ['example.mjs'], { cwd: folder, encoding: 'utf8' });
      expect({ stderr, printed: stdout.trimEnd().split('\n') }).toEqual({ stderr: '', printed: expected });
    });

    it('has types that a strict program compiles against, without those of any other package', () => {
      writeFileSync(
        join(folder, 'consumer.mts'),
        `import { type Deck, grade, type Item, itemsOf, kinds, parseDeck, type Score, toText } from 'viva';
const deck: Deck = parseDeck('a.md', '');
const scores: Score[] = itemsOf(deck).flatMap((item: Item) => {
  const marked = grade(item, ['A', 'B']);
  return marked.is === 'marked' ? [marked.score] : [];
});
export const texts: string[] = scores.map(({ earned }) => toText(earned));
export const isKnown: boolean = kinds.some((kind) => kind === 'cloze');
// @ts-expect-error a response is a value of JSON
grade(itemsOf(deck)[0], undefined);
`,
      );
      const compilerOptions = { noEmit: true, strict: true, types: [], module: 'nodenext', target: 'es2022' };
      writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['consumer.mts'] }));
      expect(tool('typescript/bin/tsc', '--project', 'tsconfig.json')).toEqual({ code: 0, said: '' });
    });

    it('is found faultless by publint and are-the-types-wrong', () => {
      const tarball = join(folder, packed.filename);
      expect(tool('publint/src/cli.js', tarball, '--strict')).toMatchObject({ code: 0 });
      expect(tool('@arethetypeswrong/cli/dist/index.js', tarball, '--profile', 'esm-only')).toMatchObject({ code: 0 });
    });
  });
});
