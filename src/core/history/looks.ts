import { cardsOf, type Item } from '../item-types/index.ts';
import type { CardKey, Look } from './event.ts';
import { exactFingerprint, fingerprint } from './fingerprint.ts';

/** So much of a question is kept to know it again by its likeness. */
const longestText = 600;

/** A card of an item as it looks now. */
export interface SeenCard extends Look {
  /** The key that it gets if the log does not know it. */
  readonly key: CardKey;
  /** How many characters the answer has: a long one proves more. */
  readonly answerLength: number;
}

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
    return { ...look, key: exactFingerprint(signOf(look)), answerLength: back.length };
  });
}

/** What two looks of one card have in common, whatever the device that saw them: its id, else question and answer. */
export function signOf({ deck, item, explicit, facet, front, back }: Omit<Look, 'text'>): string {
  return explicit ? `id\n${deck}\n${item}\n${facet}` : `${front}${back}`;
}
