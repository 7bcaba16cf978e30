import type { ContrastTable } from '../deck/contrast.ts';
import type { Deck } from '../deck/deck.ts';
import type { Item } from '../item-types/index.ts';
import { piece } from '../layout/line.ts';
import type { Shown } from '../layout/shown.ts';
import { isMissed } from '../session/attempt.ts';
import type { ItemResult, Result } from '../session/result.ts';
import { questionShown } from './item-page.ts';
import { responseView } from './response.ts';

/**
 * The items of an exam after its end, one page each: what was missed first, then what was right, each in the order of
 * the paper. Items that stayed open are left out, so that they can still be asked.
 */
export function examReview(
  { items }: Result,
  tablesOf: (deck: Deck) => readonly ContrastTable[],
): readonly { readonly deck: Deck; readonly item: Item; readonly shown: readonly Shown[] }[] {
  const answered = items.flatMap(({ entry, attempt }) => (attempt === undefined ? [] : [{ entry, attempt }]));
  const missed = answered.filter(({ attempt }) => isMissed(attempt));
  const right = answered.filter(({ attempt }) => !isMissed(attempt));
  return [...missed, ...right].map(({ entry, attempt }) => ({
    deck: entry.deck,
    item: entry.item,
    shown: [
      { is: 'row', left: [piece(`Item ${entry.place + 1} of ${items.length}`, 'muted')] },
      { is: 'gap' },
      ...questionShown(entry),
      ...responseView(entry, attempt, entry.shown, tablesOf(entry.deck)),
    ],
  }));
}

/** What is said before an exam is handed in: how many items were responded to, and how many of these are blank. */
export function handInView(items: readonly ItemResult[]): readonly Shown[] {
  const blank = items.filter(({ attempt }) => attempt?.score.verdict === 'blank').length;
  const empty = blank === 0 ? '' : ` ${blank === 1 ? 'One of them is' : `${blank} of them are`} blank.`;
  return [{ is: 'row', left: [piece(`All ${items.length} items are done.${empty}`)] }];
}
