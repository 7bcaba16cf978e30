import { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { World } from '../../src/shell/world.ts';

/** A world without a terminal that keeps what was written. */
export interface FakeWorld extends World {
  written(): string;
  complained(): string;
}

function collecting(): { readonly stream: Writable; readonly text: () => string } {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  return { stream, text: () => Buffer.concat(chunks).toString('utf8') };
}

/** A world in a folder, its standard input the given text; nothing of the real one but what is passed. */
export function fakeWorld(cwd: string, own: Partial<World> & { readonly input?: string } = {}): FakeWorld {
  const { input = '', ...passed } = own;
  const out = collecting();
  const err = collecting();
  return {
    argv: [],
    env: { VIVA_HOME: `${cwd}/.home` },
    cwd,
    stdin: Readable.from(input === '' ? [] : [input]),
    stdout: out.stream,
    stderr: err.stream,
    platform: process.platform,
    now: () => Date.UTC(2026, 10, 22, 12),
    utcOffsetMinutes: () => 60,
    freshSeed: () => 4711,
    packageFolder: fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, ''),
    written: out.text,
    complained: err.text,
    ...passed,
  };
}
