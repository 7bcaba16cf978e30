import { csvRows, type Row } from '../submissions/csv.ts';
import { sniffDelimiter } from '../submissions/delimiter.ts';
import type { Findings } from '../submissions/findings.ts';
import { hasItsLength, reportFault } from '../submissions/table-faults.ts';

/** A file as text. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** A table whose rows are as long as its first one. */
export interface Grid {
  readonly path: string;
  readonly header: readonly string[];
  /** The line of the header. */
  readonly line: number;
  readonly rows: readonly Row[];
}

/** The table in a text; rows of another length are reported and left out. Without a delimiter it has one column. */
export function gridOf({ path, text: whole }: TextFile, findings: Findings): Grid | undefined {
  const text = whole.startsWith('\ufeff') ? whole.slice(1) : whole;
  const { delimiter, skipped } = sniffDelimiter(text) ?? { delimiter: ',', skipped: 0 };
  const lineOffset = skipped > 0 ? 1 : 0;
  const rows = [
    ...csvRows(text.slice(skipped), delimiter, (fault) =>
      reportFault({ ...fault, line: fault.line + lineOffset }, path, findings),
    ),
  ].map(({ cells, line }) => ({ cells: cells.map((cell) => cell.trim()), line: line + lineOffset }));
  const [first, ...others] = rows;
  if (first === undefined) {
    findings.error('unreadable-file', { path }, 'The file is empty.', 'Export it again.');
    return undefined;
  }
  const { cells: header, line } = first;
  return { path, header, line, rows: others.filter((row) => hasItsLength(row, { path, header }, findings)) };
}
