import { spawn } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Asked } from '../../../src/shell/prompter.ts';
import type { Task } from '../../support/prompt-driver.ts';
import { keys, type Pty, startPty } from '../../support/pty.ts';
import { type Driver, promptDriver, repliesOf } from '../../support/tour.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

let driver: Driver;
beforeAll(async () => {
  driver = await promptDriver();
});
afterAll(() => driver.remove());

const asked: Asked = {
  page: [{ is: 'markdown', text: 'Which one?' }],
  aside: [],
  prompt: {
    shape: 'choose-one',
    choices: [
      { index: 0, text: 'this' },
      { index: 1, text: 'that' },
    ],
  },
  keys: [{ key: 'h', does: 'hint' }],
};
const typing: Asked = { ...asked, prompt: { shape: 'type', expects: '', lines: 'one' } };
const ask: Task = { do: 'ask', asked };
const wait: Task = { do: 'wait', keys: [{ key: 'enter', does: 'next' }] };

/** What stays when the last private modes were set and reset. */
function modes(pty: Pty): { readonly cursor: string; readonly paste: string } {
  const written = pty.written();
  const last = (mode: string): string => {
    const shown = written.lastIndexOf(`\u001b[?${mode}h`);
    return shown > written.lastIndexOf(`\u001b[?${mode}l`) ? 'on' : 'off';
  };
  return { cursor: last('25'), paste: last('2004') };
}

/** The driver under a shell, which shows in what state the terminal was left. */
function underShell(tasks: readonly Task[]): Pty {
  return startPty('sh', [
    '-c',
    `${driver.command(tasks)}; echo "code $?"; stty -a | tr ';' '\\n' | grep -E -o -- '-?(icanon|echo)\\b'`,
  ]);
}

describe('the end of a program that asked', () => {
  it('leaves the terminal as it was', async () => {
    const pty = underShell([ask]);
    await pty.waitFor('⏎ answer');
    await pty.until(() => expect(modes(pty)).toEqual({ cursor: 'off', paste: 'on' }));
    pty.send(`1${keys.enter}`);
    await pty.waitFor(/code 0\n(?:icanon\necho|echo\nicanon)/);
    await pty.until(() => expect(modes(pty)).toEqual({ cursor: 'on', paste: 'off' }));
    await pty.ended;
  });

  it('comes with Ctrl-C as a command that the program may answer', async () => {
    const pty = driver.start([{ do: 'ask', asked: typing }]);
    await pty.waitFor('⏎ answer');
    pty.send('half');
    await pty.waitFor('❯ half');
    pty.send(keys.ctrlC);
    expect(await pty.ended).toEqual({ code: 0, signal: 0 });
    expect(repliesOf(pty)).toEqual([{ is: 'command', key: 'ctrl-c', draft: { text: 'half', caret: 4 } }]);
    await pty.until(() => expect(modes(pty)).toEqual({ cursor: 'on', paste: 'off' }));
  });

  it.each(['SIGTERM', 'SIGINT', 'SIGQUIT'])('by %s is that of the signal, the terminal given back', async (signal) => {
    const pty = driver.start([ask]);
    await pty.waitFor('⏎ answer');
    pty.kill(signal);
    const ended = await pty.ended;
    expect(ended.signal).toBe({ SIGTERM: 15, SIGINT: 2, SIGQUIT: 3 }[signal]);
    await pty.until(() => expect(modes(pty)).toEqual({ cursor: 'on', paste: 'off' }));
  });

  it('by SIGHUP comes after the program was told that the input is closed', async () => {
    const pty = driver.start([ask, ask]);
    await pty.waitFor('⏎ answer');
    pty.kill('SIGHUP');
    expect((await pty.ended).signal).toBe(1);
    expect(repliesOf(pty)).toEqual([{ is: 'closed' }, { is: 'closed' }]);
    await pty.until(() => expect(modes(pty)).toEqual({ cursor: 'on', paste: 'off' }));
  });

  it('by an error of ours gives the terminal back before the error is printed', async () => {
    const pty = driver.start([{ do: 'throw' }]);
    expect((await pty.ended).code).toBe(1);
    const written = pty.written();
    expect(written.indexOf('Error: planted')).toBeGreaterThan(written.lastIndexOf('\u001b[?25h'));
    await pty.until(() => expect(modes(pty)).toEqual({ cursor: 'on', paste: 'off' }));
  });

  it('needs no close: a program with nothing more to do ends', async () => {
    const pty = driver.start([ask, { do: 'forget' }]);
    await pty.waitFor('⏎ answer');
    pty.send(`2${keys.enter}`);
    expect(await pty.ended).toEqual({ code: 0, signal: 0 });
    await pty.until(() => expect(modes(pty)).toEqual({ cursor: 'on', paste: 'off' }));
  });
});

