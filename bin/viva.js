#!/usr/bin/env node
const { readFileSync, writeSync } = require('node:fs');

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
  const { join } = require('node:path');
  const { Script } = require('node:vm');
  const folder = join(__dirname, '../dist');
  // Not through `require`, which looks around for longer than running it takes.
  const filename = join(folder, 'start.cjs');
  const program = {};
  new Script(`(function(exports,require){${built(filename)}\n})`, { filename }).runInThisContext()(program, require);
  program.start(program, folder);
}

function built(file) {
  try {
    return readFileSync(file, 'latin1');
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    process.stderr.write('viva: The program is not built yet.\n  Run `npm run build`.\n');
    return process.exit(2);
  }
}
