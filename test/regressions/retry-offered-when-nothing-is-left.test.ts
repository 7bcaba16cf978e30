import { expect, it } from 'vitest';
import { main } from '../../src/main.ts';
import { folderWith } from '../support/folder.ts';
import { fakeWorld } from '../support/world.ts';

it('does not offer to ask missed items again that were right in a later round', async () => {
  const folder = folderWith({ 'deck.md': '## Alpha\n<!-- {shuffle: false} -->\n\n- [x] yes\n- [ ] no\n' });
  const offers = async (input: string): Promise<boolean> => {
    const world = fakeWorld(folder, { argv: ['quiz', 'deck.md', '--retry'], input });
    expect(await main(world)).toBe(0);
    return world.written().includes('viva quiz --retry');
  };
  expect(await offers('2\n1\n')).toBe(false);
});
