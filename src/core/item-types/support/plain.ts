import type { ItemCommon } from '../../deck/item.ts';

/** What most kinds answer: one card, a stem that stands for itself, no settings of the notation, nothing to arrange. */
export const plain = {
  focus: <Item>(item: Item): Item => item,
  pose: ({ stem }: Pick<ItemCommon, 'stem'>): string => stem,
  settings: (): Readonly<Record<string, string | boolean>> => ({}),
  arrange: (): readonly number[] => [],
} as const;
