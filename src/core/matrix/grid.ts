import { sniffDelimiter } from '../submissions/delimiter.ts';
import type { Findings } from '../submissions/findings.ts';
import { hasItsLength, reportFault } from '../submissions/table-faults.ts';
import { type CodedColumn, type CodedTable, cellIn, codedTable } from './coded-table.ts';

/** A file as text. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** A table by columns, its cells without white space around them. */
export interface Grid extends CodedTable {
  readonly path: string;
}

/** The table in a text; rows of another length are reported and left out. Without a delimiter it has one column. */
export function gridOf({ path, text: whole }: TextFile, findings: Findings): Grid | undefined {
  const text = whole.startsWith('\ufeff') ? whole.slice(1) : whole;
  const { delimiter, skipped } = sniffDelimiter(text) ?? { delimiter: ',', skipped: 0 };
  const lineOffset = skipped > 0 ? 1 : 0;
  const table = codedTable(text.slice(skipped), delimiter, {
    kept: (cell) => cell.trim(),
    report: (fault) => reportFault({ ...fault, line: fault.line + lineOffset }, path, findings),
    keepsMisfit: (cells, line, header) => hasItsLength(cells, { path, line: line + lineOffset }, { header }, findings),
  });
  if (table === undefined) {
    findings.error('unreadable-file', { path }, 'The file is empty.', 'Export it again.');
    return undefined;
  }
  const lines = lineOffset === 0 ? table.lines : table.lines.map((line) => line + lineOffset);
  return { ...table, path, line: table.line + lineOffset, lines };
}

/** The rows of a small table. */
export function rowsOf({
  columns,
  lines,
}: Grid): readonly { readonly cells: readonly string[]; readonly line: number }[] {
  return Array.from(lines, (line, row) => ({ cells: columns.map((column) => cellIn(column, row)), line }));
}

/** The columns of a table with one row more, before all others. */
export function withFirstRow(grid: Grid, cells: readonly string[], line: number): Grid {
  const columns = grid.columns.map(({ texts, codes }, at): CodedColumn => {
    const cell = cells[at] ?? '';
    const known = texts.indexOf(cell);
    const longer = new Uint32Array(codes.length + 1);
    longer.set(codes, 1);
    longer[0] = known < 0 ? texts.length : known;
    return { texts: known < 0 ? [...texts, cell] : texts, codes: longer };
  });
  const lines = new Uint32Array(grid.lines.length + 1);
  lines.set(grid.lines, 1);
  lines[0] = line;
  return { ...grid, columns, lines };
}
