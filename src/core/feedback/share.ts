import type { Verdict } from '../grading/score.ts';
import { neutralise } from '../layout/neutralise.ts';
import type { ItemResult, Result } from '../session/result.ts';
import { countText, durationText, ofPoints, percentText, plainText } from './words.ts';

/** Those of the verdicts, told apart without colour. */
const signs: Readonly<Record<Verdict | 'open', string>> = {
  right: '✓',
  partly: '●',
  wrong: '✗',
  blank: '○',
  unrated: '–',
  open: '·',
};

const signsInRow = 20;

/**
 * A small card of a sitting to send to others: what was asked, the score, a sign for each item in the order of the
 * paper, the time and the seed; a text to copy, the same in every kind of terminal. It says nothing of what was asked or
 * answered. `timed` shows the time, where it was measured.
 */
export function shareCard({ decks, items, total, seed, timeMs }: Result, timed: boolean): string {
  const [deck] = decks;
  const title = decks.length === 1 && deck !== undefined ? plainText(deck.title) : countText(decks.length, 'deck');
  const time = timed ? ` · ${durationText(timeMs)}` : '';
  const lines = [
    `viva · ${title}`,
    `${ofPoints(total)} · ${percentText(total)}${time}`,
    ...rowsOf(items.map(signOf)),
    `seed ${seed}`,
  ];
  return lines.map((line) => `${neutralise(line)}\n`).join('');
}

function signOf({ attempt }: ItemResult): string {
  return signs[attempt?.score.verdict ?? 'open'];
}

/** Long papers take several rows. */
function rowsOf(all: readonly string[]): readonly string[] {
  const rows: string[] = [];
  for (let at = 0; at < all.length; at += signsInRow) rows.push(all.slice(at, at + signsInRow).join(' '));
  return rows;
}
