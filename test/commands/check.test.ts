import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { check } from '../../src/commands/check.ts';
import { folderWith } from '../support/folder.ts';
import { fakeWorld } from '../support/world.ts';

const right = '# Is it?\n\n= true\n';
const keyless = '# Deck\n\n## Which?\n\n- [ ] one\n- [ ] two\n';

async function checked(cwd: string, names: readonly string[], options = {}) {
  const world = fakeWorld(cwd);
  const code = await check(world, names, { json: false, run: false, ...options });
  return { code, text: world.written(), complained: world.complained() };
}

async function checkedJson(cwd: string, names: readonly string[], options = {}) {
  const { code, text, complained } = await checked(cwd, names, { json: true, ...options });
  expect(complained).toBe('');
  return { code, ...JSON.parse(text) };
}

describe('viva check', () => {
  it('shows each mistake with its place, a frame and what to do, and exits with 1', async () => {
    const cwd = folderWith({ 'q/a.md': right, 'q/b.md': keyless });
    expect(await checked(cwd, ['q'])).toEqual({
      code: 1,
      complained: '',
      text: [
        ' q/b.md:3:4  error  key-missing',
        '   No option is marked as right.',
        '     3 │ ## Which?',
        '       │    ^^^^^^',
        '   Tick the right one: `- [x]`.',
        '',
        ' 2 files, 1 item, 1 error',
        '',
      ].join('\n'),
    });
  });

  it('writes annotations for a code host, at the place and with what would end them escaped', async () => {
    const cwd = folderWith({ 'q/50%, a:b.md': keyless, 'titel.md': `---\ntitel: A\n---\n${right}` });
    expect(await checked(cwd, ['q', 'titel.md'], { format: 'github' })).toEqual({
      code: 1,
      complained: '',
      text: [
        '::error file=q/50%25%2C a%3Ab.md,line=3,endLine=3,col=4,endColumn=9,title=key-missing::No option is marked as right.%0ATick the right one: `- [x]`.',
        '::warning file=titel.md,line=2,endLine=2,col=1,endColumn=5,title=field-unknown::Unknown field `titel`.%0ADid you mean `title`?',
        ' 2 files, 1 item, 1 error, 1 warning',
        '',
      ].join('\n'),
    });
  });

  it('lets no text of a file begin an annotation of its own', async () => {
    const cwd = folderWith({ 'a.md': `---\n"x\\n::error::no": 1\n---\n${right}` });
    const { text } = await checked(cwd, ['a.md'], { format: 'github' });
    expect(text.split('\n').filter((line) => line.startsWith('::'))).toHaveLength(1);
  });

  it('exits with 0 where there are only warnings, and where nothing is wrong', async () => {
    const cwd = folderWith({ 'a.md': `---\ntitel: A\n---\n${right}`, 'b.md': right });
    const { code, text } = await checked(cwd, ['a.md']);
    expect(code).toBe(0);
    expect(text).toBe(
      [
        ' a.md:2:1  warning  field-unknown',
        '   Unknown field `titel`.',
        '     1 │ ---',
        '     2 │ titel: A',
        '       │ ^^^^^',
        '   Did you mean `title`?',
        '',
        ' 1 file, 1 item, 1 warning',
        '',
      ].join('\n'),
    );
    expect(await checked(cwd, ['b.md'])).toMatchObject({ code: 0, text: ' 1 file, 1 item, nothing wrong\n' });
  });

  it('prints one JSON document and nothing else', async () => {
    const cwd = folderWith({ 'a.md': right, 'b.md': keyless });
    const { code, ...report } = await checkedJson(cwd, []);
    expect(code).toBe(1);
    expect(report).toEqual({
      files: 2,
      items: 1,
      diagnostics: [
        {
          code: 'key-missing',
          severity: 'error',
          file: 'b.md',
          line: 3,
          column: 4,
          message: 'No option is marked as right.',
          help: 'Tick the right one: `- [x]`.',
        },
      ],
    });
    expect((await checked(cwd, ['a.md'], { json: true })).text).toBe('{"files":1,"items":1,"diagnostics":[]}\n');
  });

  it('colours for a terminal alone', async () => {
    const cwd = folderWith({ 'b.md': keyless });
    const world = fakeWorld(cwd, { env: { FORCE_COLOR: '1' } });
    await check(world, ['b.md'], { json: false, run: false });
    expect(world.written()).toContain('\u001b[31merror\u001b[39m');
    expect((await checked(cwd, ['b.md'])).text).not.toContain('\u001b');
  });

  it('reports links and images that lead nowhere, to files and folders beside the page', async () => {
    const page = `${right}\n[a](b.md#x) ![c](img/c%20d.png) [e](none.md) ![f](img/f.png) [g](img) [h](https://h.org)\n`;
    const cwd = folderWith({ 'q/a.md': page, 'q/b.md': right, 'q/img/c d.png': '' });
    const { code, diagnostics } = await checkedJson(cwd, ['q/a.md']);
    expect(code).toBe(0);
    expect(
      diagnostics.map((found: Record<string, unknown>) => [found['code'], found['line'], found['column']]),
    ).toEqual([
      ['link-broken', 5, 37],
      ['image-broken', 5, 51],
    ]);
  });

  it('says of a file that it is empty only where the file was named', async () => {
    const cwd = folderWith({ 'q/README.md': '# About\n\nText.\n', 'q/empty.md': '', 'q/a.md': right });
    expect((await checkedJson(cwd, ['q'])).diagnostics).toEqual([]);
    const named = await checkedJson(cwd, ['q/README.md', 'q/empty.md']);
    expect(named.code).toBe(0);
    expect(named.diagnostics.map((found: Record<string, unknown>) => [found['file'], found['code']])).toEqual([
      ['q/README.md', 'deck-empty'],
      ['q/empty.md', 'deck-empty'],
    ]);
  });

  it('keeps the mistakes of a page whose questions all lack their key', async () => {
    const page = '---\nlayout: post\n---\n# Which one?\n\n- A: this\n- B: that\n';
    const cwd = folderWith({ 'q/a.md': page });
    const { diagnostics } = await checkedJson(cwd, ['q']);
    expect(diagnostics.map((found: Record<string, unknown>) => found['code'])).toEqual(['question-without-key']);
  });

  it('goes on after files that are no text', async () => {
    const cwd = folderWith({
      'a.md': Buffer.from([0x61, 0]),
      'b.md': Buffer.from([0x61, 0xff]),
      'c.md': right,
    });
    symlinkSync('nowhere', join(cwd, 'd.md'));
    const { code, files, items, diagnostics } = await checkedJson(cwd, []);
    expect([code, files, items]).toEqual([1, 4, 1]);
    expect(diagnostics.map((found: Record<string, unknown>) => [found['file'], found['code']])).toEqual([
      ['a.md', 'file-binary'],
      ['b.md', 'encoding-invalid'],
      ['d.md', 'file-unreadable'],
    ]);
    const { text } = await checked(cwd, ['a.md']);
    expect(text).toBe(
      [
        ' a.md  error  file-binary',
        '   The file is not text.',
        '   A question file is Markdown, in UTF-8.',
        '',
        ' 1 file, no items, 1 error',
        '',
      ].join('\n'),
    );
  });

  it('shows what would command the terminal, in names as in text', async () => {
    const cwd = folderWith({ 'a\u001b[2J.md': '# Which\u001b[31m\u202e?\n\n- [ ] one\n- [ ] two\n' });
    const { text } = await checked(cwd, []);
    expect(text).not.toContain('\u001b');
    expect(text).toContain(' a^[[2J.md:1:3  error  key-missing');
    expect(text).toContain('1 │ # Which^[[31m<U+202E>?');
  });

  it('refuses a name that means nothing', async () => {
    await expect(checked(folderWith({}), ['nothing.md'])).rejects.toThrow(
      'There is no file, folder or deck `nothing.md`.',
    );
  });

  it('runs no program unless it is asked to', async () => {
    const page =
      '# What?\n\n```bash\necho ran > ran.txt; echo ran > "$OLDPWD/ran.txt"\n```\n\n### Output\n\n```\nran\n```\n';
    const cwd = folderWith({ 'a.md': page });
    expect((await checkedJson(cwd, [])).diagnostics).toEqual([]);
  });

  it('runs the programs that carry an output, and points at the first line that differs', async () => {
    const page = (printed: string) =>
      `# What?\n\n\`\`\`bash\necho one\necho two\n\`\`\`\n\n### Output\n\n\`\`\`text\n${printed}\n\`\`\`\n`;
    const cwd = folderWith({ 'a.md': page('one\ntwo'), 'b.md': page('one\nzwei'), 'c.md': page('one\ntwo\nthree') });
    expect((await checkedJson(cwd, ['a.md'], { run: true })).diagnostics).toEqual([]);
    const { code, diagnostics } = await checkedJson(cwd, [], { run: true });
    expect(code).toBe(1);
    expect(
      diagnostics.map((found: Record<string, unknown>) => [found['file'], found['line'], found['message']]),
    ).toEqual([
      ['b.md', 12, 'The program prints something else: line 2 is `two`, not `zwei`.'],
      ['c.md', 13, 'The program prints something else: line 3 is nothing, not `three`.'],
    ]);
  });

  it('ends early, and well, when nobody reads any more', async () => {
    const cwd = folderWith(Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`${index}.md`, keyless])));
    let writes = 0;
    const stdout = new Writable({
      highWaterMark: 1,
      write(_chunk, _encoding, done) {
        writes++;
        done(Object.assign(new Error('closed'), { code: 'EPIPE' }));
      },
    });
    stdout.on('error', () => undefined);
    await check(fakeWorld(cwd, { stdout }), [], { json: false, run: false });
    expect(writes).toBe(1);
  });

  it('waits for a reader that is slow', async () => {
    const cwd = folderWith(Object.fromEntries(Array.from({ length: 1600 }, (_, index) => [`${index}.md`, keyless])));
    let waiting = 0;
    let most = 0;
    let length = 0;
    const stdout = new Writable({
      highWaterMark: 1,
      write(chunk, _encoding, done) {
        waiting += chunk.length;
        most = Math.max(most, waiting);
        length += chunk.length;
        setImmediate(() => {
          waiting -= chunk.length;
          done();
        });
      },
    });
    await check(fakeWorld(cwd, { stdout }), [], { json: false, run: false });
    expect(length).toBeGreaterThan(200_000);
    expect(most).toBeLessThan(100_000);
  });
});
