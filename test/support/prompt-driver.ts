/* Asks what its argument describes in the terminal that it runs in, and prints each reply as JSON. */
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import type { Asked } from '../../src/shell/prompter.ts';
import { linePrompter } from '../../src/shell/prompter-line.ts';
import { screenPrompter } from '../../src/shell/prompter-screen.ts';
import { themeFor } from '../../src/shell/theme.ts';
import type { World } from '../../src/shell/world.ts';
import { plainTheme } from './plain-theme.ts';

/** One thing to do: what the prompter is called with. */
export type Task =
  | { readonly do: 'ask'; readonly asked: Asked; readonly lastsMs?: number }
  | { readonly do: 'show'; readonly shown: Asked['page'] }
  | { readonly do: 'wait'; readonly keys: Asked['keys'] }
  | { readonly do: 'line'; readonly question: string }
  | { readonly do: 'choose'; readonly question: string; readonly entries: readonly { name: string; note?: string }[] }
  /** Runs a command that reads the terminal itself. */
  | { readonly do: 'hand-over'; readonly command: string }
  /** As the last task: ends without giving the terminal back. */
  | { readonly do: 'forget' }
  /** Fails while a prompt waits. */
  | { readonly do: 'throw' };

export interface Tour {
  readonly plain: boolean;
  readonly colours?: boolean;
  readonly tasks: readonly Task[];
}

const world: World = {
  argv: process.argv.slice(2),
  env: process.env,
  cwd: process.cwd(),
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  platform: process.platform,
  now: () => Date.now(),
  utcOffsetMinutes: () => 0,
  freshSeed: () => 1,
  packageFolder: '',
};

const tour: Tour = JSON.parse(world.argv[0] ?? '{}');
const theme = tour.colours === true ? themeFor({ stream: process.stdout, env: process.env }) : plainTheme;
const prompter = tour.plain ? linePrompter(world) : screenPrompter(world, theme);
void performAll();

async function performAll(): Promise<void> {
  for (const task of tour.tasks) console.log(`reply ${JSON.stringify(await perform(task))}`);
  if (tour.tasks.at(-1)?.do !== 'forget') prompter.close();
}

async function perform(task: Task): Promise<unknown> {
  switch (task.do) {
    case 'ask':
      return await prompter.ask({
        ...task.asked,
        ...(task.lastsMs === undefined ? {} : { endsAtMs: Date.now() + task.lastsMs }),
      });
    case 'show':
      return await prompter.show(task.shown);
    case 'wait':
      return await prompter.wait(task.keys);
    case 'line':
      return await prompter.line(task.question);
    case 'choose':
      return await prompter.choose(task.question, task.entries);
    case 'hand-over':
      return await prompter.handOver(async () => spawnSync('sh', ['-c', task.command], { stdio: 'inherit' }).status);
    case 'forget':
      return undefined;
    case 'throw':
      setTimeout(() => {
        throw new Error('planted');
      });
      return await prompter.wait([{ key: 'enter', does: 'next' }]);
  }
}
