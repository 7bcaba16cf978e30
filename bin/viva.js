#!/usr/bin/env node
const [first] = process.argv.slice(2);

if (first === '--version' || first === '-V') {
  // Not through `process.stdout`: opening it takes longer than all the rest.
  require('node:fs').writeSync(1, `${require('../package.json').version}\n`);
} else {
  start();
}

function start() {
  const { main, nodeWorld, report } = load();
  const world = nodeWorld(require('node:path').dirname(__dirname));
  process.on('uncaughtException', (error) => end(report(world, error)));
  main(world).then(end);
}

function load() {
  try {
    return require('../dist/main.cjs');
  } catch (error) {
    if (error.code !== 'MODULE_NOT_FOUND') throw error;
    process.stderr.write('viva: The program is not built yet.\n  Run `npm run build`.\n');
    process.exit(2);
  }
}

/** Ends once all that was written has arrived; what still waits for input must not keep the process. */
function end(code) {
  process.exitCode = code;
  process.stdout.write('', () => process.stderr.write('', () => process.exit()));
}
