import type { Readable } from 'node:stream';

/** All that a stream holds by now, as text. One `read()` gives all of it or one chunk, as the version of Node has it. */
export function drained(stream: Readable): string {
  let text = '';
  for (let chunk: unknown = stream.read(); chunk !== null; chunk = stream.read()) text += String(chunk);
  return text;
}
