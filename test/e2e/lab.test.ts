import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../support/folder.ts';
import { keys, type Pty } from '../support/pty.ts';
import { machineWith } from './viva.ts';

const { enter, ctrlC } = keys;

const deck = `---
defaults: {shuffle: false}
---

## Lost

<!-- {lab: lost-update} -->

- [x] yes
- [ ] no

## Plain

- [x] yes
- [ ] no
`;

const events = [
  { is: 'machine', python: '3.99.0', gil: true, cpus: 2 },
  { is: 'way', way: 'tasks, no lock' },
  { is: 'span', worker: 'task 1', start: 0, end: 0.01 },
  { is: 'number', name: '{} lost updates', value: 9 },
  { is: 'end', seconds: 0.01 },
];

/** A folder to search programs in, with a python3 that does what these lines of the shell say. */
function pythonThat(lines: string): string {
  const folder = folderWith({ python3: `#!/bin/sh\n${lines}\n` });
  chmodSync(join(folder, 'python3'), 0o755);
  return folder;
}

const measuring = (): string => pythonThat(events.map((event) => `echo '${JSON.stringify(event)}'`).join('\n'));
const endless = (): string => pythonThat('exec /bin/sleep 600');
const shown = (pty: Pty): string => pty.screen().join('\n');

const start = (PATH: string, args: readonly string[] = ['deck.md']): Pty =>
  machineWith({ 'deck.md': deck }).start(args, { rows: 90, env: { PATH } });

describe('the key x below an explanation', () => {
  it('runs the experiment of the item, and the quiz goes on', async () => {
    const pty = start(measuring());
    await pty.waitFor(/Lost[^]*⏎ answer/);
    pty.send(`1${enter}`);
    await pty.waitFor('⏎ next · x run it here · ? more');
    pty.send('x');
    await pty.waitFor(/tasks, no lock {2}9 lost updates +✓ as said[^]*⏎ next · x run it here/);
    expect(shown(pty)).toMatch(/^ A lost update {2,}Python 3\.99\.0 · 2 CPUs · with a GIL$/m);
    pty.send(enter);
    await pty.waitFor(/Plain[^]*⏎ answer/);
    pty.send(`1${enter}`);
    await pty.waitFor(/⏎ next · \? more/);
  });

  it('shows recorded results where there is no Python', async () => {
    const pty = start('/nowhere');
    await pty.waitFor(/Lost[^]*⏎ answer/);
    pty.send(`1${enter}`);
    await pty.waitFor('x run it here');
    pty.send('x');
    await pty.waitFor(/It was not run: `python3` is not installed\.[^]*Recorded on [^]*✓ as said/);
  });

  it('runs it until Ctrl-C, which ends the experiment and not the quiz', async () => {
    const pty = start(endless());
    await pty.waitFor(/Lost[^]*⏎ answer/);
    pty.send(`1${enter}`);
    await pty.waitFor('x run it here');
    pty.send('x');
    await pty.waitFor('Running viva lab lost-update … ctrl-c stops it.');
    pty.send(ctrlC);
    await pty.waitFor(/ Stopped\.\n[^]*x run it here/);
    pty.send(enter);
    await pty.waitFor(/Plain[^]*⏎ answer/);
  });

  it('works in study too, and the review stays as it was', async () => {
    const machine = machineWith({ 'deck.md': deck });
    const pty = machine.start(['study', 'deck.md'], { rows: 90, env: { PATH: measuring() } });
    await pty.waitFor(/Lost[^]*⏎ answer/);
    pty.send(`1${enter}`);
    await pty.waitFor(/x run it here/);
    pty.send('x');
    await pty.waitFor(/9 lost updates +✓ as said[^]*x run it here/);
    pty.send(enter);
    await pty.waitFor(/Plain[^]*⏎ answer/);
    expect(machine.events().filter(({ is }) => is === 'review')).toHaveLength(1);
  });

  it('works in the review of an exam', async () => {
    const pty = start(measuring(), ['deck.md', '--exam']);
    await pty.waitFor(/Lost[^]*⏎ answer/);
    pty.send(`2${enter}`);
    await pty.waitFor(/Plain[^]*⏎ answer/);
    pty.send(`1${enter}`);
    await pty.waitFor('⏎ hand in');
    pty.send(enter);
    await pty.waitFor(/Item 1 of 2[^]*⏎ next · x run it here/);
    pty.send('x');
    await pty.waitFor(/9 lost updates +✓ as said[^]*x run it here/);
    pty.send(enter);
    await pty.waitFor(/Item 2 of 2[^]*⏎ next/);
  });

  it('works in plain lines', async () => {
    const pty = start(measuring(), ['deck.md', '--plain']);
    await pty.waitFor(/Your answer/);
    pty.send(`1${enter}`);
    await pty.waitFor('x run it here');
    pty.send(`x${enter}`);
    await pty.waitFor('tasks, no lock: 9 lost updates. as said');
    pty.send(enter);
    await pty.waitFor(/Plain/);
  });
});

describe('viva lab in a terminal', () => {
  it('draws who did what when', async () => {
    const pty = start(measuring(), ['lab', 'lost-update']);
    expect((await pty.ended).code).toBe(0);
    expect(pty.history().find((line) => line.includes('task 1'))).toMatch(/^ task 1 {2}█{50,60}$/);
  });
});
