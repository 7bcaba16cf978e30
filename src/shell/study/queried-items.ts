import type { Deck } from '../../core/deck/deck.ts';
import type { World } from '../world.ts';
import { openLibrary } from './library.ts';
import { cardsThatFit, queryIn } from './select-cards.ts';

/** A test of items: of those that have a card which a query selects. */
export async function queriedItems(
  world: World,
  names: readonly string[],
  query: string,
  history: string | undefined,
): Promise<(deck: Deck, id: string) => boolean> {
  const parsed = queryIn([query]);
  const library = await openLibrary(world, {
    names: names.length === 0 ? ['.'] : names,
    ...(history === undefined ? {} : { history }),
  });
  const chosen = new Set(cardsThatFit(world, library, parsed).map(({ entry }) => `${entry.deck.path}\n${entry.id}`));
  return (deck, id) => chosen.has(`${deck.path}\n${id}`);
}
