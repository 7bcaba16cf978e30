import { AsyncResource as Resource, AsyncLocalStorage as Storage } from 'node:async_hooks';
import * as readline from 'node:readline';
import { PassThrough, Writable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AsyncLocalStorage, AsyncResource } from '../../../src/shell/stand-ins/async-hooks.ts';
import { createInterface } from '../../../src/shell/stand-ins/readline.ts';

/** An output so many columns wide. */
function outputOf(columns: number) {
  return Object.assign(new Writable({ write: (_chunk, _encoding, done) => done() }), { columns });
}

describe('what stands in for readline', () => {
  it('says as readline does where the cursor stands after a row', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ' ', 'é', '─', '✓', '日', '~'), maxLength: 90 });
    fc.assert(
      fc.property(text, fc.integer({ min: 10, max: 100 }), (prompt, columns) => {
        // A character that is two columns wide and does not fit goes into the next row, where no row of ours ends.
        fc.pre(!prompt.includes('日') || 2 * prompt.length < columns);
        const [input, output] = [new PassThrough(), outputOf(columns)];
        const real = readline.createInterface({ input, output, terminal: true });
        const still = createInterface({ input, output });
        real.setPrompt(prompt);
        still.setPrompt(prompt);
        expect(still.getCursorPos()).toEqual(real.getCursorPos());
        real.close();
      }),
    );
  });

  it('closes once, and tells of it', () => {
    let closed = 0;
    const still = createInterface({ input: undefined, output: {} });
    still.on('close', () => closed++);
    still.close();
    still.close();
    expect([closed, still.line, still.cursor]).toEqual([1, '', 0]);
  });
});

describe.each([
  ['Node', () => ({ storage: new Storage<unknown>(), bind: (run: () => void) => Resource.bind(run) })],
  ['what stands in for it', () => ({ storage: new AsyncLocalStorage(), bind: AsyncResource.bind })],
])('what is at hand while a function runs, by %s,', (_whose, made) => {
  it('is found in it, in what it calls and in what was bound in it, and nowhere else', () => {
    const { storage, bind } = made();
    const found: unknown[] = [];
    const look = (): void => void found.push(storage.getStore());
    const bound = storage.run('one', () => {
      look();
      storage.run('two', look);
      look();
      return bind(look);
    });
    look();
    storage.run('three', bound);
    bound();
    expect(found).toEqual(['one', 'two', 'one', undefined, 'one', 'one']);
  });

  it('is let go where the function fails', () => {
    const { storage } = made();
    expect(() =>
      storage.run('one', () => {
        throw new Error('no');
      }),
    ).toThrow(new Error('no'));
    expect(storage.getStore()).toBe(undefined);
  });
});
