import type { ItemCommon } from '../../deck/item.ts';
import type { Facet } from '../contract.ts';
import { paragraphs } from './markdown.ts';

/** The question of an item as one text: title, stem, and what its notation adds. */
export function frontOf({ title, stem }: Pick<ItemCommon, 'title' | 'stem'>, ...more: readonly string[]): string {
  return paragraphs(title, stem, ...more);
}

/** The card of an item that gives one. */
export function oneCard(front: string, back: string): readonly Facet[] {
  return [{ facet: 'item', front, back }];
}
