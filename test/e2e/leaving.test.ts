import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keys, type Pty } from '../support/pty.ts';
import { type Machine, machineWith, program } from './viva.ts';

const { ctrlC, enter } = keys;
const titles = ['Alpha', 'Beta', 'Gamma', 'Delta'];
const deck = titles
  .map((title) => `## ${title}\n\n- [x] yes ${title}\n- [ ] no ${title}\n- [ ] never ${title}\n`)
  .join('\n');
const machine = (): Machine => machineWith({ 'deck.md': deck });

const showsCursor = (pty: Pty): boolean => {
  const written = pty.written();
  return written.lastIndexOf('\u001b[?25h') > written.lastIndexOf('\u001b[?25l');
};
const title = (pty: Pty): string => titles.find((name) => pty.screen().some((row) => row.trim() === name)) ?? '';
const options = (pty: Pty): readonly string[] => pty.screen().filter((row) => /^ +(❯ )? *\d {2}/.test(row));

/** Answers the item on the screen, and waits until the next one is asked. */
async function answerAndGoOn(pty: Pty, number: number): Promise<void> {
  await pty.waitFor('⏎ answer');
  pty.send(`1${enter}`);
  await pty.waitFor('⏎ next');
  pty.send(enter);
  await pty.waitFor(new RegExp(`item ${number} of 4[^]*⏎ answer`));
}

describe('leaving a sitting', () => {
  it.each([
    ['q', 'q', 0],
    ['Ctrl-C', ctrlC, 130],
  ])('with %s keeps it, says how to go on, and gives the terminal back', async (_, key, code) => {
    const here = machine();
    const pty = here.start(['quiz', 'deck.md', '--seed', '1']);
    await answerAndGoOn(pty, 2);
    pty.send(key);
    expect(await pty.ended).toEqual({ code, signal: 0 });
    const shown = pty.screen().join('\n');
    expect(shown).toMatch(/^ [01] of 1 point so far · three items stay open +\d+ s$/m);
    expect(shown).toContain('viva quiz --resume');
    expect(showsCursor(pty)).toBe(true);
    expect(here.events().at(-1)).toMatchObject({ is: 'sitting-ended', how: 'quit' });
  });

  it('with Ctrl-C during an explanation loses nothing', async () => {
    const here = machine();
    const pty = here.start(['quiz', 'deck.md']);
    await pty.waitFor('⏎ answer');
    pty.send(`1${enter}`);
    await pty.waitFor('⏎ next');
    pty.send(ctrlC);
    expect((await pty.ended).code).toBe(130);
    expect(here.events().filter(({ is }) => is === 'attempt')).toHaveLength(1);
  });

  it('gives the shell a terminal in its own mode', async () => {
    const here = machine();
    const line = `'${process.execPath}' '${program}' quiz deck.md; stty -a | tr ' ;' '\\n\\n' | grep -x -e icanon -e echo -e isig | tr '\\n' ' '; echo done`;
    const { startPty } = await import('../support/pty.ts');
    const pty = startPty('bash', ['-c', line], { cwd: here.folder, env: { VIVA_HOME: here.home } });
    await pty.waitFor('⏎ answer');
    pty.send(ctrlC);
    await pty.waitFor('isig icanon echo done');
    expect((await pty.ended).code).toBe(0);
  });

  it.each(['SIGTERM', 'SIGHUP'])('by %s keeps what was answered, and gives the terminal back', async (signal) => {
    const here = machine();
    const pty = here.start(['quiz', 'deck.md', '--seed', '1']);
    await answerAndGoOn(pty, 2);
    pty.kill(signal);
    await pty.ended;
    expect(showsCursor(pty)).toBe(true);
    const { out } = await here.run(['quiz', '--resume'], { input: '' });
    expect(out).toContain('item 2 of 4\n');
    expect(here.events().filter(({ is }) => is === 'attempt')).toHaveLength(1);
  });
});

