import type { CardKey } from '../history/event.ts';
import type { StudiedCard } from './studied-card.ts';

/** A card that is forgotten again and again. */
export interface HardCard {
  readonly card: CardKey;
  readonly deck: string;
  /** How its question begins. */
  readonly text: string;
  readonly lapses: number;
  /** From 1 to 10. */
  readonly difficulty: number;
  readonly isSuspended: boolean;
}

const most = 10;

/** The ten cards that were forgotten most often, at least once; of equals the more difficult first. */
export function hardestOf(cards: readonly StudiedCard[]): readonly HardCard[] {
  return hardFirst(cards.filter(({ state }) => state.lapses > 0)).slice(0, most);
}

/** The cards that were forgotten as often as their deck allows, or more often; the worst first. */
export function leechesOf(cards: readonly StudiedCard[]): readonly HardCard[] {
  return hardFirst(cards.filter(({ isLeech }) => isLeech));
}

function hardFirst(cards: readonly StudiedCard[]): readonly HardCard[] {
  return cards
    .toSorted(
      (one, other) =>
        other.state.lapses - one.state.lapses ||
        other.state.difficulty - one.state.difficulty ||
        (one.key < other.key ? -1 : 1),
    )
    .map(({ key, deck, text, state, isSuspended }) => ({
      card: key,
      deck,
      text,
      lapses: state.lapses,
      difficulty: state.difficulty,
      isSuspended,
    }));
}
