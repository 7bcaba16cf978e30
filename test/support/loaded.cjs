/*
 * Loaded with `--require`: adds the name of each chunk of the program that is read to the file in VIVA_TEST_LOADED, one a
 * line, as soon as it is.
 */
const fs = require('node:fs');
const { basename } = require('node:path');

/** Whether a path is given or opened, it comes first. */
for (const way of ['openSync', 'readFileSync']) {
  const read = fs[way];
  fs[way] = (path, ...more) => {
    const name = basename(String(path));
    if (name.endsWith('.cjs')) fs.appendFileSync(process.env.VIVA_TEST_LOADED, `${name.slice(0, -'.cjs'.length)}\n`);
    return read(path, ...more);
  };
}
