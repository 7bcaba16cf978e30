import { type Line, piece } from './line.ts';
import type { Shown, TimelineRow } from './shown.ts';
import { widthOf } from './width.ts';
import { wrap } from './wrap.ts';

const gap = 2;
const fewestCells = 10;
const mostCells = 60;

/** The rows of a timeline at a width, all on one scale, with the scale below; where there is no room, what is spoken. */
export function drawTimeline(
  { rows, from, to, spoken }: Extract<Shown, { is: 'timeline' }>,
  width: number,
): readonly Line[] {
  const start = rows.reduce((most, { label }) => Math.max(most, widthOf(label)), 0) + gap;
  const cells = Math.min(mostCells, width - start);
  if (cells < fewestCells) return spoken.flatMap((text) => wrap([piece(text)], width));
  const scale = from + to.padStart(cells - widthOf(from));
  return [
    ...rows.map((row) => [
      piece(row.label + ' '.repeat(start - widthOf(row.label))),
      piece(cellsOf(row, cells), row.role ?? 'accent'),
    ]),
    [piece(' '.repeat(start)), piece(scale, 'muted')],
  ];
}

/** A sign in each cell that a span touches; a moment touches one. */
function cellsOf({ spans, sign = '█' }: TimelineRow, cells: number): string {
  const signs = new Array<string>(cells).fill(' ');
  for (const { from, to } of spans) {
    const first = Math.min(cells - 1, Math.max(0, Math.floor(from * cells)));
    const last = Math.min(cells - 1, Math.max(first, Math.ceil(to * cells) - 1));
    signs.fill(sign, first, last + 1);
  }
  return signs.join('').trimEnd();
}
