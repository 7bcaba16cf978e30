import { expect, it } from 'vitest';
import { keys, type Pty } from '../support/pty.ts';
import { machineWith, numberOf } from './viva.ts';

const { down, enter, escape: esc, tab, ctrlD } = keys;

/** On from an explanation to the prompt of the item with this title. */
async function next(pty: Pty, title: string): Promise<void> {
  await pty.waitFor('⏎ next');
  pty.send(enter);
  await pty.waitFor(new RegExp(`${title}[^]*(\\? more|esc commands|⏎ to the end)`));
}

it('takes the tour from its first item to its end, with the keys of every kind', async () => {
  const machine = machineWith();
  const pty = machine.start(['quiz', 'tour'], { rows: 60 });

  await pty.waitFor('↑↓ 1–2 choose');
  pty.send(down);
  await pty.waitFor('❯ 1  True');
  pty.send(down);
  await pty.waitFor('❯ 2  False');
  pty.send(enter);
  await pty.waitFor('✓ right');

  await next(pty, 'What the call does');
  pty.send(`${await numberOf(pty, 'It builds a coroutine object')}${enter}`);

  await next(pty, 'asyncio.TaskGroup');
  pty.send(' ');
  await pty.waitFor('3 good');
  pty.send('3');

  await next(pty, 'Two waits at once');
  await pty.waitFor('gap 1 of 4');
  for (const [at, text] of ['await', 'await', 'gather'].entries()) {
    pty.send(text);
    pty.send(at === 0 ? tab : enter);
    await pty.waitFor(`gap ${at + 2} of 4`);
  }
  await pty.waitFor('starts the loop');
  pty.send('run');
  pty.send(enter);

  await next(pty, 'Five sleepers');
  pty.send(esc);
  await pty.waitFor('h hint for 1/4 point');
  pty.send('h');
  await pty.waitFor('Look closely at the line that sleeps');
  pty.send(`0.5${enter}`);
  await pty.waitFor('0.75 of 1 point');
  await pty.waitFor('1/4 less for hints');

  await next(pty, 'A client that blocks');
  pty.send(`asyncio.to_thread${enter}`);

  await next(pty, 'The heartbeat');
  pty.send(`${await numberOf(pty, 'It does not tick')}${enter}`);

  await next(pty, 'One event loop');
  for (const text of ['All of them run', 'Between two suspension', 'Thousands of them']) {
    pty.send(await numberOf(pty, text));
    await pty.waitFor(new RegExp(`\\[x\\] \\d  ${text}`));
  }
  pty.send(enter);

  await next(pty, 'The right tool');
  const tools = ['asyncio tasks', 'a thread pool', 'a process pool', 'threads on a free-threaded'];
  pty.send((await Promise.all(tools.map((tool) => numberOf(pty, tool)))).join(''));
  await pty.waitFor(/wants to copy → \d\s+threads/);
  pty.send(enter);

  await next(pty, 'When does the task start');
  for (const line of ['awaited', 'before sleep', 'task', 'after sleep']) {
    pty.send(line);
    await pty.waitFor(new RegExp(`^( ❯|  ) ${line}$`, 'm'));
    pty.send(enter);
  }
  pty.send(enter);

  await next(pty, 'How a task is cancelled');
  const events = [
    'task.cancel()',
    'main gives',
    'CancelledError is raised inside',
    "the task's finally",
    'CancelledError is raised in main',
  ];
  for (const [at, event] of events.entries()) {
    pty.send(`${await numberOf(pty, event)} `);
    await pty.waitFor('space ⏎ put down');
    pty.send(`${at + 1} `);
    await pty.waitFor('space pick up');
  }
  pty.send(enter);

  await next(pty, 'One thread, no races');
  pty.send('Half of it.');
  await pty.waitFor('Half of it.');
  pty.send(ctrlD);
  await pty.waitFor('Which of these points');
  pty.send('1234');
  await pty.waitFor(/\[x\] 4/);
  pty.send(enter);
  await pty.waitFor('5 of 5 points');
  await pty.waitFor('Half of it.');
  pty.send(enter);

  expect(await pty.ended).toEqual({ code: 0, signal: 0 });
  // Sixteen points, less a quarter for the hint.
  expect(pty.screen().join('\n')).toContain('15.75 of 16 points · 98 %');
  const attempts = machine.events().filter(({ is }) => is === 'attempt');
  expect(attempts.map(({ verdict }) => verdict)).toEqual(Array(12).fill('right'));
});

it('takes the deck of the interview question in a terminal of the usual size', async () => {
  const machine = machineWith();
  const pty = machine.start(['asyncio']);
  await pty.waitFor('space more');
  pty.send(' ');
  await pty.waitFor('compare');
  pty.send('An event loop waits for all of them.');
  await pty.waitFor('for all of them.');
  pty.send(enter);
  pty.send(enter);
  await pty.waitFor('space more');
  pty.send(enter);
  await pty.waitFor('space 1–9 tick');
  pty.send('12');
  await pty.waitFor(/\[x\] 2/);
  pty.send(enter);
  await pty.waitFor('space more');
  pty.send(enter);
  // Two of the rubric's points have a weight of two each.
  await next(pty, 'item 2 of 2');
  expect(pty.history().join('\n')).toContain('4 of 20 points');
  await pty.waitFor('space more');
  pty.send(enter);
  await pty.waitFor('↑↓ 1–5 choose');
  pty.send(`${await numberOf(pty, 'await loop.run_in_executor')}${enter}`);
  await pty.waitFor('⏎ to the end');
  pty.send(enter);
  await pty.waitFor('⏎ next');
  pty.send(enter);
  await pty.ended;
  expect(pty.history().join('\n')).toContain('9 of 25 points');
});
