/** What the columns of an item's statistics are called on a page, those that every page has. */
export const itemColumns: readonly string[] = [
  'item',
  'n',
  'facility',
  'sd',
  'item-total',
  'item-rest',
  'alpha without',
  'upper − lower 27 %',
];
