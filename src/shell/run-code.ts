/**
 * Runs a program of a deck, only ever because the user asked for it: in a folder of its own that is removed again, with
 * next to no environment, for a limited time, and with all that it starts.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import type { Program } from '../core/item-types/contract.ts';
import { reasonOf } from './reasons.ts';
import type { World } from './world.ts';

/** What came of a program. */
export type Ran =
  | { readonly is: 'printed'; readonly output: string }
  /** `reason` ends a sentence; `output` is what it printed before, `errors` what it said of it. */
  | { readonly is: 'failed'; readonly reason: string; readonly output: string; readonly errors: string }
  /** Its time was up; `output` is what it printed before. */
  | { readonly is: 'stopped'; readonly afterSeconds: number; readonly output: string }
  | { readonly is: 'skipped'; readonly reason: string; readonly help: string };

export interface Limits {
  readonly seconds: number;
  readonly bytes: number;
  /** Ends the program early, as one that failed. */
  readonly stop?: AbortSignal;
}

const usualLimits: Limits = { seconds: 10, bytes: 1_000_000 };

interface Interpreter {
  readonly file: string;
  readonly command: string;
  /** Where the command is not installed. */
  readonly otherwise?: string;
}

const python: Interpreter = { file: 'program.py', command: 'python3', otherwise: 'python' };
const javascript: Interpreter = { file: 'program.mjs', command: process.execPath };
const bash: Interpreter = { file: 'program.sh', command: 'bash' };

const interpreters: ReadonlyMap<string, Interpreter> = new Map([
  ['python', python],
  ['python3', python],
  ['py', python],
  ['javascript', javascript],
  ['js', javascript],
  ['mjs', javascript],
  ['bash', bash],
  ['sh', bash],
  ['shell', bash],
]);

/** The programs that run now, each the head of a process group, to be stopped if this one is. */
const running = new Set<ChildProcess>();

function stop(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') spawn('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A program in a group of its own does not get the Ctrl-C of the terminal: it is passed on as an end. */
function stopAll(signal: NodeJS.Signals): void {
  for (const child of running) stop(child);
  for (const other of signals) process.off(other, stopAll);
  process.kill(process.pid, signal);
}

function started(child: ChildProcess): void {
  if (running.size === 0) for (const signal of signals) process.on(signal, stopAll);
  running.add(child);
}

function ended(child: ChildProcess): void {
  running.delete(child);
  if (running.size === 0) for (const signal of signals) process.off(signal, stopAll);
}

function environment({ env, platform }: Pick<World, 'env' | 'platform'>, folder: string): Record<string, string> {
  const kept = platform === 'win32' ? ['PATH', 'Path', 'SystemRoot', 'ComSpec', 'PATHEXT'] : ['PATH'];
  const passed = kept.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]] as const]));
  return {
    ...Object.fromEntries(passed),
    HOME: folder,
    USERPROFILE: folder,
    TMPDIR: folder,
    TEMP: folder,
    TMP: folder,
    LANG: 'C.UTF-8',
    PYTHONIOENCODING: 'utf-8',
    PYTHONDONTWRITEBYTECODE: '1',
  };
}

/** How long what a program left behind may keep its output open. */
const graceMs = 500;

function runIn(
  folder: string,
  command: string,
  file: string,
  env: Record<string, string>,
  limits: Limits,
): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(command, [file], {
      cwd: folder,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    const printed: Buffer[] = [];
    const said: Buffer[] = [];
    let size = 0;
    let outcome: ((output: string, errors: string) => Ran) | undefined;
    let code: number | null = null;
    let signal: NodeJS.Signals | null = null;
    const give = (ran: (output: string, errors: string) => Ran): void => {
      outcome ??= ran;
      stop(child);
    };
    const collect = (into: Buffer[]) => (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limits.bytes) into.push(chunk);
      else give(() => ({ is: 'failed', reason: `it prints more than ${limits.bytes} bytes`, output: '', errors: '' }));
    };
    const finish = (): void => {
      clearTimeout(timer);
      limits.stop?.removeEventListener('abort', onStop);
      ended(child);
      child.stdout.destroy();
      child.stderr.destroy();
      const output = Buffer.concat(printed).toString('utf8');
      const errors = Buffer.concat(said).toString('utf8');
      if (outcome !== undefined) resolve(outcome(output, errors));
      else if (code === 0) resolve({ is: 'printed', output });
      else resolve({ is: 'failed', reason: reasonOfEnd(code, signal, errors), output, errors });
    };
    const { seconds } = limits;
    const timer = setTimeout(
      () => give((output) => ({ is: 'stopped', afterSeconds: seconds, output })),
      seconds * 1000,
    );
    const onStop = (): void =>
      give((output, errors) => ({ is: 'failed', reason: 'it was stopped by you', output, errors }));
    limits.stop?.addEventListener('abort', onStop);
    if (limits.stop?.aborted === true) onStop();
    child.stdout.on('data', collect(printed));
    child.stderr.on('data', collect(said));
    child.on('error', (error) => {
      const absent = missing(command, error);
      outcome ??= () => absent;
      finish();
    });
    child.on('exit', (exitCode, exitSignal) => {
      code = exitCode;
      signal = exitSignal;
      stop(child);
      setTimeout(finish, graceMs).unref();
    });
    child.on('close', finish);
    started(child);
  });
}

function missing(command: string, error: Error): Ran {
  const isAbsent = 'code' in error && error.code === 'ENOENT';
  const reason = isAbsent ? `\`${command}\` is not installed` : `\`${command}\` cannot be started: ${reasonOf(error)}`;
  return { is: 'skipped', reason, help: `Install \`${command}\`, or run the check where it is installed.` };
}

/** The last line that a program said of its failure, or its exit code. */
function reasonOfEnd(code: number | null, signal: string | null, errors: string): string {
  const last = errors.trimEnd().split('\n').at(-1)?.trim() ?? '';
  if (last !== '') return last.length > 200 ? `${last.slice(0, 200)}…` : last.replace(/\.$/, '');
  return code === null ? `it was ended by ${signal}` : `exit code ${code}`;
}

/** A program, and the files that have to lie beside it, by their names. */
export interface Runnable extends Pick<Program, 'language' | 'code'> {
  readonly beside?: Readonly<Record<string, string>>;
}

/** What a program prints, run by this command where one is named. Never throws for what the program does. */
export async function runProgram(
  world: Pick<World, 'env' | 'platform'>,
  { language, code, beside = {} }: Runnable,
  limits: Limits = usualLimits,
  command?: string,
): Promise<Ran> {
  const name =
    language
      .trim()
      .split(/[\s{,:]/)[0]
      ?.toLowerCase() ?? '';
  const interpreter = interpreters.get(name);
  if (interpreter === undefined) {
    const reason = name === '' ? 'its code block names no language' : `nothing is known to run \`${name}\``;
    return { is: 'skipped', reason, help: 'Programs in python, javascript and bash are run.' };
  }
  const folder = mkdtempSync(join(tmpdir(), 'viva-run-'));
  try {
    for (const [file, text] of Object.entries({ ...beside, [interpreter.file]: code })) {
      writeFileSync(join(folder, file), text);
    }
    const run = (by: string) => runIn(folder, by, interpreter.file, environment(world, folder), limits);
    if (command !== undefined) return await run(command);
    const ran = await run(interpreter.command);
    const other = ran.is === 'skipped' && interpreter.otherwise !== undefined ? await run(interpreter.otherwise) : ran;
    return other.is === 'skipped' ? ran : other;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
