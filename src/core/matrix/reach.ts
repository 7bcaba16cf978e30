import type { ItemMark } from '../marking/mark.ts';

/** What a cell says of how far a student came. */
export type End = 'answered' | 'blank' | 'other';

/** What a mark says of how far a student came. */
export const endOf = ({ state }: Pick<ItemMark, 'state'>): End =>
  state === 'blank' ? 'blank' : state === 'answered' || state === 'unclear' ? 'answered' : 'other';

/** A column of codes: what each code says, and the code of a cell that was not reached. */
export interface ReachColumn {
  readonly codes: Uint32Array;
  readonly ends: readonly End[];
  readonly unreached: number;
}

/** Makes the blanks behind the last answer of each row cells that were not reached; the columns stand in their order. */
export function markReach(columns: readonly ReachColumn[]): void {
  const students = columns[0]?.codes.length ?? 0;
  for (let row = 0; row < students; row += 1)
    for (let at = columns.length - 1; at >= 0; at -= 1) {
      const column = columns[at];
      const end = column?.ends[column.codes[row] ?? 0];
      if (column === undefined || end === 'answered') break;
      if (end === 'blank') column.codes[row] = column.unreached;
    }
}
