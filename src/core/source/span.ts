/** A stretch of the file that the author edits. Lines and columns count from 1; the end column is exclusive. */
export interface Span {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** The span of `length` characters that begins at a line and a column. */
export function spanAt(line: number, column: number, length: number): Span {
  return { line, column, endLine: line, endColumn: column + length };
}
