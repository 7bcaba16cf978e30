/* A collection of question files, whose cards a history knows; the program's index and snapshot of it are written. */
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from './compile.mjs';
import { runNode } from './run-node.mjs';

const perFile = 20;
const here = import.meta.dirname;
const viva = join(here, '../../bin/viva.js');

const question = (n) => `## Question ${n}: what does the event loop do with task ${n}?

- [x] it runs until its next await, the ${n}th time
- [ ] it is run on thread ${n}
- [ ] it waits for ${n} seconds
`;

/** Bundles the program that writes a history of ten reviews a card, and gives a function that makes a collection. */
export async function collectionMaker(root) {
  await compile('due-history.mjs', root, 'make.mjs');
  return async (folder, home, cards) => {
    const run = (...args) => runNode(args, { cwd: folder, env: { VIVA_HOME: home } });
    for (let file = 0; file * perFile < cards; file++) {
      const place = join(folder, `part-${Math.floor(file / 100)}`);
      mkdirSync(place, { recursive: true });
      const path = join(place, `deck-${file}.md`);
      writeFileSync(path, Array.from({ length: perFile }, (_, at) => question(file * perFile + at)).join('\n'));
      // Files as old as they usually are: what changed a moment ago is not trusted by the index.
      utimesSync(path, 1_700_000_000, 1_700_000_000);
    }
    mkdirSync(join(folder, '.viva'), { recursive: true });
    await run(join(root, 'make.mjs'), folder, String(cards), String(cards * 10));
    await new Promise((settle) => setTimeout(settle, 2500));
    for (let earlier = 0; earlier < 2; earlier++) await run(viva, 'due');
    const { printed } = await run(viva, 'due', '--json');
    const counted = JSON.parse(printed);
    if (counted.cards !== cards || counted.neverSeen !== 0) throw new Error(`The history was not found: ${printed}`);
  };
}
