import type { Decks } from '../../core/history/resolve.ts';
import type { World } from '../world.ts';
import { type Collection, fileOfDeck } from './collection.ts';

/** What is known of decks after some were read. One is gone where its name is a path that leads nowhere. */
export function decksRead(
  world: Pick<World, 'env' | 'packageFolder'>,
  collection: Collection,
  read: ReadonlySet<string>,
): Decks {
  const gone = new Map<string, boolean>();
  return {
    isRead: (deck) => read.has(deck),
    isGone(deck) {
      const before = gone.get(deck);
      if (before !== undefined) return before;
      const isPath = /^(?:~|\.|[a-z]:)?[/\\]/i.test(deck);
      const now = isPath && !read.has(deck) && fileOfDeck(world, collection, deck) === undefined;
      gone.set(deck, now);
      return now;
    },
  };
}
