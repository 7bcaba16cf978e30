import type { CardKey, Look } from './event.ts';
import { exactFingerprint } from './hash.ts';

/** A card of an item as it looks now. */
export interface SeenCard extends Look {
  /** The key that it gets if the log does not know it. */
  readonly key: CardKey;
  /** How many characters the answer has: a long one proves more. */
  readonly answerLength: number;
}

/** What two looks of one card have in common, whatever the device that saw them: its id, else question and answer. */
export function signOf({ deck, item, explicit, facet, front, back }: Omit<Look, 'text'>): string {
  return explicit ? `id\n${deck}\n${item}\n${facet}` : `${front}${back}`;
}

/**
 * The key that a card gets when it is met for the first time: the same on every device that meets it so. Where another
 * card looked like this before, it is the second with this look, and so on.
 */
export function freshKey(look: Omit<Look, 'text'>, count = 1): CardKey {
  return exactFingerprint(count === 1 ? signOf(look) : `${signOf(look)}\n${count}`);
}
