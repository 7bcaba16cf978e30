import type { ItemStatistics } from '../analysis/test-theory/item-statistics.ts';
import { decimals, short } from './numbers.ts';

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

/** The statistics of an item that stand below them, from the facility on. */
export function itemFigures(item: ItemStatistics): readonly string[] {
  return [
    short(item.facility),
    decimals(item.sd),
    short(item.itemTotal),
    short(item.itemRest),
    short(item.alphaIfDeleted),
    short(item.upperLower27),
  ];
}
