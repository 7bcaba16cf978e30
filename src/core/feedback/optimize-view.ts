import { piece } from '../layout/line.ts';
import type { Shown } from '../layout/shown.ts';
import { lossText, manyText } from './stats-words.ts';

/** What came of fitting the weights of the scheduler to a history. */
export interface Fit {
  readonly weights: readonly number[];
  /** How many reviews they were fitted to, and how many later ones they were judged by. */
  readonly fittedTo: number;
  readonly heldOut: number;
  /** The log loss on those held out, with the weights of before and with the fitted ones. */
  readonly before: number;
  readonly after: number;
}

/** Whether the fitted weights predict better what they were not fitted to. */
export function isBetter({ before, after }: Fit): boolean {
  return after < before;
}

/** The gain, in words and numbers. */
export function fitView(fit: Fit): readonly Shown[] {
  const { fittedTo, heldOut, before, after } = fit;
  const change = Math.abs(((before - after) / before) * 100).toFixed(1);
  const verdict = isBetter(fit)
    ? piece(`✓ better: ${change} % less`, 'right')
    : piece(after === before ? '✗ no better: the same' : `✗ no better: ${change} % more`, 'wrong');
  return [
    {
      is: 'row',
      left: [piece(`Fitted to ${manyText(fittedTo, 'review')}, judged by ${manyText(heldOut, 'later one')}.`)],
    },
    {
      is: 'row',
      left: [piece(`log loss ${lossText(before)} before, ${lossText(after)} after · `), verdict],
    },
  ];
}

/** What became of the fitted weights. */
export function storedText(stored: 'stored' | 'rescheduled' | 'declined' | 'unasked' | 'no-gain'): string {
  switch (stored) {
    case 'stored':
      return 'Stored. Days that were given stay; the next review of each card follows the new weights.';
    case 'rescheduled':
      return 'Stored. Every day that was given is reckoned anew.';
    case 'declined':
      return 'Nothing was stored.';
    case 'unasked':
      return 'Nothing was stored. To store the weights, add --yes.';
    case 'no-gain':
      return 'Nothing was stored, since there is no gain.';
  }
}
