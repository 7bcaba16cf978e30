import { type Findings, named } from '../submissions/findings.ts';
import { roleOf } from '../submissions/names.ts';
import { type CodedColumn, cellIn } from './coded-table.ts';
import type { Grid } from './grid.ts';

/** What stands for an item that a student has no row for. */
const notGiven = 'NA';

/**
 * A table with a row for each student and a column for each item of one with a row for each response, `student,item` and a
 * column of one of some names; any other table as it is. Of two responses to one item the second is reported and left out.
 */
export function across(grid: Grid, valueNames: ReadonlySet<string>, findings: Findings): Grid {
  const { header, columns, lines, path } = grid;
  const columnOf = (isIt: (name: string) => boolean): number => header.findIndex(isIt);
  const student = columnOf((name) => roleOf(name) === 'student');
  const item = columnOf((name) => roleOf(name) === 'item');
  const value = columnOf((name) => valueNames.has(name.toLowerCase()));
  const [who, what, said] = [columns[student], columns[item], columns[value]];
  if (who === undefined || what === undefined || said === undefined || item === value) return grid;
  const rowOf = new Map<number, number>();
  const first: number[] = [];
  for (const [row, code] of who.codes.entries()) {
    if (rowOf.has(code)) continue;
    rowOf.set(code, first.length);
    first.push(row);
  }
  const missing = said.texts.length;
  const texts = [...said.texts, notGiven];
  const codes = what.texts.map(() => new Uint32Array(first.length).fill(missing));
  for (const [row, code] of what.codes.entries()) {
    const own = codes[code];
    const at = rowOf.get(who.codes[row] ?? 0) ?? 0;
    if (own?.[at] === missing) own[at] = said.codes[row] ?? missing;
    else {
      const message = `${named(cellIn(who, row))} has a response to ${named(cellIn(what, row))} before; this one is left out.`;
      findings.error('duplicate-response', { path, line: lines[row] ?? 1 }, message, 'Keep one of them.');
    }
  }
  const kept = header.flatMap((_, at): readonly number[] => ([student, item, value].includes(at) ? [] : [at]));
  const inRows = (column: CodedColumn): CodedColumn => ({
    texts: column.texts,
    codes: Uint32Array.from(first, (row) => column.codes[row] ?? 0),
  });
  return {
    path,
    line: grid.line,
    header: [header[student] ?? '', ...kept.map((at) => header[at] ?? ''), ...what.texts],
    columns: [
      inRows(who),
      ...kept.flatMap((at) => (columns[at] === undefined ? [] : [inRows(columns[at])])),
      ...codes.map((own) => ({ texts, codes: own })),
    ],
    lines: Uint32Array.from(first, (row) => lines[row] ?? 1),
  };
}
