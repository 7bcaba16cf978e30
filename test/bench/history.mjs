/*
 * How long a history takes to read, as a ratio to reading and parsing the same lines, and to open, beyond `node -e 0`.
 *
 *     node test/bench/history.mjs [REVIEWS…]     10000, 100000 and 1000000 unless other numbers are given
 *
 * A tenth as many cards as reviews. Each round runs both sides one after the other, so that both see the same machine
 * and the same warm disk cache; ratio and difference are taken within the round, and the median of the rounds is
 * printed. Both sides are whole processes, the start of Node included. Times are processor times (user and system) by
 * the same small hook on both sides; the wall time is printed beside them. `replay` makes the cards from the log alone.
 * `first open` is a replay that writes the snapshot as well, `open` a start with it. Memory is the most that a replay
 * had at any time (RSS). At the end one review is written durably and the same bytes by a bare write with fdatasync,
 * in turn 300 times. NODE_EXTRA_CA_CERTS, which makes bare Node slow, is unset for both sides.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile } from './compile.mjs';
import { median, runNode } from './run-node.mjs';

const sizes = process.argv.slice(2).map(Number);
const root = mkdtempSync(join(tmpdir(), 'viva-history-'));
const tasks = join(root, 'tasks.mjs');

/** What a run came to, with what it printed as JSON. */
async function run(...args) {
  const { cpu, wall, printed } = await runNode(args);
  return { cpu, wall, found: printed === '' ? {} : JSON.parse(printed) };
}

/** Measures two sides in turn. */
async function inTurn(rounds, one, other) {
  const pairs = [];
  for (let round = 0; round < rounds; round++) pairs.push([await one(), await other()]);
  const of = (value) => median(pairs.map(([first, second]) => value(first, second)));
  return { of, found: pairs[0]?.[1].found ?? {} };
}

const bare = () => run('-e', '0');
const line = (name, ...cells) => console.log(name.padEnd(34) + cells.map((cell) => cell.padStart(14)).join(''));
const beyond = (time) => (first, second) => second[time] - first[time];
const ratio = (time) => (first, second) => second[time] / first[time];
const ms = (number) => `${number.toFixed(0)} ms`;

try {
  await compile('history-tasks.mjs', root, 'tasks.mjs');
  console.log(`Node ${process.version}, medians of rounds in turn, start of Node included\n`);
  line('', 'cpu', 'wall', 'memory');
  for (const reviews of sizes.length > 0 ? sizes : [10_000, 100_000, 1_000_000]) {
    const cards = Math.ceil(reviews / 10);
    const folder = join(root, `history-${reviews}`);
    const home = join(root, `home-${reviews}`);
    const { found } = await run(tasks, 'make', folder, String(cards), String(reviews));
    const rounds = reviews > 200_000 ? 5 : 15;
    console.log(`${cards} cards, ${reviews} reviews, ${(found.bytes / 1e6).toFixed(0)} MB`);
    const parse = () => run(tasks, 'parse', folder);
    const replay = await inTurn(rounds, parse, () => run(tasks, 'replay', folder));
    const peak = `${replay.found.peakMegabytes.toFixed(0)} MB`;
    line(
      '  replay / read and JSON.parse',
      replay.of(ratio('cpu')).toFixed(2),
      replay.of(ratio('wall')).toFixed(2),
      peak,
    );
    const first = await inTurn(rounds, parse, () => {
      rmSync(home, { recursive: true, force: true });
      return run(tasks, 'open', folder, home);
    });
    const most = `${first.found.peakMegabytes.toFixed(0)} MB`;
    line('  first open / the same', first.of(ratio('cpu')).toFixed(2), first.of(ratio('wall')).toFixed(2), most);
    const opened = await inTurn(15, bare, () => run(tasks, 'open', folder, home));
    if (opened.found.source !== 'snapshot') throw new Error('The snapshot was not used.');
    const then = `${opened.found.peakMegabytes.toFixed(0)} MB`;
    line('  open − node -e 0', ms(opened.of(beyond('cpu'))), ms(opened.of(beyond('wall'))), then);
    line('    of which reading the snapshot', '', ms(opened.of((_, second) => second.found.ms)));
    rmSync(folder, { recursive: true });
  }
  const { found } = await run(tasks, 'append', join(root, 'append'), join(root, 'home-append'), '300');
  const exactly = (number) => `${number.toFixed(2)} ms`;
  console.log(`\none review on the disk: ${exactly(found.program)}, a bare write and fdatasync ${exactly(found.bare)}`);
  console.log(`median of the differences: ${exactly(found.beyond)}`);
} finally {
  rmSync(root, { recursive: true, force: true });
}
