import type { CodedItem, CodedMatrix, Gap } from '../analysis/test-theory/response-matrix.ts';
import type { Found } from '../submissions/finder.ts';
import { type Findings, named } from '../submissions/findings.ts';
import { roleOf } from '../submissions/names.ts';
import { across } from './across.ts';
import { codesIn } from './coded-table.ts';
import { type Grid, gridOf, type TextFile, withFirstRow } from './grid.ts';
import { gapIn } from './missing.ts';
import { wideOf } from './wide.ts';

/** The names of a row that holds the points possible. */
const namesOfMost = new Set(['max', 'maximum', 'possible', 'points possible', 'max points', 'out of']);

const namesOfSums = new Set(['total', 'sum', 'score', 'points', 'result', 'grade', 'percent', 'percentage', '%']);

/** The column of scores, in a table with a row for each. */
const namesOfScores = new Set(['score', 'points', 'mark', 'marks', 'earned']);

const numberIn = (cell: string): number | undefined =>
  /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,2})?$/i.test(cell) ? Number(cell) : undefined;

const withComma = /^[+-]?\d*,\d+$/;
/** `1,234` may be a thousand or a little more than one; one of these in a table says what all of them are. */
const isSurelyDecimal = (cell: string): boolean => withComma.test(cell) && !/^[+-]?[1-9]\d{0,2},\d{3}$/.test(cell);

/**
 * The matrix in a table of scores: a row per student and a column per item, or a row per score (`student,item,score`), in the first column or one of a known name the
 * student's id. Without a header the items are numbered. A row `max` holds the points possible; without one they are 1 where
 * nobody has more, and else the most that anybody has. Decimals stand behind a point, or a comma. What is no number is
 * reported and left out.
 */
export function scoresIn(
  file: TextFile,
  options: { readonly map?: TextFile; readonly group?: string },
  findings: Findings,
): CodedMatrix | undefined {
  const read = gridOf(file, findings);
  if (read === undefined) return undefined;
  const grid = across(withHeader(read), namesOfScores, findings);
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
  const rows = wide.rows.filter(isKept);
  const columns = wide.items.map((item) => ({ item, column: grid.columns[item.at] ?? { texts: [], codes: noCodes } }));
  const hasCommas = columns.some(({ column }) => column.texts.some(isSurelyDecimal));
  const faults: Fault[] = [];
  const items = columns.map(({ item, column }): CodedItem => {
    const scores = column.texts.map((text) => scoreIn(text, hasCommas));
    const codes = codesIn(column, rows);
    const isUsed = new Uint8Array(scores.length);
    for (const code of codes) isUsed[code] = 1;
    const score = most === undefined ? undefined : scores[column.codes[most] ?? 0];
    const isFaulty = scores.includes(undefined);
    for (const row of !isFaulty ? [] : most === undefined || score !== undefined ? rows : [most, ...rows]) {
      const code = column.codes[row] ?? 0;
      if (scores[code] === undefined) faults.push({ row, id: item.id, cell: column.texts[code] ?? '' });
    }
    return {
      id: item.id,
      possible:
        typeof score === 'number' && score >= 0 ? score : mostOf(scores.filter((_, code) => isUsed[code] === 1)),
      cells: scores.map((each) => ({ score: each ?? 'not-attempted' })),
      codes,
    };
  });
  for (const { row, id, cell } of faults.sort((one, other) => one.row - other.row)) {
    const message = `${named(cell)} is no number; the score of ${named(id)} is left out.`;
    const says = withComma.test(cell)
      ? `It may be ${cell.replace(',', '.')} or ${cell.replace(',', '')}: write one of them.`
      : 'Write a number such as 1 or 0.5; leave it empty where nothing was answered, NA where it was not given.';
    findings.error('value-invalid', { path: file.path, line: grid.lines[row] ?? 1 }, message, says);
  }
  return {
    students: wide.students.filter(isKept),
    items,
    ...(wide.groups === undefined ? {} : { groups: wide.groups.filter(isKept) }),
  };
}

/** A cell that holds no score. */
interface Fault {
  readonly row: number;
  readonly id: string;
  readonly cell: string;
}

const noCodes = new Uint32Array(0);

/** A first row of numbers of which two are the same names no columns: it is a student's. */
function withHeader(grid: Grid): Grid {
  const { header, line } = grid;
  const isHeader = new Set(header).size === header.length || header.some((cell) => scoreIn(cell, true) === undefined);
  if (isHeader) return grid;
  return { ...withFirstRow(grid, header, line), header: header.map((_, at) => `${at + 1}`) };
}

/** The first column, where it has no name or holds no number at all. */
function wordColumn({ header, columns: [first], lines }: Grid): number {
  const isWords = first?.texts.every((text) => scoreIn(text, true) === undefined) ?? false;
  return header[0] === '' || (isWords && lines.length > 0 && header.length > 1) ? 0 : -1;
}

/** The score in a cell, or the gap that it stands for; nothing where it is neither. */
function scoreIn(cell: string, hasCommas: boolean): number | Gap | undefined {
  const number = hasCommas && withComma.test(cell) ? Number(cell.replace(',', '.')) : numberIn(cell);
  return number ?? gapIn(cell);
}

const mostOf = (scores: readonly (number | Gap | undefined)[]): number =>
  scores.reduce<number>((most, score) => (typeof score === 'number' && score > most ? score : most), 1);
