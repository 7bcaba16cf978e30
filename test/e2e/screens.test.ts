import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { keys, type Pty } from '../support/pty.ts';
import { machineWith, numberOf } from './viva.ts';

const { enter } = keys;

/** The tour as a file of one's own, so that its path is the same on every machine. */
const tour = Object.fromEntries(
  ['tour.md', 'contrast/python-concurrency.md'].map((path) => [
    path,
    readFileSync(new URL(`../../questions/${path}`, import.meta.url)),
  ]),
);

/** The end of an item's footer, and with it of the screen. */
const footer = /(\? more|esc commands)\s*$/;

/** The screen with the one thing in it that differs from run to run replaced: how long the sitting took. */
function screenOf(pty: Pty): string {
  const rows = pty.screen().map((row) => row.trimEnd());
  return `${rows.join('\n').replace(/ +\d+ s$/m, ' (time)')}\n`;
}

describe.each([40, 80, 120])('the screens of a sitting in %i columns', (cols) => {
  it('are as they were looked at', async () => {
    const pty = machineWith(tour).start(['tour.md', '--kind', 'multiple-choice', '--seed', '4'], { cols, rows: 80 });
    const compare = (name: string) => expect(screenOf(pty)).toMatchFileSnapshot(`screens/${name}-${cols}.txt`);

    await pty.waitFor(footer);
    await compare('item');
    pty.send(await numberOf(pty, 'It builds'));
    await pty.waitFor('❯');
    pty.send(enter);
    await pty.waitFor(/⏎ next · (x run it here · )?\? more\s*$/);
    await compare('right');
    pty.send(enter);
    await pty.waitFor(/The heartbeat[^]*⏎ answer/);
    pty.send(`${await numberOf(pty, 'It ticks about')}${enter}`);
    await pty.waitFor(/⏎ next · (x run it here · )?\? more\s*$/);
    await compare('wrong');
    pty.send(enter);
    await pty.ended;
    await compare('end');
  });

  it('show each way of asking', async () => {
    const deck = ['cloze', 'numeric', 'multiple-select', 'matching', 'output', 'ordering', 'open'];
    const machine = machineWith();
    for (const kind of deck) {
      const pty = machine.start(['quiz', 'tour', '--kind', kind, '--seed', '4'], { cols, rows: 60 });
      await pty.waitFor(footer);
      await expect(screenOf(pty)).toMatchFileSnapshot(`screens/${kind}-${cols}.txt`);
      pty.kill('SIGKILL');
    }
  });
});

const long = `# Long\n\n## A long question\n\n${Array.from({ length: 60 }, (_, at) => `Paragraph number ${at + 1}.`).join('\n\n')}\n\n${Array.from({ length: 30 }, (_, at) => `- [${at === 29 ? 'x' : ' '}] option ${at + 1}`).join('\n')}\n`;

describe('an item that is longer than the screen', () => {
  it('is shown page by page, and its options scroll with the cursor', async () => {
    const pty = machineWith({ 'long.md': long }).start(['quiz', 'long.md', '--seed', '1']);
    await pty.waitFor('space more · ⏎ to the end');
    expect(pty.screen().join('\n')).toContain('Paragraph number 1.');
    pty.send(' ');
    await pty.waitFor('Paragraph number 15.');
    pty.send(enter);
    await pty.waitFor('⏎ answer');
    expect(pty.screen().length).toBeLessThanOrEqual(24);
    pty.send(keys.up);
    await pty.waitFor(/❯ 30 /);
    expect(pty.history().filter((row) => row.includes('Paragraph number 7.'))).toHaveLength(1);
  });
});

describe('a page that is read on', () => {
  it('is left with q, before a question and below a response', async () => {
    const here = machineWith({ 'long.md': `${long}\n${'So it is.\n\n'.repeat(60)}` });
    const before = here.start(['quiz', 'long.md', '--seed', '1']);
    await before.waitFor('space more · ⏎ to the end · q leave');
    before.send('q');
    await before.waitFor('Nothing is answered yet');
    expect(await before.ended).toMatchObject({ code: 0 });

    const below = here.start(['quiz', 'long.md', '--seed', '1']);
    await below.waitFor('space more');
    below.send(enter);
    await below.waitFor('⏎ answer');
    below.send(`1${enter}`);
    await below.waitFor('space more');
    below.send('q');
    expect(await below.ended).toMatchObject({ code: 0 });
    expect(below.history().filter((row) => row.includes('So it is.')).length).toBeLessThan(20);
  });
});

describe('a terminal that changes its size', () => {
  it('is drawn anew with what was chosen, down to twenty columns and back', async () => {
    const pty = machineWith().start(['quiz', 'tour', '--kind', 'multiple-choice', '--seed', '4'], { rows: 50 });
    await pty.waitFor('⏎ answer');
    const number = await numberOf(pty, 'It builds');
    pty.send(number);
    await pty.waitFor(new RegExp(`❯ ${number}[^]*\\? more\\s*$`));
    const before = pty.screen();
    const firstRows = { 40: /^ of the program reads/m, 20: /^ program reads/m, 120: /nothing else happens$/m };
    for (const [width, firstRow] of Object.entries(firstRows)) {
      const columns = Number(width);
      pty.resize(columns, 50);
      await pty.waitFor(firstRow);
      await pty.waitFor(new RegExp(`❯ ${number}[^]*⏎ answer`));
      for (const row of pty.screen()) expect(row.length).toBeLessThanOrEqual(columns);
    }
    pty.resize(80, 50);
    // The terminal itself wraps its rows anew before the program draws them.
    const drawn = before.join('\n').replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
    await pty.waitFor(new RegExp(`^${drawn}\\s*$`));
  });

  it('of twenty columns and ten rows can still be used', async () => {
    const pty = machineWith().start(['quiz', 'tour', '--kind', 'multiple-choice', '--seed', '4'], {
      cols: 20,
      rows: 10,
    });
    await pty.waitFor('⏎ to the end');
    pty.send(enter);
    await pty.waitFor('⏎ answer');
    pty.send('1');
    await pty.waitFor('❯');
    for (const row of pty.screen()) expect(row.length).toBeLessThanOrEqual(20);
    pty.send(enter);
    await pty.waitFor('more');
  });
});

describe('other scripts', () => {
  const deck = `# 並行処理 👩‍👩‍👧 שלום\n\n## どの答えが正しいですか。これは長い質問なので、端末の幅に合わせて折り返されるはずです。絵文字 👍🏽 も数えます。\n\n- [x] 最初の選択肢です 🎉\n- [ ] שלום עולם abc\n- [ ] e\u0301tude ไทย हिन्दी\n`;
  it.each([40, 80])('stay within %i columns and line up', async (cols) => {
    const pty = machineWith({ 'deck.md': deck }).start(['quiz', 'deck.md', '--seed', '2'], { cols });
    await pty.waitFor('⏎ answer');
    pty.send('1');
    await pty.waitFor(/❯ 1[^]*\? more\s*$/);
    await expect(screenOf(pty)).toMatchFileSnapshot(`screens/scripts-${cols}.txt`);
  });
});
