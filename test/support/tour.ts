import { fileURLToPath } from 'node:url';
import { bundled } from './bundle.ts';
import type { Task, Tour } from './prompt-driver.ts';
import { type Pty, type PtyOptions, startPty } from './pty.ts';

/** Starts tours through prompts in terminals, and ends them all. */
export interface Driver {
  start(tasks: readonly Task[], options?: PtyOptions & Partial<Tour>): Pty;
  /** What Node is started with for a tour. */
  args(tasks: readonly Task[], how?: Partial<Tour>): string[];
  /** The same as a command for a shell. */
  command(tasks: readonly Task[]): string;
  remove(): void;
}

/** The driver of prompts, bundled like the program. */
export async function promptDriver(): Promise<Driver> {
  const { file, remove } = await bundled(fileURLToPath(new URL('prompt-driver.ts', import.meta.url)));
  const started: Pty[] = [];
  const args = (tasks: readonly Task[], { plain = false, colours = false }: Partial<Tour> = {}): string[] => {
    const tour: Tour = { plain, colours, tasks };
    return [file, JSON.stringify(tour)];
  };
  return {
    args,
    command: (tasks) => [process.execPath, ...args(tasks)].map((word) => `'${word}'`).join(' '),
    start(tasks, options = {}) {
      const pty = startPty(process.execPath, args(tasks, options), options);
      started.push(pty);
      return pty;
    },
    remove() {
      for (const pty of started) pty.kill('SIGKILL');
      remove();
    },
  };
}

/** What the prompter replied to each task so far. */
export function repliesOf(pty: Pty): readonly unknown[] {
  const text = pty.written();
  return [...text.matchAll(/reply (\{.*?\}|".*?"|\d+|undefined)\r\n/g)].map(([, json = '']) =>
    json === 'undefined' ? undefined : JSON.parse(json),
  );
}
