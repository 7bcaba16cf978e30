import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, onTestFinished, vi } from 'vitest';
import { folderWith } from '../support/folder.ts';
import { type Pty, type PtyOptions, startPty } from '../support/pty.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
export const program = join(root, 'bin/viva.js');

if (!existsSync(join(root, 'dist/main.cjs'))) {
  throw new Error('These tests start the built program, and dist/ is missing. Run `npm run build` first.');
}

/* Longer than a terminal is waited for, so that what failed is the screen and not the clock. */
vi.setConfig({ testTimeout: 30_000 });

/** The cache is the program's own and may be shared; compiling anew for every test takes as long as the test. */
const cache = mkdtempSync(join(tmpdir(), 'viva-cache-'));
afterAll(() => rmSync(cache, { recursive: true, force: true }));

/** How a run without a terminal ended. */
export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
}

/** A learner's machine: a folder with some files to stand in, and a home of its own. */
export interface Machine {
  readonly folder: string;
  readonly home: string;
  /** Runs the program with standard input from a pipe that ends. */
  run(args: readonly string[], options?: RunOptions): Promise<Ran>;
  /** Runs a line of the shell, in which `viva` is the program. */
  shell(line: string): Promise<Ran>;
  /** Starts the program in a terminal. */
  start(args: readonly string[], options?: Omit<PtyOptions, 'cwd'>): Pty;
  /** Every line of the history, decoded, in the order of writing. */
  events(): readonly Readonly<Record<string, unknown>>[];
}

/** A fresh machine; everything that it started ends with the test. */
export function machineWith(files: Readonly<Record<string, string | Uint8Array>> = {}): Machine {
  const folder = folderWith({ ...files, '.home/.keep': '' });
  const home = join(folder, '.home');
  symlinkSync(cache, join(home, 'cache'));
  const own = { VIVA_HOME: home, HOME: folder };
  const environment = { PATH: process.env['PATH'], LANG: 'C.UTF-8', ...own };
  return {
    folder,
    home,
    run: (args, { input = '', env = {} } = {}) =>
      ending(process.execPath, [program, ...args], { cwd: folder, env: { ...environment, ...env } }, input),
    shell(line) {
      const words = `viva() { '${process.execPath}' '${program}' "$@"; }; set -o pipefail; ${line}`;
      return ending('bash', ['-c', words], { cwd: folder, env: environment }, '');
    },
    start(args, options = {}) {
      const env = { ...own, ...options.env };
      // The terminal would name itself otherwise.
      const named = Object.entries(env).map(([name, value]) => `${name}=${value}`);
      const pty = startPty('/usr/bin/env', [...named, process.execPath, program, ...args], { ...options, cwd: folder });
      onTestFinished(() => {
        pty.kill('SIGKILL');
      });
      return pty;
    },
    events: () =>
      filesBelow(join(home, 'history')).flatMap((file) =>
        readFileSync(file, 'utf8')
          .split('\n')
          .filter((line) => line !== '')
          .map((line) => JSON.parse(line)),
      ),
  };
}

function filesBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return entries.filter((name) => name.endsWith('.jsonl')).map((name) => join(folder, name));
}

function ending(
  command: string,
  args: readonly string[],
  where: { readonly cwd: string; readonly env: Readonly<Record<string, string | undefined>> },
  input: string | Uint8Array,
): Promise<Ran> {
  return new Promise((settle, fail) => {
    const child = spawn(command, [...args], { ...where, stdio: 'pipe' });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    // The program may end before it has read all of it.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    child.on('error', fail);
    child.on('close', (code) =>
      settle({ code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }),
    );
    onTestFinished(() => {
      child.kill('SIGKILL');
    });
  });
}

/** The number under which a choice stands on the screen, once it is there. */
export async function numberOf(pty: Pty, text: string): Promise<string> {
  let found: string | undefined;
  await pty.until(() => {
    for (const row of pty.screen()) {
      const [, number = '', shown = ''] = /^ *(?:❯ )?(?:\[[ x]\] )?(\d+) {2}(.*)$/.exec(row) ?? [];
      if (shown.startsWith(text)) found = number;
    }
    if (found === undefined) throw new Error(`No choice on the screen begins with ${text}.`);
  });
  return found ?? '';
}
