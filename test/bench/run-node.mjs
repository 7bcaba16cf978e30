/* Runs Node to its end, and takes its time. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const hook = join(import.meta.dirname, 'cpu-time.cjs');
// NODE_EXTRA_CA_CERTS makes bare Node slow, and every program look better than it is.
const { NODE_EXTRA_CA_CERTS: _slow, NODE_OPTIONS: _options, ...inherited } = process.env;

/** The processor time (user and system) and wall time in ms, and what was printed. Fails where Node does. */
export function runNode(args, { cwd = process.cwd(), env = {} } = {}) {
  const started = process.hrtime.bigint();
  const child = spawn(process.execPath, ['--require', hook, ...args], {
    cwd,
    env: { ...inherited, ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
  });
  let cpu = '';
  let printed = '';
  child.stdio[3].on('data', (data) => {
    cpu += data;
  });
  child.stdout.on('data', (data) => {
    printed += data;
  });
  return new Promise((settle, fail) => {
    child.on('close', (code) => {
      const wall = Number(process.hrtime.bigint() - started) / 1e6;
      if (code === 0) settle({ cpu: Number(cpu) / 1000, wall, printed });
      else fail(new Error(`node ${args.join(' ')} ended with ${code}.`));
    });
  });
}

/** The middle of some numbers. */
export const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
