import type { Line, Piece } from './line.ts';
import { piece } from './line.ts';
import type { Align } from './page.ts';
import { widestWord, widthOfLine, wrap } from './wrap.ts';

/** Cells that stand side by side, and how wide each column is. */
export interface Columns {
  readonly widths: readonly number[];
  readonly aligns?: readonly Align[];
}

/** Columns between two columns. */
export const gutter = 2;

const longestKeptWord = 24;

/**
 * The widths of columns that fit beside each other in a width; nothing where a column would be narrower than `least`.
 * Words stay whole while that is possible, and the room left over goes to the columns that need it.
 */
export function fitColumns(
  rows: readonly (readonly Line[])[],
  width: number,
  least: number,
): readonly number[] | undefined {
  const count = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const room = width - gutter * (count - 1);
  if (count === 0 || room < count) return undefined;
  const natural = new Array<number>(count).fill(1);
  const words = new Array<number>(count).fill(1);
  for (const row of rows) {
    for (const [at, cell] of row.entries()) {
      natural[at] = Math.max(natural[at] ?? 1, widthOfLine(cell));
      words[at] = Math.max(words[at] ?? 1, Math.min(widestWord(cell), longestKeptWord));
    }
  }
  if (sum(natural) <= room) return natural;
  const start = sum(words) <= room ? words : words.map(() => Math.min(least, Math.floor(room / count)));
  const widths = share(start, natural, room);
  return widths.some((columns, at) => columns < Math.min(least, natural[at] ?? 1)) ? undefined : widths;
}

/** The screen rows of one row of cells. */
export function setRow(cells: readonly Line[], columns: Columns): readonly Line[] {
  const wrapped = columns.widths.map((width, at) => wrap(cells[at] ?? [], width));
  const height = wrapped.reduce((most, rows) => Math.max(most, rows.length), 1);
  return Array.from({ length: height }, (_, row) => {
    const line: Piece[] = [];
    let owed = 0;
    for (const [at, width] of columns.widths.entries()) {
      const cell = wrapped[at]?.[row] ?? [];
      const free = Math.max(0, width - widthOfLine(cell));
      const before = leading(free, columns.aligns?.[at] ?? 'left');
      if (cell.length > 0) {
        if (owed + before > 0) line.push(piece(' '.repeat(owed + before)));
        line.push(...cell);
        owed = free - before + gutter;
      } else {
        owed += width + gutter;
      }
    }
    return line;
  });
}

function leading(free: number, align: Align): number {
  if (align === 'left') return 0;
  return align === 'right' ? free : Math.floor(free / 2);
}

/** Widens columns towards what they need, the neediest by the same measure, until the room is used. */
function share(start: readonly number[], natural: readonly number[], room: number): readonly number[] {
  let low = 0;
  let high = Math.max(...natural);
  const widthsAt = (cap: number) => start.map((width, at) => Math.max(width, Math.min(natural[at] ?? width, cap)));
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (sum(widthsAt(middle)) <= room) low = middle;
    else high = middle - 1;
  }
  let left = room - sum(widthsAt(low));
  return widthsAt(low).map((width, at) => {
    if (left <= 0 || width >= (natural[at] ?? width)) return width;
    left -= 1;
    return width + 1;
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
