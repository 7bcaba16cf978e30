import { type Line, piece } from '../../core/layout/line.ts';
import type { Drawn } from './face.ts';

/** Rows cut to a height, and where the caret stands in them. */
export interface Cut {
  readonly rows: readonly Line[];
  readonly caret?: { readonly row: number; readonly column: number };
  /** How far it is scrolled from where the focus would have it; nothing where all rows are in sight. */
  readonly scrolled?: number;
}

/**
 * The rows of a drawing that fit into a height, those of the focus among them, with a sign of how many parts are above
 * and below. `scrolled` rows down shows more of a part that is itself too tall.
 */
export function windowed(drawn: Drawn, height: number, scrolled = 0): Cut {
  const rows = drawn.parts.flat();
  const starts = startsOf(drawn);
  const caretRow = drawn.caret === undefined ? undefined : (starts[drawn.caret.part] ?? 0) + drawn.caret.row;
  if (rows.length <= height) return { rows, ...caretIn(drawn, caretRow, 0, height) };

  const room = Math.max(1, height - 2);
  const focus = drawn.focus ?? 0;
  const from = caretRow ?? starts[focus] ?? 0;
  const to = caretRow === undefined ? from + (drawn.parts[focus]?.length ?? 1) : caretRow + 1;
  const middle = Math.floor((from + Math.min(to, from + room) - room) / 2);
  const last = rows.length - room;
  const rest = Math.min(last, Math.max(0, Math.min(from, middle)));
  const top = Math.min(last, Math.max(0, rest + scrolled));
  const shown = rows.slice(top, top + room);
  const ends = starts.map((start, part) => start + (drawn.parts[part]?.length ?? 0));
  const above = ends.filter((end) => end <= top).length;
  const below = starts.filter((start) => start >= top + room).length;
  return {
    rows: height < 3 ? shown : [sign('↑', above, top > 0), ...shown, sign('↓', below, top < last)],
    ...caretIn(drawn, caretRow, top - (height < 3 ? 0 : 1), height),
    scrolled: top - rest,
  };
}

function startsOf(drawn: Drawn): readonly number[] {
  let row = 0;
  return drawn.parts.map((part) => {
    const start = row;
    row += part.length;
    return start;
  });
}

function caretIn({ caret }: Drawn, row: number | undefined, top: number, height: number): Pick<Cut, 'caret'> {
  if (caret === undefined || row === undefined) return {};
  const seen = row - top;
  return seen < 0 || seen >= height ? {} : { caret: { row: seen, column: caret.column } };
}

/** How many parts are out of sight; a part of which a row is seen counts as seen. */
function sign(arrow: string, count: number, isMore: boolean): Line {
  if (!isMore) return [];
  return [piece(count === 0 ? `   ${arrow} more` : `   ${arrow} ${count} more`, 'muted')];
}
