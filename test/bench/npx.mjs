/*
 * How long `npx` takes from a packed tarball to the first question, and whose time that is.
 *
 * The package is packed, and so is one that does nothing. A round of each fills npm's cache, which is one of this run
 * alone. Then each round goes to a new empty folder, without a history and without what npx has installed before, and
 * takes in turn: bare Node; `npx` of the package that does nothing; and `npx` of viva in a pseudo-terminal until the first
 * question of the deck stands and the cursor waits. A second table leaves installed what npx has installed. A hook notes
 * when the process of the program itself begins: what is before is npm's, what is after is ours. Medians, in ms.
 */
import { execFileSync, spawn as spawnProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn as spawnPty } from '@lydell/node-pty';
import { median } from './run-node.mjs';

const rounds = Number(process.argv[2] ?? 7);
const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'viva-npx-'));
const cache = join(folder, 'cache');
const note = join(folder, 'started');
const hook = join(import.meta.dirname, 'started.cjs');

// NODE_EXTRA_CA_CERTS makes bare Node slow; what a script of npm leaves behind is not what a stranger's shell holds.
const { NODE_EXTRA_CA_CERTS: _slow, ...given } = process.env;
const inherited = Object.fromEntries(
  Object.entries(given).filter(([name]) => !/^npm_(?!config_registry$)/i.test(name)),
);
const env = {
  ...inherited,
  npm_config_cache: cache,
  npm_config_update_notifier: 'false',
  NODE_OPTIONS: `--require ${JSON.stringify(hook)}`,
  VIVA_BENCH_NOTE: note,
  VIVA_HOME: join(folder, 'home'),
  TERM: 'xterm-256color',
};

/** The path of the tarball that npm makes of a folder. */
function pack(from) {
  const said = execFileSync('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], {
    cwd: from,
    encoding: 'utf8',
    env: { ...inherited, npm_config_cache: cache },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return join(folder, JSON.parse(said)[0].filename);
}

/** The path of the tarball of a package whose program does nothing. */
function packNothing() {
  const made = join(folder, 'nothing');
  mkdirSync(made);
  writeFileSync(join(made, 'package.json'), '{ "name": "nothing", "version": "1.0.0", "bin": "nothing.js" }');
  writeFileSync(join(made, 'nothing.js'), '#!/usr/bin/env node\n');
  return pack(made);
}

/** Milliseconds since 1970, on the clock of the hook. */
const now = () => performance.timeOrigin + performance.now();

/** The wall time in ms from one moment to the end of a command. */
function toItsEnd(command, args, options) {
  const started = now();
  return new Promise((settle, fail) => {
    spawnProcess(command, args, { stdio: 'ignore', ...options }).on('close', (code) => {
      if (code === 0) settle(now() - started);
      else fail(new Error(`${command} ${args.join(' ')} ended with ${code}.`));
    });
  });
}

const npx = (tarball, ...words) => ['--yes', '--offline', '--package', tarball, '--', ...words];

/** The wall time in ms of npm until the program begins, and of the program until its first question waits. */
function toTheQuestion(tarball, cwd) {
  const started = now();
  const child = spawnPty('npx', npx(tarball, 'viva', 'asyncio'), { cols: 80, rows: 40, cwd, env });
  let shown = '';
  let measured;
  return new Promise((settle, fail) => {
    child.onData((data) => {
      shown += data;
      if (measured !== undefined || !shown.includes('esc') || !shown.includes('The challenge')) return;
      const begun = Number(readFileSync(note, 'utf8'));
      measured = { npm: begun - started, ours: now() - begun };
      child.write('\u0003');
    });
    child.onExit(() => {
      if (measured === undefined) fail(new Error(`npx ended before the question was shown:\n${shown}`));
      else settle(measured);
    });
  });
}

/** Rounds of all in turn, each in a new folder, and one table of them. */
async function compare(title, { viva, nothing }, isInstalledAnew) {
  const taken = { node: [], nothing: [], npm: [], ours: [], whole: [] };
  for (let round = 0; round < rounds; round++) {
    const cwd = mkdtempSync(join(folder, 'empty-'));
    const afresh = () => isInstalledAnew && rmSync(join(cache, '_npx'), { recursive: true, force: true });
    taken.node.push(await toItsEnd(process.execPath, ['-e', '0'], { cwd, env: inherited }));
    afresh();
    taken.nothing.push(await toItsEnd('npx', npx(nothing, 'nothing'), { cwd, env }));
    afresh();
    const { npm, ours } = await toTheQuestion(viva, cwd);
    taken.npm.push(npm);
    taken.ours.push(ours);
    taken.whole.push(npm + ours);
  }
  const row = (name, times) => console.log(`  ${name.padEnd(44)}${median(times).toFixed(0).padStart(6)} ms`);
  console.log(`\n${title}`);
  row('node -e 0', taken.node);
  row('npx of a package that does nothing', taken.nothing);
  row('npx viva asyncio, to the first question', taken.whole);
  row('  npm, until our process begins', taken.npm);
  row('  viva, until the question waits', taken.ours);
}

try {
  const tarballs = { viva: pack(root), nothing: packNothing() };
  await toItsEnd('npx', npx(tarballs.nothing, 'nothing'), { cwd: folder, env });
  await toTheQuestion(tarballs.viva, folder);
  const version = execFileSync('npm', ['--version'], { encoding: 'utf8' }).trim();
  console.log(`Node ${process.version}, npm ${version}, ${rounds} rounds, medians; an empty folder, a warm npm cache`);
  await compare('The first time: npx installs the package from the tarball', tarballs, true);
  await compare('Again: npx finds it installed', tarballs, false);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
