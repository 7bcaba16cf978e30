import type { OfferedOption } from '../item-types/contract.ts';
import type { Item } from '../item-types/index.ts';

/** An item with what it offers to choose from; nothing is offered where something is typed. */
export interface Offering {
  readonly item: Item;
  readonly options: readonly OfferedOption[];
}
