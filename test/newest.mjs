// The tests under the newest Node, which npm has as a package: `npm run newest -- [TEST…]`. 2 where it cannot be had.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'viva-newest-node-'));
const bin = join(folder, 'node_modules/node/bin');
const node = join(bin, process.platform === 'win32' ? 'node.exe' : 'node');

/** Runs to the end and gives the exit code. */
function run(command, args, options = {}) {
  return spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32', ...options }).status ?? 2;
}

/** The exit code of the tests, or 2. */
function test(files) {
  // The package puts the program in its place with a script.
  writeFileSync(join(folder, 'package.json'), '{ "allowScripts": { "node": true } }');
  run('npm', ['install', '--no-audit', '--no-fund', 'node@latest'], { cwd: folder, stdio: 'ignore' });
  const { status, stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' });
  if (status !== 0) {
    console.error('newest: npm has no Node for this machine, or cannot be reached; nothing was tested.');
    return 2;
  }
  console.log(`newest: Node ${stdout.trim()}; this one is ${process.version}`);
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` };
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/vitest.config.ts', ...files];
  return run('npm', ['run', '--silent', 'build'], { env }) || run(node, vitest, { env });
}

try {
  process.exitCode = test(process.argv.slice(2));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
