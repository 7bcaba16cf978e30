/*
 * What `viva due` costs beyond `node -e 0`, over a collection of question files whose cards a history knows.
 *
 *     node test/bench/due.mjs [CARDS…]     1000, 10000 and 100000 unless other numbers are given
 *
 * Ten reviews a card, twenty cards a file. The program is the built one, with its code cache, index and snapshot as an
 * earlier start left them. Each round runs `node -e 0` and `viva due` one after the other; the median of the
 * differences is printed, wall and processor time (user and system). NODE_EXTRA_CA_CERTS is unset for both sides.
 */
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile } from './compile.mjs';
import { median, runNode } from './run-node.mjs';

const sizes = process.argv.slice(2).map(Number);
const rounds = 15;
const perFile = 20;
const here = import.meta.dirname;
const viva = join(here, '../../bin/viva.js');
const root = mkdtempSync(join(tmpdir(), 'viva-due-'));

const run = (args, cwd, home) => runNode(args, { cwd, env: { VIVA_HOME: home } });

const question = (n) => `## Question ${n}: what does the event loop do with task ${n}?

- [x] it runs until its next await, the ${n}th time
- [ ] it is run on thread ${n}
- [ ] it waits for ${n} seconds
`;

try {
  await compile('due-history.mjs', root, 'make.mjs');
  console.log(`Node ${process.version}, ${rounds} rounds, medians of the differences to \`node -e 0\`\n`);
  for (const cards of sizes.length > 0 ? sizes : [1000, 10_000, 100_000]) {
    const folder = join(root, `cards-${cards}`);
    const home = join(root, `home-${cards}`);
    for (let file = 0; file * perFile < cards; file++) {
      const place = join(folder, `part-${Math.floor(file / 100)}`);
      mkdirSync(place, { recursive: true });
      const path = join(place, `deck-${file}.md`);
      writeFileSync(path, Array.from({ length: perFile }, (_, at) => question(file * perFile + at)).join('\n'));
      // Files as old as they usually are: what changed a moment ago is not trusted by the index.
      utimesSync(path, 1_700_000_000, 1_700_000_000);
    }
    mkdirSync(join(folder, '.viva'), { recursive: true });
    await run([join(root, 'make.mjs'), folder, String(cards), String(cards * 10)], folder, home);
    await new Promise((settle) => setTimeout(settle, 2500));
    await run([viva, 'due'], folder, home);
    await run([viva, 'due'], folder, home);
    const wall = [];
    const cpu = [];
    let shown = '';
    for (let round = 0; round < rounds; round++) {
      const bare = await run(['-e', '0'], folder, home);
      const due = await run([viva, 'due', '--json'], folder, home);
      wall.push(due.wall - bare.wall);
      cpu.push(due.cpu - bare.cpu);
      shown = due.printed;
    }
    const counted = JSON.parse(shown);
    if (counted.cards !== cards || counted.neverSeen !== 0) throw new Error(`The history was not found: ${shown}`);
    console.log(
      `${cards} cards, ${cards * 10} reviews: ${median(wall).toFixed(0)} ms wall, ${median(cpu).toFixed(0)} ms processor`,
    );
    rmSync(folder, { recursive: true });
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}
