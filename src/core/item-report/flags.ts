import type { ItemFlag } from '../analysis/test-theory/item-statistics.ts';

const texts: Readonly<Record<ItemFlag, string>> = {
  'all-right': 'all right',
  'all-wrong': 'all wrong',
  'no-variance': 'all alike',
  'rest-correlation-negative': 'item-rest below 0',
  'option-untaken': 'option untaken',
};

/** What a flag says, in a word or three. */
export const flagText = (flag: ItemFlag): string => texts[flag];