describe('a terminal that another program uses', () => {
  it('is lent to it and drawn again afterwards', async () => {
    const pty = driver.start([
      ask,
      { do: 'hand-over', command: 'stty -a | grep -o -- " icanon"; read line; echo "got $line"' },
      ask,
    ]);
    await pty.waitFor('⏎ answer');
    pty.send('h');
    await pty.waitFor('icanon');
    pty.send(`words${keys.enter}`);
    await pty.waitFor('⏎ answer');
    expect(pty.written()).toContain('got words');
    await pty.until(() =>
      expect(pty.screen()).toEqual([
        '',
        ' Which one?',
        '',
        '   1  this',
        '   2  that',
        '',
        ' ↑↓ 1–2 choose · ⏎ answer · h hint',
      ]),
    );
    pty.send(`1${keys.enter}`);
    expect(await pty.ended).toEqual({ code: 0, signal: 0 });
  });

  it('is given back by Ctrl-Z and drawn again when the job goes on', async () => {
    const pty = startPty('bash', ['--norc', '--noprofile', '-i'], { env: { PS1: '> ' } });
    await pty.waitFor('> ');
    pty.send(`${driver.command([ask])}\r`);
    await pty.waitFor('⏎ answer');
    pty.send('2');
    await pty.waitFor('❯ 2');
    pty.send('\u001a');
    await pty.waitFor('Stopped');
    await pty.until(() => expect(modes(pty).cursor).toBe('on'));
    pty.send('fg\r');
    await pty.waitFor('❯ 2  that\n\n ↑↓ 1–2 choose');
    pty.send(keys.enter);
    await pty.waitFor('reply {"is":"response","raw":{"from":"keys","value":1},"draft":{"at":1}}');
    pty.send('exit\r');
    await pty.ended;
  });
});

describe('keys between two prompts', () => {
  it('are neither printed nor taken for the next one where they came in one piece', async () => {
    const pty = driver.start([ask, wait]);
    await pty.waitFor('⏎ answer');
    pty.send(`1${keys.enter}${keys.enter}xyz`);
    await pty.waitFor('⏎ next');
    await pty.until(() => expect(pty.screen().join('\n')).not.toContain('xyz'));
    pty.send(keys.enter);
    expect(await pty.ended).toEqual({ code: 0, signal: 0 });
    expect(repliesOf(pty)).toEqual([{ is: 'response', raw: { from: 'keys', value: 0 }, draft: { at: 0 } }, 'enter']);
  });
});

describe('plain lines', () => {
  it('work in a terminal, commands and Ctrl-D included', async () => {
    const pty = driver.start([ask, ask, ask], { plain: true });
    await pty.waitFor('Your answer, 1 to 2, or h for a hint, ? for help: ');
    pty.send('h\r');
    await pty.waitFor(/reply .*\n.*Your answer/);
    pty.send('2\r');
    await pty.waitFor(/"2".*\n(?:.*\n)*.*Your answer/);
    pty.send(keys.ctrlD);
    expect(await pty.ended).toEqual({ code: 0, signal: 0 });
    expect(repliesOf(pty)).toEqual([
      { is: 'command', key: 'h', draft: null },
      { is: 'response', raw: { from: 'text', text: '2', shown: [0, 1] } },
      { is: 'closed' },
    ]);
    // Cursor movement and colours are left out altogether.
    expect(pty.written()).not.toContain('\u001b');
  });

  it('make Ctrl-C a command', async () => {
    const pty = driver.start([ask], { plain: true });
    await pty.waitFor('? for help: ');
    pty.send(keys.ctrlC);
    expect(await pty.ended).toEqual({ code: 0, signal: 0 });
    expect(repliesOf(pty)).toEqual([{ is: 'command', key: 'ctrl-c', draft: null }]);
  });

  it('answer every prompt of a pipe from it, and end when it does', async () => {
    const child = spawn(process.execPath, driver.args([ask, wait, ask, wait, ask], { plain: true }));
    child.stdin.end('1\n2');
    let written = '';
    for await (const chunk of child.stdout) written += String(chunk);
    expect(written.split('\n').filter((line) => line.startsWith('reply'))).toEqual([
      'reply {"is":"response","raw":{"from":"text","text":"1","shown":[0,1]}}',
      'reply "enter"',
      'reply {"is":"response","raw":{"from":"text","text":"2","shown":[0,1]}}',
      'reply "enter"',
      'reply {"is":"closed"}',
    ]);
  });
});
