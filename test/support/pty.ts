import { spawn } from '@lydell/node-pty';
import { type Run, screenOf } from './screen.ts';

/** A program in a terminal of its own. */
export interface Pty {
  /** Types keys, as the bytes that a terminal sends for them. */
  send(keys: string): void;
  /** Settles when the screen shows the text, and fails with the screen where it never does. */
  waitFor(expected: string | RegExp): Promise<void>;
  /** Settles when the check no longer throws; it is made again whenever the screen changes. */
  until(check: () => void): Promise<void>;
  screen(): string[];
  /** All rows, those in the scrollback too. */
  history(): string[];
  /** All rows with their looks, those in the scrollback too. */
  runs(): readonly (readonly Run[])[];
  cursor(): { row: number; column: number };
  /** Everything that was written, control sequences included. */
  written(): string;
  resize(columns: number, rows: number): void;
  kill(signal: string): void;
  /** How the program ended, once all it wrote is on the screen. */
  readonly ended: Promise<{ readonly code: number; readonly signal: number }>;
}

export interface PtyOptions {
  readonly cols?: number;
  readonly rows?: number;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** The bytes of keys that have no character. */
export const keys = {
  up: '\u001b[A',
  down: '\u001b[B',
  right: '\u001b[C',
  left: '\u001b[D',
  enter: '\r',
  escape: '\u001b',
  tab: '\t',
  backTab: '\u001b[Z',
  backspace: '\u007f',
  delete: '\u001b[3~',
  home: '\u001b[H',
  end: '\u001b[F',
  pageUp: '\u001b[5~',
  pageDown: '\u001b[6~',
  ctrlC: '\u0003',
  ctrlD: '\u0004',
  ctrlW: '\u0017',
} as const;

const PATIENCE_MS = 15_000;

/** Starts a program in a pseudo-terminal of 80 by 24, or the size given. */
export function startPty(command: string, args: readonly string[], options: PtyOptions = {}): Pty {
  const { cols = 80, rows = 24 } = options;
  const screen = screenOf(cols, rows);
  const child = spawn(command, [...args], {
    cols,
    rows,
    cwd: options.cwd ?? process.cwd(),
    env: { PATH: process.env['PATH'], LANG: 'C.UTF-8', TERM: 'xterm-256color', ...options.env },
  });
  let written = '';
  let shown = Promise.resolve();
  let hasEnded = false;
  const watchers = new Set<() => void>();
  const look = (): void => {
    for (const watcher of watchers) watcher();
  };
  child.onData((data) => {
    written += data;
    shown = shown.then(() => screen.write(data)).then(look);
  });
  const ended = new Promise<{ code: number; signal: number }>((settle) => {
    child.onExit(({ exitCode, signal }) => {
      shown = shown.then(() => {
        hasEnded = true;
        look();
        settle({ code: exitCode, signal: signal ?? 0 });
      });
    });
  });

  const until = (check: () => void): Promise<void> =>
    new Promise((passed, failed) => {
      let last: unknown;
      const stop = (): void => {
        clearTimeout(timer);
        watchers.delete(watcher);
      };
      const fail = (): void => {
        stop();
        failed(last);
      };
      const watcher = (): void => {
        try {
          check();
          stop();
          passed();
        } catch (error) {
          last = error;
          if (hasEnded) fail();
        }
      };
      const timer = setTimeout(fail, PATIENCE_MS);
      watchers.add(watcher);
      watcher();
    });

  return {
    send: (text) => child.write(text),
    waitFor: (expected) =>
      until(() => {
        const text = screen.lines().join('\n');
        if (typeof expected === 'string' ? text.includes(expected) : expected.test(text)) return;
        throw new Error(`${String(expected)} is not on the screen:\n${text}`);
      }),
    until,
    screen: () => screen.lines(),
    history: () => screen.history(),
    runs: () => screen.runs(),
    cursor: () => screen.cursor(),
    written: () => written,
    resize(columns, newRows) {
      screen.resize(columns, newRows);
      child.resize(columns, newRows);
    },
    kill: (signal) => child.kill(signal),
    ended,
  };
}
