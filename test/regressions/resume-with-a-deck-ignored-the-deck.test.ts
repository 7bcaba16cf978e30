import { expect, it } from 'vitest';
import { main } from '../../src/main.ts';
import { folderWith } from '../support/folder.ts';
import { fakeWorld } from '../support/world.ts';

it.each([
  [['quiz', 'deck.md', '--resume'], '--resume goes on with the sitting that was left last, and takes no deck.'],
  [['quiz', '--answers', 'given.txt', '--resume'], '--answers and --resume do not go together.'],
])('refuses %j instead of leaving a part of it out', async (argv, message) => {
  const folder = folderWith({ 'deck.md': '## Alpha\n\n- [x] yes\n- [ ] no\n', 'given.txt': '1\n' });
  const world = fakeWorld(folder, { argv });
  expect(await main(world)).toBe(2);
  expect(world.complained().split('\n')[0]).toBe(`viva: ${message}`);
});
