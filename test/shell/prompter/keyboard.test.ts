import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { keyboard } from '../../../src/shell/keyboard.ts';
import type { Stroke } from '../../../src/shell/prompts/face.ts';
import { openTerminal } from '../../../src/shell/terminal.ts';
import { drained } from '../../support/drained.ts';
import { fakeWorld } from '../../support/world.ts';

/** What each piece was handed on as: names, or texts where a key has no name. */
function piecesOf(chunks: readonly (string | Buffer)[]): readonly (readonly string[])[] {
  const pieces: (readonly Stroke[])[] = [];
  const feed = keyboard((strokes) => pieces.push(strokes));
  for (const chunk of chunks) feed(chunk);
  return pieces.map((strokes) => strokes.map(spelled));
}

function spelled({ name, text, ctrl, meta, shift }: Stroke): string {
  const modifiers = [ctrl && 'ctrl', meta && 'meta', shift && 'shift'].filter((modifier) => modifier !== false);
  return [
    ...modifiers,
    name === 'paste' ? `paste ${JSON.stringify(text)}` : text === '' || text === ' ' ? name : text,
  ].join('+');
}

describe('the keyboard', () => {
  it('hands on together what came together', () => {
    expect(piecesOf(['ab', '1\r'])).toEqual([
      ['a', 'b'],
      ['1', 'return'],
    ]);
  });
  it('knows the keys without a character', () => {
    expect(piecesOf(['\u001b[A\u001b[1;5C\u001b[3~\u001b[Z\u0017\u007f\u001bb\t '])).toEqual([
      ['up', 'ctrl+right', 'delete', 'shift+tab', 'ctrl+w', 'backspace', 'meta+b', 'tab', 'space'],
    ]);
  });
  it('puts together what was cut, a character or a sequence', () => {
    const bytes = Buffer.from('漢');
    expect(piecesOf([bytes.subarray(0, 1), bytes.subarray(1), '\u001b[', 'A'])).toEqual([['漢'], ['up']]);
  });
  it('takes Esc alone once nothing follows it', async () => {
    const strokes = await new Promise<readonly Stroke[]>((heard) => keyboard(heard)('\u001b'));
    expect(strokes.map(spelled)).toEqual(['escape']);
  });
  it('makes one stroke of a paste, however it comes', () => {
    expect(piecesOf(['\u001b[200~one\r', 'two\tthree', '\u001b[201~x'])).toEqual([['paste "one\\rtwo\\tthree"', 'x']]);
  });
  it('leaves a paste that never ends with Ctrl-C', () => {
    expect(piecesOf(['\u001b[200~one', '\u0003', 'x'])).toEqual([['ctrl+c'], ['x']]);
  });
});

/** A process of which only the events matter. */
class FakeHost extends EventEmitter {
  readonly pid = 7;
  readonly killed: string[] = [];
  kill(_pid: number, signal?: string | number): true {
    this.killed.push(String(signal));
    return true;
  }
}

function opened(size: { columns?: number; rows?: number } = {}) {
  const modes: boolean[] = [];
  const stdin = Object.assign(new PassThrough(), { setRawMode: (raw: boolean) => modes.push(raw) });
  const stdout = Object.assign(new PassThrough(), size);
  const host = new FakeHost();
  const world = fakeWorld('/', { stdin, stdout, platform: 'linux' });
  return { terminal: openTerminal(world, stdout, host), stdin, stdout, host, modes };
}

function ears() {
  const heard: string[] = [];
  return {
    heard,
    strokes: (strokes: readonly Stroke[]) => heard.push(...strokes.map(spelled)),
    resized: () => heard.push('resized'),
    closed: () => heard.push('closed'),
  };
}

describe('the terminal', () => {
  it('takes 80 by 24 where no size is known or the size is zero', () => {
    for (const size of [{}, { columns: 0, rows: 0 }]) {
      const { terminal } = opened(size);
      expect([terminal.columns, terminal.rows]).toEqual([80, 24]);
      terminal.close();
    }
    expect(opened({ columns: 40, rows: 10 }).terminal.columns).toBe(40);
  });
  it('is taken by whoever listens, and given back once', () => {
    const { terminal, modes, stdout, host } = opened();
    expect(modes).toEqual([]);
    terminal.hear(ears());
    terminal.hear(ears());
    expect(modes).toEqual([true]);
    terminal.close();
    terminal.close();
    expect(modes).toEqual([true, false]);
    expect(drained(stdout)).toBe('\u001b[?2004h\u001b[?2004l\u001b[?25h');
    expect(host.eventNames()).toEqual([]);
  });
  it('drops what is typed while nobody listens', async () => {
    const { terminal, stdin } = opened();
    const first = ears();
    terminal.hear(first)();
    stdin.write('a');
    await new Promise(setImmediate);
    const second = ears();
    terminal.hear(second);
    stdin.write('b');
    await new Promise(setImmediate);
    expect([first.heard, second.heard]).toEqual([[], ['b']]);
    terminal.close();
  });
  it.each(['end', 'close', 'error'])('is closed for good by %s of its input', (event) => {
    const { terminal, stdin, modes } = opened();
    const listener = ears();
    terminal.hear(listener);
    stdin.emit(event, new Error('EIO'));
    stdin.emit('close');
    expect(listener.heard).toEqual(['closed']);
    expect([terminal.isClosed, modes]).toEqual([true, [true, false]]);
  });
  it('dies of a signal after it was given back', () => {
    const { terminal, modes, host } = opened();
    terminal.hear(ears());
    host.emit('SIGTERM', 'SIGTERM');
    expect([modes, host.killed]).toEqual([[true, false], ['SIGTERM']]);
  });
  it('dies of the hang-up when the program ends where the device is gone', () => {
    const { terminal, stdin, stdout, host } = opened();
    Object.assign(stdin, { isTTY: true });
    const listener = ears();
    terminal.hear(listener);
    drained(stdout);
    stdin.emit('error', new Error('EIO'));
    terminal.write('to nobody');
    expect([listener.heard, host.killed, stdout.read()]).toEqual([['closed'], [], null]);
    terminal.close();
    host.emit('exit');
    expect(host.killed).toEqual(['SIGHUP']);
  });
  it('leaves Ctrl-C to the program that it is lent to', async () => {
    const { terminal, modes, host } = opened();
    terminal.hear(ears());
    const lent = await terminal.handOver(async () => {
      host.emit('SIGINT', 'SIGINT');
      return modes.at(-1);
    });
    expect([lent, host.killed]).toEqual([false, []]);
    terminal.close();
  });
  it('survives a device that is gone', () => {
    const { terminal, stdin } = opened();
    stdin.setRawMode = () => {
      throw new Error('EIO');
    };
    expect(() => terminal.close()).not.toThrow();
  });
});
