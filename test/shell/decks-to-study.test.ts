import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { seenFact } from '../../src/core/study/review.ts';
import { openHistory } from '../../src/shell/history-files.ts';
import { openLibrary } from '../../src/shell/study/library.ts';
import { folderWith } from '../support/folder.ts';
import { fakeWorld } from '../support/world.ts';

const asyncio = readFileSync(new URL('../../questions/asyncio.md', import.meta.url), 'utf8');

/** A collection with some files whose learner has begun with each card of the deck `asyncio` as it ships. */
async function begun(files: Readonly<Record<string, string>>) {
  const cwd = folderWith(files);
  mkdirSync(join(cwd, '.viva/history'), { recursive: true });
  const world = fakeWorld(cwd);
  const { cards, collection } = await openLibrary(world, { names: ['asyncio'], history: join(cwd, '.viva') });
  const opened = openHistory(collection.history, join(cwd, '.home'), world);
  if (!opened.ok) throw new Error('no history');
  opened.writer.appendAll(cards.map(({ key, seen }) => seenFact(key, seen, 'first')));
  return { world, shipped: cards };
}

describe('the decks of a collection', () => {
  it('are joined by a deck that ships and was begun', async () => {
    const { world, shipped } = await begun({ 'own.md': '# Own\n\n## What is a task?\n\n= a coroutine\n' });
    const { loaded, cards } = await openLibrary(world, { names: [] });
    expect(loaded.map(({ deck }) => deck.id)).toEqual(['own', 'asyncio']);
    expect(cards).toHaveLength(1 + shipped.length);
  });

  it('hold a copy of it in its stead, so that the two do not take turns in telling how a card looks', async () => {
    const { world, shipped } = await begun({ 'mine.md': asyncio.replace('## The challenge', '## My challenge') });
    const { loaded, cards, renewed } = await openLibrary(world, { names: [] });
    expect(loaded.map(({ deck }) => deck.path)).toEqual(['mine.md']);
    expect(cards.map(({ key }) => key)).toEqual(shipped.map(({ key }) => key));
    expect(renewed.map(({ seen }) => seen.item)).toEqual(['challenge']);
  });
});
