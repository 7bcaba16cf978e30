import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LineRead, LONGEST_LINE, readLines } from '../../../src/shell/lines.ts';

async function linesOf(chunks: readonly (string | Buffer)[]): Promise<readonly LineRead[]> {
  const stream = new PassThrough();
  for (const chunk of chunks) stream.write(chunk);
  stream.end();
  const reader = readLines(stream);
  const lines: LineRead[] = [];
  for (let line = await reader.next(); line !== undefined; line = await reader.next()) lines.push(line);
  return lines;
}

const texts = async (chunks: readonly (string | Buffer)[]) => (await linesOf(chunks)).map((line) => line.text);

describe('reading lines', () => {
  it('reads each line once, however many come together', async () => {
    expect(await texts(['a\nb\nc\n'])).toEqual(['a', 'b', 'c']);
  });
  it('reads the last line without a line feed', async () => {
    expect(await texts(['a\nb'])).toEqual(['a', 'b']);
  });
  it('reads nothing from an empty input, and a blank line from a lone line feed', async () => {
    expect(await texts([])).toEqual([]);
    expect(await texts(['\n'])).toEqual(['']);
  });
  it('takes CRLF, and leaves other carriage returns alone', async () => {
    expect(await texts(['a\r\nb\rc\r', '\nd\r'])).toEqual(['a', 'b\rc', 'd']);
  });
  it('drops a byte order mark at the beginning only', async () => {
    expect(await texts(['\ufeffa\n\ufeffb\n'])).toEqual(['a', '\ufeffb']);
  });
  it('gives the same lines wherever the chunks are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: fc.constantFrom('a', 'ä', '漢', '👩', '\n', '\r\n', ' ') }), { maxLength: 6 }),
        fc.array(fc.nat(40), { maxLength: 6 }),
        async (parts, cuts) => {
          const bytes = Buffer.from(parts.join(''));
          const at = [0, ...cuts.filter((cut) => cut < bytes.length).sort((a, b) => a - b), bytes.length];
          const chunks = at.slice(1).map((end, before) => bytes.subarray(at[before], end));
          expect(await texts(chunks)).toEqual(await texts([bytes]));
        },
      ),
      { numRuns: 50 },
    );
  });
  it('names a line that is not UTF-8', async () => {
    expect(await linesOf([Buffer.from([0x61, 0xff, 0x0a]), 'ok\ufffd\n'])).toEqual([
      { text: 'a\ufffd', fault: 'not-utf-8' },
      { text: 'ok\ufffd' },
    ]);
  });
  it('cuts a line of 10 MB and goes on with the next', async () => {
    const chunk = Buffer.alloc(1_000_000, 'x');
    const [long, next] = await linesOf([...Array.from({ length: 10 }, () => chunk), '\nnext\n']);
    expect(long).toEqual({ text: 'x'.repeat(LONGEST_LINE), fault: 'too-long' });
    expect(next).toEqual({ text: 'next' });
  });
  it('takes a line as long as allowed', async () => {
    const text = 'x'.repeat(LONGEST_LINE);
    expect(await linesOf([`${text}\n`])).toEqual([{ text }]);
  });
  it('keeps a line for the next call where nobody waits for it any more', async () => {
    const stream = new PassThrough();
    const reader = readLines(stream);
    const stop = new AbortController();
    const given = reader.next(stop.signal);
    stop.abort();
    expect(await given).toBeUndefined();
    stream.write('later\n');
    expect(await reader.next()).toEqual({ text: 'later' });
  });
  it('takes nothing from the stream while no line is waited for', async () => {
    const stream = new PassThrough();
    const reader = readLines(stream);
    stream.write('a\n');
    await reader.next();
    stream.write('b\n');
    expect(stream.isPaused()).toBe(true);
    reader.close();
    expect(stream.read()).toEqual(Buffer.from('b\n'));
  });
  it('ends where the input fails', async () => {
    const stream = new PassThrough();
    const reader = readLines(stream);
    stream.write('half');
    const line = reader.next();
    stream.destroy(new Error('EIO'));
    expect(await line).toEqual({ text: 'half' });
    expect(await reader.next()).toBeUndefined();
  });
});
