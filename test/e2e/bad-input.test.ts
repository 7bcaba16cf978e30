import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { machineWith } from './viva.ts';

/** What is wrong in one line, what to do in the next, and no stack. */
const oneMessage = /^viva: [^\n]+[.?!]\n {2}[^\n]+\n$/;
const item = '## A\n\n- [x] yes\n- [ ] no\n';

describe('a deck that cannot be asked', () => {
  it.each([
    ['a file that is missing', ['nothing.md'], {}],
    ['a folder without decks', ['.'], { 'note.txt': 'x' }],
    ['a binary file', ['x.md'], { 'x.md': new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1, 2]) }],
    ['invalid UTF-8', ['x.md'], { 'x.md': new Uint8Array([...Buffer.from(item), 0xc3, 0x28]) }],
  ])('is %s: one message, a way on, and exit code 2', async (_, args, files) => {
    const machine = machineWith(files);
    for (const command of ['quiz', 'show']) {
      const { code, out, err } = await machine.run([command, ...args]);
      expect({ command, code, out }).toEqual({ command, code: 2, out: '' });
      expect(err).toMatch(oneMessage);
    }
    expect(machine.events()).toEqual([]);
  });

  it.each([
    ['an empty file', ''],
    ['a fence that is never closed', '```\n- [x] a\n- [ ] b\n'],
    ['an item without a key', '## Which?\n\n- [ ] yes\n- [ ] no\n'],
  ])('is %s, which may be shown', async (_, text) => {
    const machine = machineWith({ 'x.md': text });
    const { code, out, err } = await machine.run(['quiz', 'x.md']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(oneMessage);
    expect(await machine.run(['show', 'x.md'])).toMatchObject({ code: 0, err: '' });
  });

  it('has mistakes that do not concern every item, which is said before the first', async () => {
    const machine = machineWith({ 'x.md': `---js\nprocess.exit(7)\n---\n\n${item}` });
    const { code, out } = await machine.run(['quiz', 'x.md'], { input: '1\n' });
    expect(code).toBe(0);
    expect(out).toMatch(/^One mistake in x\.md: viva check x\.md\n/);
  });

  it('is suggested where its name is nearly right', async () => {
    const machine = machineWith({ 'python.md': item });
    expect((await machine.run(['quiz', 'pyhton.md'])).err).toContain('python.md');
    expect((await machine.run(['quiz', 'asynci'])).err).toContain('asyncio');
  });

  it('is a folder with the name of a file', async () => {
    const machine = machineWith();
    mkdirSync(join(machine.folder, 'x.md'));
    const { code, err } = await machine.run(['quiz', 'x.md']);
    expect(code).toBe(2);
    expect(err).toContain('x.md');
  });

  it.skipIf(process.getuid?.() === 0)('is a file that may not be read', async () => {
    const machine = machineWith({ 'x.md': item });
    chmodSync(join(machine.folder, 'x.md'), 0);
    const { code, err } = await machine.run(['quiz', 'x.md']);
    expect(code).toBe(2);
    expect(err).toContain('x.md');
  });

  it('does not keep the others of a folder from being asked', async () => {
    const machine = machineWith({ 'good.md': item, 'bad.md': new Uint8Array([0, 1, 2]) });
    const { code, out } = await machine.run(['quiz', '.'], { input: '1\n' });
    expect(code).toBe(0);
    expect(out).toContain('bad.md is passed over: ');
    expect(out).toContain(' of 1 point\n');
  });
});

describe('a front matter that is code', () => {
  const spellings = [
    '---js',
    '--- js',
    '---javascript',
    '---JS',
    '--- JavaScript ',
    '---coffee',
    '---\tjs',
    '---js\r',
    '---node',
    '---cjs',
    '---ts',
  ];

  it('does not run in any spelling', async () => {
    const machine = machineWith();
    const trap = join(machine.folder, 'trap');
    const code = `require("fs").writeFileSync(${JSON.stringify(trap)}, ""), { title: "x" }`;
    for (const [at, fence] of spellings.entries()) {
      writeFileSync(join(machine.folder, `${at}.md`), `${fence}\n${code}\n---\n\n${item}`);
    }
    for (const command of ['quiz', 'show', 'list', 'check']) {
      const ran = await machine.run([command, '.'], { input: '1\n'.repeat(spellings.length) });
      expect({ command, ...ran }).toMatchObject({ command, code: command === 'check' ? 1 : 0, err: '' });
    }
    expect(existsSync(trap)).toBe(false);
  });
});

describe('a YAML bomb', () => {
  const level = (name: string, of: string): string => `${name}: &${name} [${Array(9).fill(of).join(', ')}]\n`;
  const bomb = `---\na: &a [lol, lol]\n${[...'bcdefghij'].map((name, at) => level(name, `*${'abcdefghij'[at]}`)).join('')}---\n\n${item}`;
  it.each(['quiz', 'show', 'list', 'check'])('is refused by %s in a moment', async (command) => {
    const { code, out, err } = await machineWith({ 'x.md': bomb }).run([command, 'x.md'], { input: '1\n' });
    expect([0, 1, 2]).toContain(code);
    expect(`${out}${err}`.length).toBeLessThan(20_000);
    expect(err).not.toContain('    at ');
  });
});

describe('a file that is large or deep', () => {
  it.each([
    ['ten thousand nested quotes', `${'>'.repeat(10_000)} deep\n\n${item}`],
    [
      'lists three hundred deep',
      `${Array.from({ length: 300 }, (_, at) => `${'  '.repeat(at)}- x`).join('\n')}\n\n${item}`,
    ],
    ['a line of a million characters', `${'x'.repeat(1_000_000)}\n\n${item}`],
    ['a million brackets', `${'['.repeat(1_000_000)}\n\n${item}`],
  ])('of %s is answered', async (_, text) => {
    const machine = machineWith({ 'x.md': text });
    for (const command of ['quiz', 'show']) {
      const { code, err } = await machine.run([command, 'x.md'], { input: '1\n' });
      expect([0, 1, 2]).toContain(code);
      expect(err).not.toContain('    at ');
    }
  });

  it('of ten megabytes is asked', async () => {
    const items = Array.from(
      { length: 5_000 },
      (_, at) => `## Item ${at}\n\n${'Why? '.repeat(400)}\n\n- [x] yes\n- [ ] no\n`,
    );
    const machine = machineWith({ 'x.md': items.join('\n') });
    const { code, out } = await machine.run(['quiz', 'x.md', '--count', '1'], { input: '1\n' });
    expect(code).toBe(0);
    expect(out).toContain('x. item 1 of 1\n');
  });
});
