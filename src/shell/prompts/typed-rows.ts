import { neutralise } from '../../core/layout/neutralise.ts';
import { graphemesOf, widthOf } from '../../core/layout/width.ts';
import type { Edited } from './edit.ts';

/** A text being typed as it stands in rows, and the caret among them. */
export interface TypedRows {
  readonly rows: readonly string[];
  readonly caret: { readonly row: number; readonly column: number };
}

interface Cell {
  readonly shown: string;
  readonly width: number;
  /** Where the character begins in the text. */
  readonly offset: number;
}

/** The rows of a typed text at a width, broken after spaces where there are any. */
export function typedRows({ text, caret }: Edited, width: number): TypedRows {
  const rows: (readonly Cell[])[] = [];
  const starts: number[] = [];
  let offset = 0;
  for (const line of text.split('\n')) {
    for (const row of broken(cellsOf(line, offset), width)) {
      starts.push(row[0]?.offset ?? offset);
      rows.push(row);
    }
    offset += line.length + 1;
  }
  const row = starts.findLastIndex((start) => start <= caret);
  const before = (rows[row] ?? []).filter((cell) => cell.offset < caret);
  return {
    rows: rows.map((cells) => shownIn(cells, width)),
    caret: { row, column: Math.min(width, columnsOf(before)) },
  };
}

function cellsOf(line: string, start: number): readonly Cell[] {
  const cells: Cell[] = [];
  let offset = start;
  for (const grapheme of graphemesOf(line)) {
    const shown = neutralise(grapheme);
    cells.push({ shown, width: widthOf(shown), offset });
    offset += grapheme.length;
  }
  return cells;
}

/** The cells of a line in rows; spaces may hang over the edge. */
function broken(cells: readonly Cell[], width: number): (readonly Cell[])[] {
  const rows: (readonly Cell[])[] = [];
  let start = 0;
  let used = 0;
  let afterSpace = 0;
  cells.forEach((cell, at) => {
    if (cell.shown !== ' ' && used + cell.width > width && at > start) {
      const end = afterSpace > start ? afterSpace : at;
      rows.push(cells.slice(start, end));
      used = columnsOf(cells.slice(end, at));
      start = end;
    }
    used += cell.width;
    if (cell.shown === ' ') afterSpace = at + 1;
  });
  rows.push(cells.slice(start));
  return rows;
}

/** What a row shows of its cells, without the spaces that hang over. */
function shownIn(cells: readonly Cell[], width: number): string {
  let used = 0;
  let shown = '';
  for (const cell of cells) {
    used += cell.width;
    if (used > width && cell.shown === ' ') break;
    shown += cell.shown;
  }
  return shown;
}

const columnsOf = (cells: readonly Cell[]): number => cells.reduce((sum, cell) => sum + cell.width, 0);
