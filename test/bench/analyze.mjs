/*
 * How long `viva analyze` takes for very many students, beside reading and splitting the same file.
 *
 *     node test/bench/analyze.mjs [STUDENTS…]        1000, 10000 and 100000 unless other numbers are given
 *
 * A seeded generator writes a table with a row for each student and 50 items, as raw responses and as scores. Each round
 * runs, in turn and each as a whole process, Node reading and splitting the raw responses (`split-text.mjs`), and the three
 * forms of `viva analyze` as they are usually run, Rasch model and findings included: submissions to a deck, responses and a
 * key, scores. What is printed are medians over the rounds: the processor time (user and system) and wall time of each, the
 * ratio to splitting and the difference from it, each taken within the round. At last the statistics alone, within the
 * program, from columns of numbers to findings: what the aim of a second is stated for, with 100000 students.
 * NODE_EXTRA_CA_CERTS, which makes bare Node slow, is unset for all of them.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { deck, itemCount, keyOf, random } from './responses.mjs';
import { median, runNode } from './run-node.mjs';

const here = import.meta.dirname;
const viva = join(here, '../../bin/viva.js');
const sizes = process.argv.slice(2).map(Number);
const root = mkdtempSync(join(tmpdir(), 'viva-analyze-'));
const items = Array.from({ length: itemCount }, (_, at) => at + 1);

/** Responses of students whose ability decides how many they have right. */
function writeTables(students) {
  const next = random(students);
  const header = `student,${items.map((item) => `q${item}`).join()}\n`;
  const [responses, scores] = [[header], [header]];
  for (let student = 0; student < students; student++) {
    const ability = 2 * (next() + next() + next() - 1.5);
    const right = items.map((item) => next() < 1 / (1 + Math.exp((item % 10) / 3 - 1.5 - ability)));
    const id = `s${String(student).padStart(6, '0')}`;
    const wrong = (item) => 'ABCD'.replace(keyOf(item), '')[Math.floor(next() * 3)];
    responses.push(`${id},${right.map((is, at) => (is ? keyOf(at + 1) : wrong(at + 1))).join()}\n`);
    scores.push(`${id},${right.map(Number).join()}\n`);
  }
  writeFileSync(join(root, 'responses.csv'), responses.join(''));
  writeFileSync(join(root, 'scores.csv'), scores.join(''));
}

async function bundled() {
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: join(here, 'analyze-tasks.mjs'),
      outDir: root,
      emptyOutDir: false,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'tasks.mjs', chunkFileNames: '[name].mjs' } },
    },
  });
  return join(root, 'tasks.mjs');
}

const options = { cwd: root, env: { VIVA_HOME: join(root, 'home') } };
const forms = {
  'submissions to a deck': ['exam.md', 'responses.csv'],
  'responses and a key': ['responses.csv', '--key', 'key.csv'],
  scores: ['scores.csv', '--scored'],
};

async function measure(students, tasks) {
  writeTables(students);
  const rounds = students > 20_000 ? 5 : 9;
  const splitting = [];
  const found = Object.fromEntries(Object.keys(forms).map((name) => [name, []]));
  const alone = [];
  for (let round = 0; round < rounds; round++) {
    const split = await runNode([join(here, 'split-text.mjs'), 'responses.csv'], options);
    splitting.push(split);
    for (const [name, args] of Object.entries(forms)) {
      found[name].push({ split, own: await runNode([viva, 'analyze', ...args], options) });
    }
    alone.push(JSON.parse((await runNode([tasks, 'responses.csv', 'key.csv'], options)).printed));
  }
  const ms = (pairs, time, of = (pair) => pair[time]) => `${median(pairs.map(of)).toFixed(0)}`.padStart(6);
  console.log(`${students} students, ${itemCount} items${' '.repeat(12)}   cpu  wall    ratio  beyond it, ms`);
  console.log(`  reading and splitting${' '.repeat(12)}${ms(splitting, 'cpu')}${ms(splitting, 'wall')}`);
  for (const [name, pairs] of Object.entries(found)) {
    const ratio = median(pairs.map(({ own, split }) => own.cpu / split.cpu)).toFixed(1);
    const times = ms(pairs, 'cpu', ({ own }) => own.cpu) + ms(pairs, 'wall', ({ own }) => own.wall);
    const beyond =
      ms(pairs, 'cpu', ({ own, split }) => own.cpu - split.cpu) +
      ms(pairs, 'wall', ({ own, split }) => own.wall - split.wall);
    console.log(`  ${name.padEnd(33)}${times}${ratio.padStart(9)}  ${beyond}`);
  }
  console.log(`  the statistics alone${' '.repeat(13)}${ms(alone, 'cpu')}${ms(alone, 'wall')}`);
}

try {
  console.log(`Node ${process.version}, medians in ms, start of Node included\n`);
  writeFileSync(join(root, 'exam.md'), deck());
  writeFileSync(join(root, 'key.csv'), `item,key\n${items.map((item) => `q${item},${keyOf(item)}\n`).join('')}`);
  const tasks = await bundled();
  for (const students of sizes.length > 0 ? sizes : [1000, 10_000, 100_000]) await measure(students, tasks);
} finally {
  rmSync(root, { recursive: true, force: true });
}
