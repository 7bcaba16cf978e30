/* Walks a folder and reads every question file in it, as fast as Node does it: what `parse.mjs` measures against. */
import { readdirSync, readFileSync } from 'node:fs';

let files = 0;
let characters = 0;

function walk(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) walk(path);
    else if (entry.name.endsWith('.md')) {
      files += 1;
      characters += readFileSync(path, 'utf8').length;
    }
  }
}

walk(process.argv[2]);
console.log(`${files} files, ${characters} characters`);
