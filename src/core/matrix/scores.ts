import type { ResponseMatrix } from '../analysis/test-theory/response-matrix.ts';
import type { Row } from '../submissions/csv.ts';
import type { Found } from '../submissions/finder.ts';
import { type Findings, named } from '../submissions/findings.ts';
import { roleOf } from '../submissions/names.ts';
import { type Grid, gridOf, type TextFile } from './grid.ts';
import { gapIn } from './missing.ts';
import { wideOf } from './wide.ts';

/** The names of a row that holds the points possible. */
const namesOfMost = new Set(['max', 'maximum', 'possible', 'points possible', 'max points', 'out of']);

const namesOfSums = new Set(['total', 'sum', 'score', 'points', 'result', 'grade', 'percent', 'percentage', '%']);

const numberIn = (cell: string): number | undefined =>
  /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,2})?$/i.test(cell) ? Number(cell) : undefined;

/**
 * The matrix in a table of scores: a row per student and a column per item, in the first column or one of a known name the
 * student's id. Without a header the items are numbered. A row `max` holds the points possible; without one they are 1 where
 * nobody has more, and else the most that anybody has. What is no number is reported and left out.
 */
export function scoresIn(
  file: TextFile,
  options: { readonly map?: TextFile; readonly group?: string },
  findings: Findings,
): ResponseMatrix | undefined {
  const read = gridOf(file, findings);
  if (read === undefined) return undefined;
  const grid = withHeader(read);
  const find = (name: string): Found | { readonly is: 'item'; readonly item: string } => {
    const role = roleOf(name);
    const isItem = role === undefined || role === 'item' || role === 'response';
    return isItem ? { is: 'item', item: name } : { is: 'unknown', candidates: [] };
  };
  const wide = wideOf(
    grid,
    { ...options, find, sums: namesOfSums, unmatched: 'error', fallback: wordColumn },
    findings,
  );
  const isMost = wide.students.map((student) => namesOfMost.has(student.toLowerCase()));
  const most = wide.rows[isMost.indexOf(true)];
  const isKept = <T>(_: T, row: number): boolean => isMost[row] === false;
  const scores = wide.rows
    .filter(isKept)
    .map((row) => wide.items.map((item) => scoreIn(row, item, file.path, findings)));
  return {
    students: wide.students.filter(isKept),
    items: wide.items.map((item, place) => ({
      id: item.id,
      possible: pointsIn(most, item, file.path, findings) ?? mostOf(scores.map((row) => row[place])),
    })),
    scores,
    ...(wide.groups === undefined ? {} : { groups: wide.groups.filter(isKept) }),
  };
}

/** A first row of numbers of which two are the same names no columns: it is a student's. */
function withHeader(grid: Grid): Grid {
  const { header, line, rows } = grid;
  const isHeader =
    new Set(header).size === header.length ||
    header.some((cell) => numberIn(cell) === undefined && gapIn(cell) === undefined);
  if (isHeader) return grid;
  return { ...grid, header: header.map((_, at) => `${at + 1}`), rows: [{ cells: header, line }, ...rows] };
}

/** The first column, where it has no name or holds no number at all. */
function wordColumn({ header, rows }: Grid): number {
  const isWords = rows.every(({ cells: [first = ''] }) => numberIn(first) === undefined && gapIn(first) === undefined);
  return header[0] === '' || (isWords && rows.length > 0 && header.length > 1) ? 0 : -1;
}

type Score = ResponseMatrix['scores'][number][number];

function scoreIn(
  { cells, line }: Row,
  { at, id }: { readonly at: number; readonly id: string },
  path: string,
  findings: Findings,
): Score {
  const cell = cells[at] ?? '';
  const score = numberIn(cell) ?? gapIn(cell);
  if (score !== undefined) return score;
  const message = `${named(cell)} is no number; the score of ${named(id)} is left out.`;
  const help = 'Write a number such as 1 or 0.5; leave it empty where nothing was answered, NA where it was not given.';
  findings.error('value-invalid', { path, line }, message, help);
  return 'not-attempted';
}

function pointsIn(
  row: Row | undefined,
  item: { readonly at: number; readonly id: string },
  path: string,
  findings: Findings,
): number | undefined {
  const score = row === undefined ? undefined : scoreIn(row, item, path, findings);
  return typeof score === 'number' && score >= 0 ? score : undefined;
}

const mostOf = (scores: readonly (Score | undefined)[]): number =>
  scores.reduce<number>((most, score) => (typeof score === 'number' && score > most ? score : most), 1);