describe('kill -9', () => {
  it('after two answers loses neither, and the sitting goes on at the same item in the same order', async () => {
    const here = machine();
    const args = ['quiz', 'deck.md', '--order', 'shuffled', '--seed', '5'];
    const killed = here.start(args);
    await answerAndGoOn(killed, 2);
    await answerAndGoOn(killed, 3);
    const before = { title: title(killed), options: options(killed) };
    expect(before.title).not.toBe('');
    killed.kill('SIGKILL');
    await killed.ended;

    const resumed = here.start(['quiz', '--resume']);
    await resumed.waitFor(/item 3 of 4[^]*⏎ answer/);
    expect({ title: title(resumed), options: options(resumed) }).toEqual(before);
    await answerAndGoOn(resumed, 4);
    resumed.send(`1${enter}`);
    await resumed.waitFor('⏎ next');
    resumed.send(enter);
    expect((await resumed.ended).code).toBe(0);

    const attempts = here.events().filter(({ is }) => is === 'attempt');
    expect(new Set(attempts.map(({ item }) => item))).toEqual(new Set(['alpha', 'beta', 'gamma', 'delta']));
    expect(attempts).toHaveLength(4);
    expect(here.events().at(-1)).toMatchObject({ is: 'sitting-ended', how: 'finished' });
  });

  it('while an explanation is on the screen has kept the answer before', async () => {
    const here = machine();
    const pty = here.start(['quiz', 'deck.md']);
    await pty.waitFor('⏎ answer');
    pty.send(`1${enter}`);
    await pty.waitFor('⏎ next');
    pty.kill('SIGKILL');
    await pty.ended;
    expect(here.events().filter(({ is }) => is === 'attempt')).toHaveLength(1);
    expect((await here.run(['quiz', '--resume'])).out).toContain('item 2 of 4\n');
  });
});

describe('a flag', () => {
  it('lands in a file that the author can act on', async () => {
    const here = machine();
    const pty = here.start(['quiz', 'deck.md']);
    await pty.waitFor('⏎ answer');
    pty.send('f');
    await pty.waitFor('What is wrong with it?');
    pty.send('never is too strong');
    await pty.waitFor('too strong');
    pty.send(enter);
    await pty.waitFor(/Flagged, in [^]*⏎ answer/);
    const flags = readFileSync(join(here.home, 'flags.jsonl'), 'utf8').trimEnd().split('\n');
    expect(flags.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({
        id: 'alpha',
        file: join(here.folder, 'deck.md'),
        line: 1,
        note: 'never is too strong',
      }),
    ]);
  });

  it('is given up with Esc, and the item goes on as it was', async () => {
    const pty = machine().start(['quiz', 'deck.md']);
    await pty.waitFor('⏎ answer');
    pty.send('2');
    await pty.waitFor('❯ 2');
    pty.send('f');
    await pty.waitFor('What is wrong with it?');
    pty.send(keys.escape);
    await pty.waitFor(/❯ 2[^]*⏎ answer/);
    expect(pty.screen().join('\n')).not.toContain('Flagged');
  });
});

describe('the editor', () => {
  const editing = (script: string) => ({
    'deck.md': deck,
    'editor.sh': `#!/bin/sh\necho "$1 $2" >"$VIVA_HOME/opened"\n${script}\n`,
  });

  it('opens at the item, and the changed item is asked', async () => {
    const here = machineWith(editing('sed -i "s/yes Alpha/surely Alpha/" "$2"'));
    const pty = here.start(['quiz', 'deck.md'], { env: { EDITOR: `sh ${join(here.folder, 'editor.sh')}` } });
    await pty.waitFor('⏎ answer');
    expect(pty.screen().join('\n')).toContain('yes Alpha');
    pty.send('e');
    await pty.waitFor(/surely Alpha[^]*⏎ answer/);
    expect(readFileSync(join(here.home, 'opened'), 'utf8')).toBe(`+1 ${join(here.folder, 'deck.md')}\n`);
    expect(pty.screen().join('\n')).not.toContain('yes Alpha');
  });

  it('may break the file, which is said, and the item is asked as it was', async () => {
    const here = machineWith(editing('printf "\\0\\0" >"$2"'));
    const pty = here.start(['quiz', 'deck.md'], { env: { EDITOR: `sh ${join(here.folder, 'editor.sh')}` } });
    await pty.waitFor('⏎ answer');
    pty.send('e');
    await pty.waitFor(/The file was not read again[^]*yes Alpha[^]*⏎ answer/);
  });

  it('that cannot be started is named', async () => {
    const pty = machine().start(['quiz', 'deck.md'], { env: { EDITOR: 'no-such-editor' } });
    await pty.waitFor('⏎ answer');
    pty.send('e');
    await pty.waitFor(/The editor `no-such-editor` cannot be started[^]*⏎ answer/);
  });
});
