import type { ImageHeader } from './image-header.ts';

/** An image that a terminal is to draw, and how many cells it takes. */
export interface Image {
  readonly columns: number;
  readonly rows: number;
  readonly bytes: Uint8Array;
}

/** A number of columns and rows of a terminal, both whole and at least 1. */
export type Cells = Pick<Image, 'columns' | 'rows'>;

/** What a cell is taken to measure in pixels; terminals differ, but it is about twice as high as wide in all. */
const cell = { width: 8, height: 16 } as const;

/** The cells that an image takes: its own size, or as much of it as there is room for, its shape kept. */
export function cellsOf({ width, height }: Pick<ImageHeader, 'width' | 'height'>, room: Cells): Cells {
  const columns = width / cell.width;
  const rows = height / cell.height;
  const scale = Math.min(1, room.columns / columns, room.rows / rows);
  const whole = (length: number, most: number) => Math.max(1, Math.min(most, Math.round(length * scale)));
  return { columns: whole(columns, room.columns), rows: whole(rows, room.rows) };
}
