/* Two threads that only split the text of a file into the strings of its fields, each one half of it. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { isMainThread, Worker, workerData } from 'node:worker_threads';

const threads = 2;

function split({ path, from, stop }) {
  const file = openSync(path, 'r');
  const chunk = Buffer.allocUnsafe(1 << 20);
  let rest = '';
  let fields = 0;
  for (let at = from; at < stop; ) {
    const count = readSync(file, chunk, 0, Math.min(chunk.length, stop - at), at);
    if (count === 0) break;
    at += count;
    const lines = (rest + chunk.latin1Slice(0, count)).split('\n');
    rest = lines.pop();
    for (const line of lines) fields += line.split(',').length;
  }
  closeSync(file);
  return fields;
}

if (isMainThread) {
  const [path] = process.argv.slice(2);
  const file = openSync(path, 'r');
  const { size } = fstatSync(file);
  closeSync(file);
  for (let each = 0; each < threads; each++) {
    const [from, stop] = [each, each + 1].map((part) => Math.floor((size * part) / threads));
    new Worker(new URL(import.meta.url), { workerData: { path, from, stop } });
  }
} else if (split(workerData) === 0) throw new Error('There is nothing to split.');
