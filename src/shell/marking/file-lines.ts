import { closeSync, openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { openable } from '../deck-files.ts';
import { Refusal } from '../errors.ts';
import { reasonOf } from '../reasons.ts';
import type { World } from '../world.ts';

const chunkBytes = 1 << 18;

/**
 * The lines of a file one after the other, however long it is: what stands between its line feeds, the last one empty in
 * a file that ends with one. Refuses where it cannot be read. A byte that is not UTF-8 becomes U+FFFD.
 */
export function* fileLines(world: World, path: string): Iterable<string> {
  const refuse = (error: unknown): Refusal =>
    new Refusal(`\`${path}\` cannot be read: ${reasonOf(error)}.`, 'Check the path and its permissions.');
  let file: number;
  try {
    file = openSync(openable(world, path), 'r');
  } catch (error) {
    throw refuse(error);
  }
  try {
    const decoder = new StringDecoder('utf8');
    const chunk = Buffer.alloc(chunkBytes);
    let rest: string[] = [];
    for (;;) {
      const count = readOf(file, chunk, refuse);
      const text = count === 0 ? decoder.end() : decoder.write(chunk.subarray(0, count));
      const [first = '', ...others] = text.split('\n');
      rest.push(first);
      const last = others.pop();
      if (last !== undefined) {
        yield rest.join('');
        yield* others;
        rest = [last];
      }
      if (count === 0) break;
    }
    yield rest.join('');
  } finally {
    closeSync(file);
  }
}

function readOf(file: number, chunk: Buffer, refuse: (error: unknown) => Refusal): number {
  try {
    return readSync(file, chunk, 0, chunk.length, null);
  } catch (error) {
    throw refuse(error);
  }
}
