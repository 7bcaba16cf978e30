/*
 * How long reading question files takes, as a ratio to walking and reading the same files.
 *
 *     node test/bench/parse.mjs [FILES…]        100, 1000 and 10000 unless other numbers are given
 *
 * Each round runs `read.mjs` and then one command over the same collection, so that both see the same machine and the
 * same warm disk cache; the ratio is taken within the round, and the median of the rounds is printed. Both sides are
 * whole processes, the start of Node included. Times are processor times (user and system) by the same small hook on
 * both sides, so that a busy machine does not count; the wall time is printed beside them. `list` is measured warm: one
 * run before has written its index. At the end one file of 5 MB and one of 10 MB show what doubling the input costs.
 * NODE_EXTRA_CA_CERTS, which makes bare Node slow, is unset for both sides.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCollection, questionFile } from './collection.mjs';

const sizes = process.argv.slice(2).map(Number);
const here = import.meta.dirname;
const viva = join(here, '../../bin/viva.js');
const read = join(here, 'read.mjs');
const hook = join(here, 'cpu-time.cjs');
const { NODE_EXTRA_CA_CERTS: _slow, NODE_OPTIONS: _options, ...inherited } = process.env;
const root = mkdtempSync(join(tmpdir(), 'viva-parse-'));

/** Runs Node to its end; processor and wall time in ms. */
function run(...args) {
  const started = process.hrtime.bigint();
  const child = spawn(process.execPath, ['--require', hook, ...args], {
    cwd: root,
    env: { ...inherited, VIVA_HOME: join(root, 'home') },
    stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
  });
  let cpu = '';
  child.stdio[3].on('data', (data) => {
    cpu += data;
  });
  child.stdout.resume();
  return new Promise((settle, fail) => {
    child.on('close', (code) => {
      const wall = Number(process.hrtime.bigint() - started) / 1e6;
      if (code === 0) settle({ cpu: Number(cpu) / 1000, wall });
      else fail(new Error(`node ${args.join(' ')} ended with ${code}.`));
    });
  });
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
const seconds = (ms) => `${(ms / 1000).toFixed(2)} s`.padStart(9);

/** Measures a command in turn with reading, and prints one line. */
async function compare(name, folder, rounds, args) {
  const pairs = [];
  for (let round = 0; round < rounds; round++) {
    const reading = await run(read, folder);
    pairs.push({ reading, measured: await run(viva, ...args, folder) });
  }
  const of = (value) => median(pairs.map(value));
  const ratios = ['cpu', 'wall'].map((time) =>
    of((pair) => pair.measured[time] / pair.reading[time])
      .toFixed(2)
      .padStart(8),
  );
  const times = [of((pair) => pair.reading.cpu), of((pair) => pair.measured.cpu)].map(seconds);
  console.log(`${name.padEnd(26)}${ratios.join('')}${times.join('')}`);
}

/** The text of a file of about that many bytes, made of whole sections. */
function longFile(bytes) {
  const sections = [];
  for (let n = 0, length = 0; length < bytes; n++) {
    const section = questionFile(n).replace(/^---\n[\s\S]*?\n---\n/, '');
    sections.push(section);
    length += section.length;
  }
  return sections.join('\n');
}

try {
  console.log(`Node ${process.version}, medians of the ratios to walking and reading, start of Node included\n`);
  console.log(`${''.padEnd(26)}${'cpu'.padStart(8)}${'wall'.padStart(8)}${'reading'.padStart(9)}${'viva'.padStart(9)}`);
  for (const size of sizes.length > 0 ? sizes : [100, 1000, 10_000]) {
    const folder = join(root, `files-${size}`);
    const bytes = makeCollection(folder, size);
    // What is younger than two seconds is not trusted by the index.
    await new Promise((settle) => setTimeout(settle, 2500));
    const rounds = size > 20_000 ? 3 : size > 2000 ? 9 : 15;
    const name = `${size} files of ${Math.round(bytes / size)} bytes`;
    console.log(name);
    await compare('  viva check', folder, rounds, ['check']);
    await run(viva, 'list', folder);
    await compare('  viva list, warm', folder, rounds, ['list']);
    rmSync(folder, { recursive: true });
  }
  const long = [5, 10].map((megabytes) => {
    const path = join(root, `long-${megabytes}.md`);
    writeFileSync(path, longFile(megabytes * 1e6));
    return path;
  });
  const times = [];
  for (let round = 0; round < 3; round++) {
    const [half, whole] = [await run(viva, 'show', '--json', long[0]), await run(viva, 'show', '--json', long[1])];
    times.push({ half: half.cpu, whole: whole.cpu });
  }
  const ratio = median(times.map(({ half, whole }) => whole / half)).toFixed(2);
  console.log(`\none file of 5 MB and of 10 MB: ${median(times.map(({ half }) => half)).toFixed(0)} and `);
  console.log(`${median(times.map(({ whole }) => whole)).toFixed(0)} ms, ${ratio} times`);
} finally {
  rmSync(root, { recursive: true, force: true });
}
