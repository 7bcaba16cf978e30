import { type Line, type Piece, piece } from '../../core/layout/line.ts';
import { widthOf } from '../../core/layout/width.ts';
import { cut } from '../../core/layout/wrap.ts';
import type { Key } from '../prompter.ts';

const names: Readonly<Record<string, string>> = { enter: '⏎', escape: 'esc' };

/** The rows that name the keys, broken between two of them, with a clock at the right of the first where one is given. */
export function footer(keys: readonly Key[], width: number, clock?: Piece): readonly Line[] {
  const clockWidth = clock === undefined ? 0 : widthOf(clock.text) + GAP;
  const rows: string[] = [];
  for (const text of keys.map(named)) {
    const row = rows.at(-1);
    const room = width - (rows.length <= 1 ? clockWidth : 0);
    const joined = row === undefined ? ` ${text}` : `${row} · ${text}`;
    if (row === undefined || widthOf(joined) > room) rows.push(` ${text}`);
    else rows[rows.length - 1] = joined;
  }
  return withClock(rows, width, clock).flatMap((row) => cut(row, width));
}

/** The columns kept free between the keys and the clock. */
const GAP = 3;

/** A key with what it does: `⏎ answer`. */
function named({ key, does }: Key): string {
  return `${names[key] ?? key} ${does}`;
}

function withClock(rows: readonly string[], width: number, clock: Piece | undefined): readonly Line[] {
  if (clock === undefined) return rows.map((row) => [piece(row, 'muted')]);
  const first = rows[0] ?? '';
  const room = width - widthOf(first) - widthOf(clock.text);
  const clocked: readonly Line[] =
    room >= 1
      ? [[piece(first + ' '.repeat(room), 'muted'), clock]]
      : [[piece(' ', 'muted'), clock], [piece(first, 'muted')]];
  return [...clocked, ...rows.slice(1).map((row) => [piece(row, 'muted')])];
}
