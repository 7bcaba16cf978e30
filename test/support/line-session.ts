import { PassThrough } from 'node:stream';
import type { Prompter } from '../../src/shell/prompter.ts';
import { linePrompter } from '../../src/shell/prompter-line.ts';
import type { TerminalIn, TerminalOut, World } from '../../src/shell/world.ts';
import { drained } from './drained.ts';
import { fakeWorld } from './world.ts';

/** A world whose streams a test holds; its clock stands at zero. */
export function worldWith(stdin: TerminalIn, stdout: TerminalOut): World {
  return fakeWorld('/', { stdin, stdout, now: () => 0 });
}

/** What was written, and what came of some work with a prompter that reads these lines. */
export async function inLines<Result>(
  lines: string,
  work: (prompter: Prompter) => Promise<Result>,
  isTTY = false,
): Promise<{ readonly result: Result; readonly written: string }> {
  const stdin = Object.assign(new PassThrough(), { isTTY });
  const stdout = new PassThrough();
  stdin.end(lines);
  const prompter = linePrompter(worldWith(stdin, stdout));
  const result = await work(prompter);
  prompter.close();
  return { result, written: drained(stdout) };
}
