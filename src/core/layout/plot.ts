import { type Line, piece } from './line.ts';
import type { PlotRow, Shown } from './shown.ts';
import { widthOf } from './width.ts';
import { wrap } from './wrap.ts';

const gap = 2;

/** The rows of a plot at a width, their cells in one column; labels that leave no room for a cell stand alone. */
export function drawPlot({ rows, keeps }: Extract<Shown, { is: 'plot' }>, width: number): readonly Line[] {
  const widest = rows.reduce((most, { label }) => Math.max(most, widthOf(label)), 0);
  const start = widest === 0 ? 0 : widest + gap;
  const room = width - start;
  const longest = rows.reduce((most, { cells }) => Math.max(most, [...cells].length), 0);
  if (room < 1 || (keeps === 'whole' && longest > room))
    return rows.flatMap(({ label }) => (label === '' ? [] : wrap([piece(label)], width)));
  return rows.map((row) => [
    ...(start === 0 ? [] : [piece(row.label + ' '.repeat(start - widthOf(row.label)))]),
    piece(kept(row, longest, room, keeps), row.role ?? 'accent'),
  ]);
}

/** All rows lose the same columns, so that what stands below each other stays so. */
function kept({ cells }: PlotRow, longest: number, room: number, keeps: 'start' | 'end' | 'whole'): string {
  const characters = [...cells];
  const first = keeps === 'end' ? Math.max(0, longest - room) : 0;
  return characters.slice(first, first + room).join('');
}
