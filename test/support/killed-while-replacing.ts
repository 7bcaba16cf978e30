/* Replaces three files of a folder, and is killed before the file system is asked to rename for the n-th time. */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { replaceFiles } from '../../src/shell/marking/replace-files.ts';

const [, , folder = '', before = ''] = process.argv;

const rename = fs.renameSync;
let renames = 0;
fs.renameSync = (from, to) => {
  renames += 1;
  if (renames === Number(before)) process.kill(process.pid, 'SIGKILL');
  rename(from, to);
};
syncBuiltinESMExports();

replaceFiles(
  folder,
  'out',
  ['a.csv', 'b.csv', 'c.csv'].map((name) => ({ name, pieces: [`new ${name}`] })),
);
