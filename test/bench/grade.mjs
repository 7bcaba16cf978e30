/*
 * How long `viva grade` takes for very many responses, as ratios within one run.
 *
 *     node test/bench/grade.mjs [ROWS…] [--python PATH] [--only rows|out|folder|class[,…]]
 *
 * Without numbers it takes 10000, 100000 and 1000000 rows; `--only` runs some of its parts. 10000000 rows are what the aims are
 * stated for, and take some minutes. A seeded generator writes long CSV and JSON Lines for 50 items, all rows of a student
 * together, and the same CSV with all rows of an item together, and in no order. Each round runs, in
 * turn and each as a whole process: viva with up to two threads; DuckDB with two threads doing the same join and sum on the
 * same file (`join-and-sum.py`; the package `duckdb` has to be installed for the Python that is named); and two threads of
 * Node that only split the CSV into the strings of its fields (`split.mjs`). The ratios are taken within the round, and the
 * median of the rounds is printed: wall time, and beside it processor time (user and system), which other work on the
 * machine changes less. Memory is the peak of the resident set of viva.
 *
 * Then all results of the same rows in a folder (`--out`: a receipt for each mark, some 430 bytes each) against the gradebook
 * alone, up to a million rows; folders of one-student files, one in each form (long and wide tables, JSON and YAML of 10
 * items, and filled-in copies of the deck of 50), against reading the same files; and a class of 30 with 20 items, whose deck
 * was read before, against `node -e 0`.
 * NODE_EXTRA_CA_CERTS, which makes bare Node slow, is unset for all of them.
 */
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deck, forms, itemCount, keyOf, random, writeResponses } from './responses.mjs';

const here = import.meta.dirname;
const viva = join(here, '../../bin/viva.js');
const args = process.argv.slice(2);
const given = (option, otherwise) => (args.includes(option) ? args[args.indexOf(option) + 1] : otherwise);
const python = given('--python', 'python3');
const parts = given('--only', 'rows,out,folder,class').split(',');
const named = args.filter((arg, at) => !args[at - 1]?.startsWith('--') && /^\d+$/.test(arg)).map(Number);
const sizes = named.length > 0 ? named : [10_000, 100_000, 1_000_000];
const { NODE_EXTRA_CA_CERTS: _slow, NODE_OPTIONS: _options, ...inherited } = process.env;
const root = mkdtempSync(join(tmpdir(), 'viva-grade-'));
const env = { ...inherited, VIVA_HOME: join(root, 'home') };

