import type { Gap } from '../analysis/test-theory/response-matrix.ts';

/**
 * What stands for no points or no response in a table, by what was found in tables: an empty cell, `-` and `.` were seen and
 * left blank; `NR` was not reached; `NA`, `N/A`, `NaN` and `null` were not given to the student. Capitals do not matter.
 */
const words: ReadonlyMap<string, Gap> = new Map<string, Gap>([
  ['', 'omitted'],
  ['-', 'omitted'],
  ['.', 'omitted'],
  ['nr', 'not-reached'],
  ['na', 'not-attempted'],
  ['n/a', 'not-attempted'],
  ['#n/a', 'not-attempted'],
  ['nan', 'not-attempted'],
  ['null', 'not-attempted'],
]);

/** The gap that a cell stands for; nothing where it holds something. */
export function gapIn(cell: string): Gap | undefined {
  return cell.length > 4 ? undefined : words.get(cell.toLowerCase());
}
