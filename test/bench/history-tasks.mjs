/* What `history.mjs` measures, each in a process of its own; bundled by it, since it is made of the program's source. */
import { closeSync, fdatasyncSync, mkdirSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { encodeEvent } from '../../src/core/history/codec.ts';
import { replayed } from '../../src/core/history/replay.ts';
import { defaultSettings } from '../../src/core/schedule/settings.ts';
import { openHistory } from '../../src/shell/history-files.ts';
import { openCards } from '../../src/shell/history-store.ts';
import { findLogs } from '../../src/shell/log-files.ts';
import { gatherLog } from '../../src/shell/log-gather.ts';
import { makeHistory } from './history-log.mjs';

const settingsOf = () => defaultSettings;
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Reads each file and parses each line of it, and keeps nothing. */
function parse(folder) {
  let lines = 0;
  for (const device of readdirSync(folder)) {
    for (const month of readdirSync(join(folder, device))) {
      for (const line of readFileSync(join(folder, device, month), 'utf8').split('\n')) {
        if (line === '') continue;
        JSON.parse(line);
        lines++;
      }
    }
  }
  return { lines };
}

function replay(folder) {
  const { files } = findLogs(folder);
  const parts = files.map(({ path, stats }) => ({ path, from: 0, to: stats.size, firstLine: 1 }));
  const numbers = new Map(parts.map(({ path }, number) => [path, number]));
  const { rows } = gatherLog(parts, (path) => numbers.get(path));
  return { lines: rows.length, cards: replayed(rows, settingsOf).byKey.size };
}

function open(folder, home) {
  const world = { env: { VIVA_HOME: home }, platform: process.platform, cwd: folder, packageFolder: folder };
  const started = performance.now();
  const { cards, source } = openCards(world, folder, settingsOf, 'default');
  return { source, cards: cards.byKey.size, ms: performance.now() - started };
}

/** One review at a time by the program, and the same bytes by a bare write, in turn. */
function append(folder, home, rounds) {
  const { writer } = openHistory(folder, home, { now: Date.now, utcOffsetMinutes: () => 60 });
  const points = { earned: { n: 1n, d: 1n }, possible: { n: 1n, d: 1n } };
  const review = {
    is: 'review',
    card: '0123456789abcdef',
    rating: 'good',
    days: 12,
    mode: 'study',
    verdict: 'right',
    durationMs: 5120,
    hints: 0,
    sitting: writer.freshId(),
    ...points,
    rule: 'all-or-nothing',
    response: [2],
  };
  mkdirSync(folder, { recursive: true });
  const bare = openSync(join(folder, 'bare'), 'a');
  const times = [];
  for (let round = 0; round < Number(rounds); round++) {
    const started = performance.now();
    const { event } = writer.append(review);
    const between = performance.now();
    const bytes = Buffer.from(`${encodeEvent(event)}\n`);
    const again = performance.now();
    writeSync(bare, bytes);
    fdatasyncSync(bare);
    times.push({ program: between - started, bare: performance.now() - again });
  }
  closeSync(bare);
  return {
    program: median(times.map(({ program }) => program)),
    bare: median(times.map(({ bare }) => bare)),
    beyond: median(times.map(({ program, bare }) => program - bare)),
  };
}

const make = (folder, cards, reviews) => ({ bytes: makeHistory(folder, Number(cards), Number(reviews)) });
const tasks = { make, parse, replay, open, append };
const [task, ...given] = process.argv.slice(2);
const found = tasks[task](...given);
console.log(JSON.stringify({ ...found, peakMegabytes: process.resourceUsage().maxRSS / 1024 }));
