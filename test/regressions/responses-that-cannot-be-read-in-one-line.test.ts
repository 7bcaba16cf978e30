import { expect, it } from 'vitest';
import { main } from '../../src/main.ts';
import { folderWith } from '../support/folder.ts';
import { fakeWorld } from '../support/world.ts';

it('names each response that cannot be read on a line of its own', async () => {
  const item = (title: string): string => `## ${title}\n\n- [x] yes\n- [ ] no\n\n`;
  const folder = folderWith({ 'deck.md': item('Alpha') + item('Beta'), 'given.txt': '7\n8\n' });
  const world = fakeWorld(folder, { argv: ['quiz', 'deck.md', '--answers', 'given.txt'] });
  expect(await main(world)).toBe(2);
  expect(world.complained().split('\n').slice(1, 3)).toEqual([
    '  alpha: Give one number from 1 to 2.',
    '  beta: Give one number from 1 to 2.',
  ]);
});
