import { expect, it } from 'vitest';
import { keys } from '../support/pty.ts';
import { machineWith, numberOf } from './viva.ts';

const { ctrlC, enter } = keys;

it('the menu opens a folder of decks, of which one is chosen next', async () => {
  const pty = machineWith().start([], { rows: 40 });
  await pty.waitFor('What would you like to do?');
  const folder = await numberOf(pty, 'Python concurrency');
  pty.send(`${folder}${enter}`);
  await pty.waitFor('Design scenarios');
  const chapter = await numberOf(pty, 'The event loop');
  pty.send(`${chapter}${enter}`);
  await pty.waitFor(/The event loop .*item 1 of \d+/);
  pty.send(ctrlC);
  expect(await pty.ended).toMatchObject({ code: 130 });
});

it('the menu offers to study once something was studied', async () => {
  const machine = machineWith({ 'deck.md': '## A?\n\n- [x] yes\n- [ ] no\n' });
  const before = machine.start([]);
  await before.waitFor('What would you like to do?');
  expect(before.screen().join('\n')).not.toContain('Study what is due');
  before.send('q');
  await machine.run(['study', 'deck.md'], { input: '1\n' });
  const pty = machine.start([]);
  await pty.waitFor('Study what is due');
  pty.send('q');
  expect(await pty.ended).toMatchObject({ code: 0 });
});
