/*
 * The terminal as the prompts see it: keys come in as strokes, text goes out, and whatever happens (the end of the
 * program, a signal, an error of ours) it is given back as it was. It stays in raw mode between two prompts, so that
 * nothing typed meanwhile is printed across the page.
 */

import process from 'node:process';
import { lazily } from '../core/lazily.ts';
import { keyboard } from './keyboard.ts';
import type { Stroke } from './prompts/face.ts';
import { pastedIn } from './prompts/strokes.ts';
import type { TerminalOut, World } from './world.ts';

/** Who is told what happens at the terminal. */
export interface Ears {
  /** The strokes that came together; `pasted` is their text where they look like a paste. */
  strokes(strokes: readonly Stroke[], pasted: string | undefined): void;
  /** The size has changed, or another program has used the screen. */
  resized(): void;
  /** No more keys will come. */
  closed(): void;
}

export interface Terminal {
  readonly columns: number;
  readonly rows: number;
  readonly isClosed: boolean;
  /** Takes the keyboard, before anything is painted: the terminal would print what is typed meanwhile. */
  open(): void;
  write(text: string): void;
  /** Hands strokes to these ears until the returned function is called. What is typed while nobody hears is dropped. */
  hear(ears: Ears): () => void;
  /** Has the page drawn again. */
  refresh(): void;
  /** Lends the terminal to another program while `work` runs. */
  handOver<T>(work: () => Promise<T>): Promise<T>;
  /** Gives the terminal back as it was. Safe to call twice. */
  close(): void;
}

/** What of the process a terminal needs: its signals and its end. */
export interface Host {
  readonly pid: number;
  on(event: string, listener: (signal: NodeJS.Signals) => void): unknown;
  off(event: string, listener: (signal: NodeJS.Signals) => void): unknown;
  kill(pid: number, signal: NodeJS.Signals): unknown;
}

const PASTE_ON = '\u001b[?2004h';
const PASTE_OFF = '\u001b[?2004l';
const SHOW_CURSOR = '\u001b[?25h';

/** A window that is dragged sends many sizes. */
const RESIZE_MS = 40;
/** How long a sitting may take to end after its terminal was closed. */
const HANG_UP_MS = 2000;

/** The terminal of the world's standard input, drawing on `out`. */
export function openTerminal(world: World, out: TerminalOut = world.stdout, host: Host = process): Terminal {
  const { stdin } = world;
  let ears: Ears | undefined;
  let isOpen = false;
  let isClosed = false;
  let isLent = false;
  /** True where what is written reaches nobody. */
  let isGone = false;
  let resizing: NodeJS.Timeout | undefined;
  let stopped: NodeJS.Timeout | undefined;

  // Made for the first key, so that the first screen does not wait for it.
  const keys = lazily(() =>
    keyboard((strokes) => {
      const isPause = strokes.some((stroke) => stroke.ctrl && stroke.name === 'z');
      if (isPause && world.platform !== 'win32') pauseProcess();
      else ears?.strokes(strokes, pastedIn(strokes));
    }),
  );
  const feed = (bytes: Buffer | string): void => keys()(bytes);

  const write = (text: string): void => {
    if (!isGone) out.write(text);
  };
  const take = (): void => {
    if (isOpen || isClosed) return;
    isOpen = true;
    stdin.setRawMode?.(true);
    stdin.on('data', feed);
    write(PASTE_ON);
  };
  /** Synchronous, since it also runs when the process is about to end. */
  const giveBack = (): void => {
    if (!isOpen) return;
    isOpen = false;
    write(PASTE_OFF + SHOW_CURSOR);
    stdin.off('data', feed);
    stdin.pause();
    // The device may be gone.
    quietly(() => stdin.setRawMode?.(false));
  };
  /** Whoever asked may end the sitting. An ordinary exit would fail: Node cannot reset a terminal that is gone. */
  const terminalGone = (): void => {
    if (isGone) return;
    isGone = true;
    host.on('exit', () => die('SIGHUP'));
  };
  const inputEnded = (): void => {
    if (isClosed) return;
    if (stdin.isTTY === true) terminalGone();
    giveBack();
    isClosed = true;
    ears?.closed();
  };
  const onResize = (): void => {
    clearTimeout(resizing);
    resizing = setTimeout(() => ears?.resized(), RESIZE_MS);
  };
  const die = (signal: NodeJS.Signals): void => {
    // Ctrl-C in the other program is meant for that one.
    if (isLent && signal === 'SIGINT') return;
    giveBack();
    unhook();
    host.kill(host.pid, signal);
  };
  const onHangUp = (): void => {
    const isHeard = ears !== undefined;
    giveBack();
    inputEnded();
    terminalGone();
    if (isHeard) setTimeout(die, HANG_UP_MS, 'SIGHUP').unref();
    else die('SIGHUP');
  };
  const onBroken = (): void => {
    terminalGone();
    inputEnded();
  };
  const onContinue = (): void => {
    clearInterval(stopped);
    if (isLent || ears === undefined) return;
    take();
    ears?.resized();
  };
  function pauseProcess(): void {
    giveBack();
    // Nothing else keeps a program running that waits for keys and may not read them.
    stopped = setInterval(() => undefined, 60_000);
    host.kill(host.pid, 'SIGTSTP');
  }

  const ending = ['SIGTERM', 'SIGINT', 'SIGQUIT'] as const;
  for (const signal of ending) host.on(signal, die);
  host.on('SIGHUP', onHangUp);
  host.on('SIGCONT', onContinue);
  host.on('exit', giveBack);
  host.on('uncaughtExceptionMonitor', giveBack);
  out.on('resize', onResize);
  out.on('error', onBroken);
  for (const event of ['end', 'close', 'error']) stdin.on(event, inputEnded);

  function unhook(): void {
    for (const signal of ending) host.off(signal, die);
    host.off('SIGHUP', onHangUp);
    host.off('SIGCONT', onContinue);
    host.off('exit', giveBack);
    host.off('uncaughtExceptionMonitor', giveBack);
    out.off('resize', onResize);
    for (const event of ['end', 'close']) stdin.off(event, inputEnded);
    clearTimeout(resizing);
    clearInterval(stopped);
  }

  return {
    // A terminal that was given no size says zero.
    get columns() {
      return out.columns || 80;
    },
    get rows() {
      return out.rows || 24;
    },
    get isClosed() {
      return isClosed;
    },
    open: take,
    write,
    hear(listener) {
      take();
      ears = listener;
      stdin.ref?.();
      stdin.resume();
      return () => {
        if (ears === listener) ears = undefined;
        // A program that has nothing more to do may end.
        stdin.unref?.();
      };
    },
    refresh: () => ears?.resized(),
    async handOver(work) {
      giveBack();
      isLent = true;
      try {
        return await work();
      } finally {
        isLent = false;
      }
    },
    close() {
      giveBack();
      unhook();
      isClosed = true;
    },
  };
}

function quietly(work: () => void): void {
  try {
    work();
  } catch {
    // What failed is the way back, and there is no other.
  }
}
