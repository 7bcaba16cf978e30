#!/usr/bin/env node
const { writeSync } = require('node:fs');
const { dirname, join } = require('node:path');

const [first] = process.argv.slice(2);

if (first === '--version' || first === '-V') {
  // Not through `process.stdout`: opening it takes longer than all the rest.
  try {
    writeSync(1, `${require('../package.json').version}\n`);
  } catch (error) {
    // A closed pipe has had all that it wanted.
    process.exitCode = error.code === 'EPIPE' ? 0 : 2;
  }
} else {
  start(join(__dirname, '../dist'));
}

function start(dist) {
  const { load, keep } = chunks(dist);
  const { main, nodeWorld, report } = load('main.cjs');
  const world = nodeWorld(dirname(dist));
  const end = (code) => {
    process.exitCode = code;
    keep();
    // Ends once all that was written has arrived; what still waits for input must not keep the process.
    process.stdout.write('', () => process.stderr.write('', () => process.exit()));
  };
  process.on('uncaughtException', (error) => end(report(world, error)));
  main(world).then(end);
}

function chunks(dist) {
  try {
    const { foldersOf } = require('../dist/folders.cjs');
    return require('./code-cache.js').chunksIn(dist, foldersOf(process).cache);
  } catch (error) {
    if (error.code !== 'MODULE_NOT_FOUND') throw error;
    process.stderr.write('viva: The program is not built yet.\n  Run `npm run build`.\n');
    process.exit(2);
  }
}
