/* Reads every file of a folder, as fast as Node does it: what `grade.mjs` measures a folder against. */
import { readdirSync, readFileSync } from 'node:fs';

const [folder] = process.argv.slice(2);
let bytes = 0;
for (const name of readdirSync(folder)) bytes += readFileSync(`${folder}/${name}`).length;
console.log(bytes);
