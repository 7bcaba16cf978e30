import { type Fraction, toText } from '../grading/fraction.ts';
import type { Item } from '../item-types/index.ts';
import { piece } from '../layout/line.ts';
import type { Shown } from '../layout/shown.ts';

/** The hints that were taken so far, each with what it cost. */
export function hintView(item: Item, taken: number): readonly Shown[] {
  return item.hints.slice(0, taken).flatMap(({ text, cost }, at): readonly Shown[] => {
    const count = item.hints.length > 1 ? `Hint ${at + 1} of ${item.hints.length}` : 'Hint';
    const paid = cost === undefined ? '' : ` · costs ${toText(cost)} ${isOne(cost) ? 'point' : 'points'}`;
    return [
      { is: 'row', left: [piece(count, 'accent'), piece(paid, 'muted')] },
      { is: 'markdown', text, indent: 2 },
      { is: 'gap' },
    ];
  });
}

/** What the next hint would be called in the footer: `hint`, or `hint for 1/4 point`. */
export function nextHintLabel(item: Item, taken: number): string {
  const cost = item.hints[taken]?.cost;
  return cost === undefined ? 'hint' : `hint for ${toText(cost)} ${isOne(cost) ? 'point' : 'points'}`;
}

/** A part of one is still "point": 1/4 point, 1 point, 3/2 points. */
function isOne({ n, d }: Fraction): boolean {
  return n <= d;
}
