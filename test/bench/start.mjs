/*
 * How long the program takes to start, as a ratio to `node -e 0`.
 *
 * Each round runs bare Node and then one command, so that both see the same machine; the ratio is taken within the
 * round, and the median of the rounds is printed. Wall time is taken without any hook. Processor time (user and
 * system) is measured in rounds of its own, in which both sides load the same small hook. The first question is timed
 * under a pseudo-terminal until the text of the last option has arrived: with the compiled code that an earlier sitting
 * has left in the cache folder, and without any. NODE_EXTRA_CA_CERTS, which makes bare Node slow, is unset for both
 * sides.
 */
import { spawn as spawnProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn as spawnPty } from '@lydell/node-pty';

const rounds = Number(process.argv[2] ?? 15);
const viva = join(import.meta.dirname, '../../bin/viva.js');
const hook = join(import.meta.dirname, 'cpu-time.cjs');
const { NODE_EXTRA_CA_CERTS: _slow, NODE_OPTIONS: _options, ...inherited } = process.env;

const options = ['asyncio.create_task()', 'asyncio.to_thread()', 'a ProcessPoolExecutor', 'asyncio.sleep(0)'];
const deck = `## Which of these keeps the loop alive while CPU-bound work runs on another core?

\`\`\`python
async def main():
    result = await crunch(10 ** 9)
\`\`\`

${options.map((option, place) => `- [${place === 2 ? 'x' : ' '}] ${option}`).join('\n')}
`;

/** Runs Node to its end; the wall time in ms, or with `hooked` the processor time. */
function run(args, cwd, hooked) {
  const started = process.hrtime.bigint();
  const child = spawnProcess(process.execPath, hooked ? ['--require', hook, ...args] : args, {
    cwd,
    env: { ...inherited, VIVA_HOME: join(cwd, 'home') },
    stdio: ['ignore', 'pipe', 'pipe', hooked ? 'pipe' : 'ignore'],
  });
  let cpu = '';
  child.stdio[3]?.on('data', (data) => {
    cpu += data;
  });
  child.stdout.resume();
  child.stderr.resume();
  return new Promise((settle, fail) => {
    child.on('close', (code) => {
      if (code !== 0) fail(new Error(`node ${args.join(' ')} ended with ${code}.`));
      else settle(hooked ? Number(cpu) / 1000 : millisecondsSince(started));
    });
  });
}

const millisecondsSince = (started) => Number(process.hrtime.bigint() - started) / 1e6;

/**
 * The wall time in ms, and the processor time where the system tells it, until every option is on the screen. Then the
 * sitting is left as a learner leaves it.
 */
function firstQuestion(cwd, home) {
  const started = process.hrtime.bigint();
  const child = spawnPty(process.execPath, [viva, 'deck.md'], {
    cols: 80,
    rows: 24,
    cwd,
    env: { ...inherited, VIVA_HOME: home, TERM: 'xterm-256color' },
  });
  let shown = '';
  let measured;
  return new Promise((settle, fail) => {
    child.onData((data) => {
      shown += data;
      if (measured !== undefined || !options.every((option) => shown.includes(option))) return;
      measured = { wall: millisecondsSince(started), cpu: processorTime(child.pid) };
      child.write('q');
    });
    child.onExit(() => {
      if (measured === undefined) fail(new Error(`The program ended before the question was shown:\n${shown}`));
      else settle(measured);
    });
  });
}

/** What all threads of a process have used so far, in ms; nothing where the system does not tell. */
function processorTime(pid) {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    const times = threads.map((thread) => readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]);
    return times.reduce((sum, nanoseconds) => sum + Number(nanoseconds) / 1e6, 0);
  } catch {
    return undefined;
  }
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

/** Measures in turn with bare Node, and prints one line. */
async function compare(name, measure, cwd) {
  const wall = [];
  const cpu = [];
  const milliseconds = [];
  for (let round = 0; round < rounds; round++) {
    const bare = await run(['-e', '0'], cwd, false);
    const bareCpu = await run(['-e', '0'], cwd, true);
    const measured = await measure();
    milliseconds.push(measured.wall);
    wall.push(measured.wall / bare);
    if (measured.cpu !== undefined) cpu.push(measured.cpu / bareCpu);
  }
  const ratio = (ratios) => (ratios.length === 0 ? '–' : median(ratios).toFixed(2)).padStart(6);
  console.log(`${name.padEnd(18)}${ratio(wall)}${ratio(cpu)}${median(milliseconds).toFixed(0).padStart(8)} ms`);
}

const cwd = mkdtempSync(join(tmpdir(), 'viva-start-'));
writeFileSync(join(cwd, 'deck.md'), deck);
try {
  console.log(`Node ${process.version}, ${rounds} rounds, medians of the ratios to \`node -e 0\`\n`);
  console.log(`${''.padEnd(18)}${'wall'.padStart(6)}${'cpu'.padStart(6)}`);
  for (const args of [['--version'], ['--help'], ['list']]) {
    const measure = async () => ({
      wall: await run([viva, ...args], cwd, false),
      cpu: await run([viva, ...args], cwd, true),
    });
    await compare(`viva ${args.join(' ')}`, measure, cwd);
  }
  const home = join(cwd, 'home');
  await firstQuestion(cwd, home);
  await compare('first question', () => firstQuestion(cwd, home), cwd);
  await compare('  nothing cached', () => firstQuestion(cwd, mkdtempSync(join(cwd, 'home-'))), cwd);
} finally {
  rmSync(cwd, { recursive: true, force: true });
}