/** Runs a command to its end: wall and processor time in ms, peak memory in MB. Its output goes into a file. */
function run(command, ...rest) {
  const out = openSync(join(root, 'out'), 'w');
  const before = process.hrtime.bigint();
  const meter = join(here, 'meter.py');
  const child = spawn('python3', [meter, command, ...rest], {
    cwd: root,
    env,
    stdio: ['ignore', out, 'ignore', 'pipe'],
  });
  let told = '';
  child.stdio[3].on('data', (data) => {
    told += data;
  });
  return new Promise((settle, fail) => {
    child.on('close', (code) => {
      closeSync(out);
      const started = Number(process.hrtime.bigint() - before) / 1e6;
      const [wall = started, cpu, memory] = told.split(' ').map(Number);
      if (code === 0) settle({ wall, cpu, memory });
      else fail(new Error(`${command} ${rest.join(' ')} ended with ${code}.`));
    });
  });
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

/** Runs one command and others in turn, and prints the ratios of the first to each other. */
async function compare(name, rounds, measured, others) {
  const all = [];
  for (let round = 0; round < rounds; round++) {
    const own = await run(...measured);
    const theirs = [];
    for (const { command } of others) theirs.push(await run(...command));
    all.push({ own, theirs });
  }
  const of = (value) => median(all.map(value));
  const ratios = others.map(({ than, aim }, at) => {
    const ratio = (time) => of(({ own, theirs }) => own[time] / theirs[at][time]).toFixed(2);
    return `${ratio('wall')} of ${than}${aim === undefined ? '' : ` (aim ${aim})`}, processor ${ratio('cpu')}`;
  });
  const times = `${(of(({ own }) => own.wall) / 1000).toFixed(2)} s, processor ${(of(({ own }) => own.cpu) / 1000).toFixed(2)} s`;
  const memory = `${Math.max(...all.map(({ own }) => own.memory)).toFixed(0)} MB`;
  console.log([`${name}: ${times}, ${memory}`, ...ratios].join('\n    '));
}

const grade = (...files) => [process.execPath, viva, 'grade', 'deck.md', ...files];
const hasDuckDb = spawnSync(python, ['-c', 'import duckdb'], { env }).status === 0;
if (!hasDuckDb) console.log(`DuckDB is absent: ${python} has no package duckdb, so nothing is compared with it.`);

try {
  writeFileSync(join(root, 'deck.md'), deck());
  const keys = Array.from({ length: itemCount }, (_, at) => `q${at + 1},${keyOf(at + 1)}\n`);
  writeFileSync(join(root, 'key.csv'), `item,response\n${keys.join('')}`);
  if (parts.includes('rows')) {
    for (const rows of sizes) {
      const rounds = rows > 2_000_000 ? 5 : 7;
      for (const [format, order] of [
        ['csv', 'students'],
        ['jsonl', 'students'],
        ['csv', 'items'],
        ['csv', 'none'],
      ]) {
        const file = `answers.${format}`;
        writeResponses(join(root, file), rows, { format, order });
        const duck = {
          than: 'DuckDB',
          aim: rows < 10_000_000 ? undefined : 1,
          command: [python, join(here, 'join-and-sum.py'), file, 'key.csv', 'sums.csv'],
        };
        const split = {
          than: 'splitting',
          aim: rows < 10_000_000 ? undefined : 0.6,
          command: [process.execPath, join(here, 'split.mjs'), file],
        };
        const others = [...(hasDuckDb ? [duck] : []), ...(format === 'csv' && order === 'students' ? [split] : [])];
        const megabytes = (statSync(join(root, file)).size / 1e6).toFixed(0);
        const orderly = { students: '', items: ', one item after the other', none: ', in no order' }[order];
        await compare(
          `${rows} rows of ${format}${orderly}, ${megabytes} MB`,
          rounds,
          grade('--workers', '2', file),
          others,
        );
      }
    }
  }

  if (parts.includes('out')) {
    for (const rows of sizes.filter((size) => size <= 1_000_000)) {
      writeResponses(join(root, 'answers.csv'), rows, { format: 'csv' });
      const alone = { than: 'the gradebook alone', command: grade('answers.csv') };
      await compare(`${rows} rows with --out`, 3, grade('answers.csv', '--out', 'results'), [alone]);
    }
  }

  const next = random(2);
  const rowsOf = (student, items) =>
    Array.from({ length: items }, (_, at) => `${student},q${at + 1},${'ABCD'[Math.floor(next() * 4)]}\n`).join('');
  const header = 'student,item,response\n';
  if (parts.includes('folder')) {
    const students = Math.min(100_000, Math.max(...sizes));
    for (const [form, { ending, write }] of Object.entries(forms(10))) {
      const folder = `folder-${form}`;
      mkdirSync(join(root, folder));
      let bytes = 0;
      for (let each = 0; each < students; each++) {
        const text = write(`s${each}`, () => 'ABCD'[Math.floor(next() * 4)]);
        bytes += text.length;
        writeFileSync(join(root, folder, `s${each}.${ending}`), text);
      }
      const reading = {
        than: 'reading them',
        aim: students < 100_000 ? undefined : 3,
        command: [process.execPath, join(here, 'read-folder.mjs'), folder],
      };
      const size = `${students} files of one student, ${form}, ${(bytes / students).toFixed(0)} bytes each`;
      await compare(size, 5, grade(folder), [reading]);
      rmSync(join(root, folder), { recursive: true });
    }
  }

  if (parts.includes('class')) {
    writeFileSync(join(root, 'deck.md'), deck(20));
    const ofClass = Array.from({ length: 30 }, (_, at) => rowsOf(`s${at}`, 20)).join('');
    writeFileSync(join(root, 'class.csv'), header + ofClass);
    // A deck is kept two seconds after it was written, and code by the first start.
    await new Promise((settle) => setTimeout(settle, 2500));
    await run(...grade('class.csv'));
    const bare = { than: 'node -e 0', aim: 2, command: [process.execPath, '-e', '0'] };
    await compare('a class of 30 with 20 items', 15, grade('class.csv'), [bare]);
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}
