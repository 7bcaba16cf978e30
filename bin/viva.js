#!/usr/bin/env node
const { writeSync } = require('node:fs');
const { join } = require('node:path');

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
  const program = built();
  program.start(program, join(__dirname, '../dist'));
}

function built() {
  try {
    return require('../dist/start.cjs');
  } catch (error) {
    if (error.code !== 'MODULE_NOT_FOUND') throw error;
    process.stderr.write('viva: The program is not built yet.\n  Run `npm run build`.\n');
    return process.exit(2);
  }
}
