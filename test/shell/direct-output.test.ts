import { spawnSync } from 'node:child_process';
import { closeSync, constants, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { directOutput } from '../../src/shell/direct-output.ts';
import { folderWith } from '../support/folder.ts';

const { O_NONBLOCK, O_RDONLY, O_RDWR, O_WRONLY } = constants;
const never = () => {
  throw new Error('no stream is needed');
};

/** A pipe with a name; neither end waits. */
function pipe() {
  const path = join(folderWith({}), 'pipe');
  spawnSync('mkfifo', [path]);
  return { opened: (flags: number) => openSync(path, flags | O_NONBLOCK) };
}

/** The error that an output tells of. */
const errorOf = (output: ReturnType<typeof directOutput>) =>
  new Promise<string | undefined>((settle) => {
    output?.on('error', ({ code }) => settle(code));
  });

describe.skipIf(process.platform === 'win32')('an output that is written to directly', () => {
  it('is a file, with everything in it before the next statement', () => {
    const path = join(folderWith({ out: '' }), 'out');
    const output = directOutput(openSync(path, 'w'), never);
    output?.write('größer ');
    output?.write(Buffer.from('als\n'));
    expect(readFileSync(path, 'utf8')).toBe('größer als\n');
  });

  it('tells when something has been taken', async () => {
    const path = join(folderWith({ out: '' }), 'out');
    const output = directOutput(openSync(path, 'w'), never);
    await new Promise<void>((settle) => output?.write('', settle));
    expect(output).toMatchObject({ writable: true, destroyed: false });
  });

  it('hands what a full pipe does not take over to a stream, and all that follows', () => {
    const taken: Buffer[] = [];
    const stream = new Writable({
      write(chunk: Buffer, _encoding, done) {
        taken.push(chunk);
        done();
      },
    });
    const both = pipe().opened(O_RDWR);
    const output = directOutput(both, () => stream);
    const text = 'a line of the output\n'.repeat(10_000);
    output?.write(text);
    output?.write('the end');
    const first = Buffer.alloc(text.length);
    const length = readSync(both, first);
    expect(length).toBeLessThan(text.length);
    expect(Buffer.concat([first.subarray(0, length), ...taken]).toString()).toBe(`${text}the end`);
  });

  it('fails where nobody reads any more, and takes nothing from then on', async () => {
    const { opened } = pipe();
    const reading = opened(O_RDONLY);
    const output = directOutput(opened(O_WRONLY), never);
    closeSync(reading);
    const failed = errorOf(output);
    output?.write('to nobody');
    output?.write('to nobody');
    expect(await failed).toBe('EPIPE');
    expect(output).toMatchObject({ writable: false, destroyed: true });
  });

  it('is no device but the one that keeps nothing', async () => {
    expect(directOutput(openSync('/dev/zero', 'w'), never)).toBeUndefined();
    const output = directOutput(openSync('/dev/null', 'w'), never);
    await expect(new Promise<void>((taken) => output?.write('text', taken))).resolves.toBeUndefined();
  });
});
