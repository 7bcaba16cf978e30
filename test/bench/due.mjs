/*
 * What `viva due` costs beyond `node -e 0`, over a collection of question files whose cards a history knows.
 *
 *     node test/bench/due.mjs [CARDS…]     1000, 10000 and 100000 unless other numbers are given
 *
 * Ten reviews a card, twenty cards a file. The program is the built one, with its code cache, index, snapshot and
 * counts as an earlier start of the same day left them. Each round runs `node -e 0` and `viva due` one after the other;
 * the median of the differences is printed, wall and processor time (user and system). NODE_EXTRA_CA_CERTS is unset for
 * both sides.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collectionMaker } from './due-collection.mjs';
import { median, runNode } from './run-node.mjs';

const sizes = process.argv.slice(2).map(Number);
const rounds = 15;
const viva = join(import.meta.dirname, '../../bin/viva.js');
const root = mkdtempSync(join(tmpdir(), 'viva-due-'));

try {
  const make = await collectionMaker(root);
  console.log(`Node ${process.version}, ${rounds} rounds, medians of the differences to \`node -e 0\`\n`);
  for (const cards of sizes.length > 0 ? sizes : [1000, 10_000, 100_000]) {
    const folder = join(root, `cards-${cards}`);
    const home = join(root, `home-${cards}`);
    await make(folder, home, cards);
    const run = (...args) => runNode(args, { cwd: folder, env: { VIVA_HOME: home } });
    const wall = [];
    const cpu = [];
    for (let round = 0; round < rounds; round++) {
      const bare = await run('-e', '0');
      const due = await run(viva, 'due', '--json');
      wall.push(due.wall - bare.wall);
      cpu.push(due.cpu - bare.cpu);
    }
    console.log(
      `${cards} cards, ${cards * 10} reviews: ${median(wall).toFixed(0)} ms wall, ${median(cpu).toFixed(0)} ms processor`,
    );
    rmSync(folder, { recursive: true });
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}
