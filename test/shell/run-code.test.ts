import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Limits, runProgram } from '../../src/shell/run-code.ts';

const world = { env: { PATH: process.env['PATH'], SECRET: 'x' }, platform: process.platform };
const short: Limits = { seconds: 1, bytes: 1000 };

const node = (code: string, limits?: Limits) => runProgram(world, { language: 'javascript', code }, limits);
const bash = (code: string, limits?: Limits) => runProgram(world, { language: 'bash', code }, limits);

/** False also for a process that has ended and that nobody has taken note of. */
function isAlive(pid: number): boolean {
  const state = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim();
  return state !== '' && !state.startsWith('Z');
}

describe('a program of a deck', () => {
  it('gives what it prints', async () => {
    expect(await node('console.log("née", 1 + 1)')).toEqual({ is: 'printed', output: 'née 2\n' });
    expect(await bash('printf "a\\nb"')).toEqual({ is: 'printed', output: 'a\nb' });
  });

  it('is known by the first word of its info string, in any case', async () => {
    const ran = await runProgram(world, { language: 'JS title="x"', code: 'console.log(1)' });
    expect(ran).toEqual({ is: 'printed', output: '1\n' });
  });

  it('gives the last line of its complaint where it fails, and what it printed before', async () => {
    expect(await bash('echo before; echo "first" >&2; echo "it broke." >&2; exit 3')).toEqual({
      is: 'failed',
      reason: 'it broke',
      output: 'before\n',
      errors: 'first\nit broke.\n',
    });
    expect(await bash('exit 3')).toEqual({ is: 'failed', reason: 'exit code 3', output: '', errors: '' });
    expect(await bash('kill -9 $$')).toEqual({
      is: 'failed',
      reason: 'it was ended by SIGKILL',
      output: '',
      errors: '',
    });
  });

  it('is stopped with all that it started when its time is up', async () => {
    const file = join(tmpdir(), `viva-test-${process.pid}`);
    const ran = await bash(`sleep 60 & echo $! > ${file}; wait`, short);
    expect(ran).toEqual({ is: 'stopped', afterSeconds: 1, output: '' });
    const pid = Number(readFileSync(file, 'utf8'));
    rmSync(file);
    await expect.poll(() => isAlive(pid)).toBe(false);
  });

  it('finds the files that are to lie beside it', async () => {
    const program = { language: 'bash', code: 'cat other.txt', beside: { 'other.txt': 'here' } };
    expect(await runProgram(world, program)).toEqual({ is: 'printed', output: 'here' });
  });

  it('is run by the command that is named, and by no other', async () => {
    const program = { language: 'python', code: 'echo by the shell' };
    expect(await runProgram(world, program, short, 'bash')).toEqual({ is: 'printed', output: 'by the shell\n' });
    const ran = await runProgram(world, program, short, '/no/such/command');
    expect(ran.is === 'skipped' && ran.reason).toBe('`/no/such/command` is not installed');
  });

  it('ends early where it is told to, and gives what it printed by then', async () => {
    const told = new AbortController();
    const file = join(tmpdir(), `viva-told-${process.pid}`);
    const running = bash(`echo before; touch ${file}; sleep 60`, { seconds: 60, bytes: 1000, stop: told.signal });
    await expect.poll(() => existsSync(file), { timeout: 20_000 }).toBe(true);
    rmSync(file);
    told.abort();
    expect(await running).toEqual({ is: 'failed', reason: 'it was stopped by you', output: 'before\n', errors: '' });
  });

  it('does not begin where it was told to end before', async () => {
    const told = new AbortController();
    told.abort();
    const ran = await bash('sleep 60', { seconds: 60, bytes: 1000, stop: told.signal });
    expect(ran.is).toBe('failed');
  });

  it('leaves nothing running that it started', async () => {
    const ran = await bash('sleep 60 >/dev/null 2>&1 & echo $!');
    expect(ran.is).toBe('printed');
    const pid = ran.is === 'printed' ? Number(ran.output) : 0;
    expect(pid).toBeGreaterThan(0);
    await expect.poll(() => isAlive(pid)).toBe(false);
  });

  it('is stopped when it prints too much', async () => {
    const reason = 'it prints more than 1000 bytes';
    expect(await bash('yes', short)).toEqual({ is: 'failed', reason, output: '', errors: '' });
  });

  it('runs in a folder of its own, which is removed, and learns nothing of the environment', async () => {
    const ran = await bash('pwd; echo "$HOME"; echo "${SECRET-none}"; echo x > written');
    const [folder = '', home, secret] = ran.is === 'printed' ? ran.output.split('\n') : [];
    expect(home).toBe(folder);
    expect(secret).toBe('none');
    expect(folder).toMatch(/viva-run-/);
    expect(existsSync(folder)).toBe(false);
  });

  it('reads nothing from the standard input', async () => {
    expect(await bash('read -r line; echo "<$line>"')).toEqual({ is: 'printed', output: '<>\n' });
  });

  it('is skipped with a reason in a language that is not run, or without its interpreter', async () => {
    const help = 'Programs in python, javascript and bash are run.';
    expect(await runProgram(world, { language: 'rust', code: '' })).toEqual({
      is: 'skipped',
      reason: 'nothing is known to run `rust`',
      help,
    });
    expect(await runProgram(world, { language: '', code: '' })).toEqual({
      is: 'skipped',
      reason: 'its code block names no language',
      help,
    });
    const nowhere = { env: { PATH: '/nonexistent' }, platform: process.platform };
    expect(await runProgram(nowhere, { language: 'python', code: '' })).toEqual({
      is: 'skipped',
      reason: '`python3` is not installed',
      help: 'Install `python3`, or run the check where it is installed.',
    });
  });
});
