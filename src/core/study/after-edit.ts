import type { CardKey } from '../history/event.ts';
import type { StudyCard } from './study-card.ts';

/** What the files of the decks hold after an edit. */
export interface Reopened {
  readonly cards: ReadonlyMap<CardKey, StudyCard>;
  /** Those among them that were not there before. */
  readonly added: readonly StudyCard[];
  /** What may be an edit of several cards, and is held back until the learner says of which. */
  readonly inDoubt: readonly StudyCard['seen'][];
}

/**
 * A card as its file has it after an edit: the one that the log knows; else a new one in its place; else, where it is
 * the card that was edited, the only one that came to its deck. Of the latter two the key is another. Nothing where the
 * card is gone.
 */
export function afterEdit(
  { key, seen }: StudyCard,
  { cards, added }: Pick<Reopened, 'cards' | 'added'>,
  isEdited: boolean,
): StudyCard | undefined {
  const known = cards.get(key) ?? added.find((card) => isSamePlace(card.seen, seen));
  if (known !== undefined || !isEdited) return known;
  const [one, another] = added.filter((card) => card.seen.deck === seen.deck && card.seen.facet === seen.facet);
  return another === undefined ? one : undefined;
}

/** True for two looks of the same facet of the same item. */
export function isSamePlace(one: StudyCard['seen'], other: StudyCard['seen']): boolean {
  return one.deck === other.deck && one.item === other.item && one.facet === other.facet;
}

/** A card in the state of another. */
export function inState({ state: _, ...card }: StudyCard, { state }: StudyCard): StudyCard {
  return state === undefined ? card : { ...card, state };
}
