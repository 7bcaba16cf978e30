/* Reads a text and splits it into the strings of its fields, one line after the other, and keeps nothing. */
import { readFileSync } from 'node:fs';

let fields = 0;
for (const line of readFileSync(process.argv[2], 'utf8').split('\n')) fields += line.split(',').length;
if (fields === 0) throw new Error('There is nothing to split.');
