/** A cell of a table: a text of others, a number or word of ours, or nothing. */
export type Cell = { readonly text: string } | number | string | null;

const opensFormula = /^[=+\-@\t\r\n\uff0b\uff0d\uff1d\uff20]/;

/**
 * A text of others as a cell. One that a spreadsheet could take for a formula gets an apostrophe before it, as OWASP
 * ("CSV injection") advises; a number of ours is left alone, so that -1 stays a number.
 */
function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'object') return `${cell}`;
  return opensFormula.test(cell.text) ? `'${cell.text}` : cell.text;
}

function quoted(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A cell as it stands in a row. */
export function csvCell(cell: Cell): string {
  if (typeof cell === 'number') return `${cell}`;
  return quoted(cellText(cell));
}

/** A row as RFC 4180 writes it, with a line feed at its end. */
export function csvRow(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\n`;
}
