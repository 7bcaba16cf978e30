import { cardsOf, type Item } from '../item-types/index.ts';
import type { Look } from './event.ts';
import { fingerprint } from './fingerprint.ts';
import { freshKey, type SeenCard } from './sign.ts';

/** So much of a question is kept to know it again by its likeness. */
const longestText = 600;

/** The cards of an item as they look now. `deck` names its deck the same on every device. */
export function looksOf(item: Item, deck: string, id: string = item.id): readonly SeenCard[] {
  return cardsOf(item).map(({ facet, front, back }) => {
    const look: Look = {
      deck,
      item: id,
      explicit: item.idIsExplicit,
      facet,
      front: fingerprint([front]),
      back: fingerprint([back]),
      text: front.slice(0, longestText),
    };
    return { ...look, key: freshKey(look), answerLength: back.length };
  });
}
