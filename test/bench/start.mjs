/*
 * How long the program takes to start, as a ratio to `node -e 0`.
 *
 * Each round runs bare Node and then one command, so that both see the same machine; the ratio is taken within the
 * round, and the median of the rounds is printed. Wall time is taken without any hook. Processor time (user and
 * system) is measured in rounds of its own, in which both sides load the same small hook. The first question is timed
 * under a pseudo-terminal until the last text of its first screen has arrived: with what earlier sittings have left in
 * the cache folder, and without any. What is due is counted again on the same day, for the first time on a day (a hook,
 * which bare Node loads as well, moves the clock on by a day a round), and after a review (a line is added to the history
 * before each run). All files are older than the moment that an index mistrusts. NODE_EXTRA_CA_CERTS, which makes bare
 * Node slow, is unset for both sides.
 */
import { spawn as spawnProcess } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn as spawnPty } from '@lydell/node-pty';
import { collectionMaker } from './due-collection.mjs';
import { deck as examOf, random } from './responses.mjs';

const rounds = Number(process.argv[2] ?? 15);
const viva = join(import.meta.dirname, '../../bin/viva.js');
const hook = join(import.meta.dirname, 'cpu-time.cjs');
const later = join(import.meta.dirname, 'later.cjs');
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
function run(args, cwd, hooked, env = {}) {
  const started = process.hrtime.bigint();
  const child = spawnProcess(process.execPath, hooked ? ['--require', hook, ...args] : args, {
    cwd,
    env: { ...inherited, VIVA_HOME: `${cwd}-home`, ...env },
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
 * The wall time in ms, and the processor time where the system tells it, until every text is on the screen. Then the
 * sitting is left as a learner leaves it.
 */
function firstScreen(args, texts, cwd, home) {
  const started = process.hrtime.bigint();
  const child = spawnPty(process.execPath, [viva, ...args], {
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
      if (measured !== undefined || !texts.every((text) => shown.includes(text))) return;
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

/** Measures in turn with bare Node, which loads what `hooks` say, and prints one line. */
async function compare(name, measure, cwd, hooks = []) {
  const wall = [];
  const cpu = [];
  const milliseconds = [];
  for (let round = 0; round < rounds; round++) {
    const bare = await run([...hooks, '-e', '0'], cwd, false);
    const bareCpu = await run([...hooks, '-e', '0'], cwd, true);
    const measured = await measure();
    milliseconds.push(measured.wall);
    wall.push(measured.wall / bare);
    if (measured.cpu !== undefined) cpu.push(measured.cpu / bareCpu);
  }
  const ratio = (ratios) => (ratios.length === 0 ? '–' : median(ratios).toFixed(2)).padStart(6);
  console.log(`${name.padEnd(34)}${ratio(wall)}${ratio(cpu)}${median(milliseconds).toFixed(0).padStart(8)} ms`);
}

/** Measures a command that runs to its end in a folder, with what earlier runs have left in the cache. */
async function compareCommand(args, cwd, name = `viva ${args.join(' ')}`) {
  const measure = async () => ({
    wall: await run([viva, ...args], cwd, false),
    cpu: await run([viva, ...args], cwd, true),
  });
  for (let earlier = 0; earlier < 3; earlier++) await measure();
  await compare(name, measure, cwd);
}

/** Measures what is due, counted for the first time on a day. */
async function compareNewDays(cwd) {
  const hooks = ['--require', later];
  let day = 0;
  const count = (hooked) => run([...hooks, viva, 'due'], cwd, hooked, { VIVA_BENCH_DAYS: String(++day) });
  await compareCounts('  first of a day', count, cwd, hooks);
}

/** Measures what is due right after a review. */
async function compareReviews(cwd) {
  const folder = join(cwd, '.viva/history/a1b2c3d4e5');
  const file = join(folder, readdirSync(folder).sort().at(-1));
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  const review = JSON.parse(lines.findLast((line) => line.includes('"is":"review"')));
  let reviews = 0;
  const count = (hooked) => {
    const id = `a1b2c3d4e5.bench00000.${String(reviews++).padStart(6, '0')}`;
    appendFileSync(file, `${JSON.stringify({ ...review, id, at: Date.now() })}\n`);
    return run([viva, 'due'], cwd, hooked);
  };
  await compareCounts('  after a review', count, cwd);
}

async function compareCounts(name, count, cwd, hooks = []) {
  const measure = async () => ({ wall: await count(false), cpu: await count(true) });
  for (let earlier = 0; earlier < 3; earlier++) await measure();
  await compare(name, measure, cwd, hooks);
}

/** Measures a first screen with what earlier sittings have left in the cache. */
async function compareScreen(args, texts, cwd) {
  const home = `${cwd}-home`;
  for (let earlier = 0; earlier < 5; earlier++) await firstScreen(args, texts, cwd, home);
  await compare(`viva ${args.join(' ')}, first screen`, () => firstScreen(args, texts, cwd, home), cwd);
}

/** Writes a file as old as files usually are: what changed a moment ago is not trusted by an index. */
function writeOld(path, text) {
  writeFileSync(path, text);
  utimesSync(path, 1_700_000_000, 1_700_000_000);
}

/** The responses of a class of 30 to 20 items, a row each. */
function responses() {
  const next = random(2);
  const rows = Array.from({ length: 600 }, (_, at) => {
    const response = 'ABCD'[Math.floor(next() * 4)];
    return `s${Math.floor(at / 20)},q${(at % 20) + 1},${response}\n`;
  });
  return `student,item,response\n${rows.join('')}`;
}

const cwd = mkdtempSync(join(tmpdir(), 'viva-start-'));
const folderIn = (name) => {
  const folder = join(cwd, name);
  mkdirSync(folder);
  return folder;
};
try {
  const [decks, exam, collection] = [folderIn('decks'), folderIn('exam'), folderIn('collection')];
  writeOld(join(decks, 'deck.md'), deck);
  writeOld(join(exam, 'exam.md'), examOf(20));
  writeOld(join(exam, 'class.csv'), responses());
  const make = await collectionMaker(cwd);
  await make(collection, `${collection}-home`, 10_000);

  console.log(`Node ${process.version}, ${rounds} rounds, medians of the ratios to \`node -e 0\`\n`);
  console.log(`${''.padEnd(34)}${'wall'.padStart(6)}${'cpu'.padStart(6)}`);
  await compareCommand(['--version'], decks);
  await compareCommand(['--help'], decks);
  await compareCommand(['__complete', 'quiz', 'as'], decks, 'completion');
  await compareCommand(['list'], decks);
  await compareScreen(['quiz', 'asyncio'], ['to the end'], decks);
  await compareScreen(['deck.md'], options, decks);
  const nothing = () => firstScreen(['deck.md'], options, decks, mkdtempSync(join(cwd, 'home-')));
  await compare('  nothing cached', nothing, decks);
  await compareCommand(['due'], collection, 'viva due, 10,000 cards');
  await compareNewDays(collection);
  await compareReviews(collection);
  await compareCommand(['grade', 'exam.md', 'class.csv'], exam, 'viva grade, 30 × 20');
} finally {
  rmSync(cwd, { recursive: true, force: true });
}
