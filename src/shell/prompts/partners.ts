import type { Choice, Json } from '../../core/item-types/contract.ts';
import { field } from './draft.ts';

/** For each left line as it is shown the index of its right side, or null where it has none yet. */
export type Partners = readonly (number | null)[];

/** The partners that a draft holds. */
export function partnersIn(draft: unknown, lefts: number, right: readonly Choice[]): Partners {
  const kept = field(draft, 'partners');
  const found: readonly unknown[] = Array.isArray(kept) ? kept : [];
  return Array.from({ length: lefts }, (_, at) => right.find((side) => side.index === found[at])?.index ?? null);
}

/** The partners in the order of the file, which need not be that of the screen; `null` where there are none at all. */
export function partnersInFileOrder(left: readonly Choice[], partners: Partners): Json {
  if (partners.every((partner) => partner === null)) return null;
  return left
    .map(({ index }, at) => ({ index, partner: partners[at] ?? null }))
    .sort((a, b) => a.index - b.index)
    .map(({ partner }) => partner);
}
