import type { ItemFlag } from '../analysis/test-theory/item-statistics.ts';

const texts: Readonly<Record<ItemFlag, string>> = {
  'all-right': 'all right',
  'all-wrong': 'all wrong',
  'no-variance': 'all alike',
  'rest-correlation-negative': 'r < 0',
  'option-untaken': 'untaken',
};

/** What a flag says, in a word or three. */
export const flagText = (flag: ItemFlag): string => texts[flag];
