import type { Place } from '../marking/submission.ts';
import { type CsvFault, longestField } from './csv.ts';
import type { Findings } from './findings.ts';

/** Reports what is wrong in the text of a table. */
export function reportFault(fault: CsvFault, path: string, findings: Findings): void {
  const place: Place = { path, line: fault.line, column: fault.column };
  switch (fault.is) {
    case 'unclosed-quote':
      return findings.error(
        'unclosed-quote',
        place,
        'A quote opens here and never closes.',
        'Close it behind the last character of the field, or double each quote that is part of the text: `""`.',
      );
    case 'text-after-quote':
      return findings.warning(
        'value-invalid',
        place,
        'Text follows the closing quote of this field; it is read as a part of the field.',
        'Double each quote inside of a quoted field: `""`.',
      );
    case 'field-too-long':
      return findings.error(
        'field-too-long',
        place,
        `This field is longer than ${longestField} characters.`,
        'Look for a quote that was never closed, or shorten the response.',
      );
  }
}

/** False, after it was reported, for a row with more or fewer cells than its table; blank cells at its end do not matter. */
export function hasItsLength(
  cells: readonly string[],
  place: Place,
  { header }: { readonly header: readonly string[] },
  findings: Findings,
): boolean {
  if (cells.length === header.length) return true;
  const counts = `The row has ${cells.length} cells, and the table ${header.length} columns`;
  const help = 'Quote a field that holds the delimiter, or complete the row.';
  if (cells.length < header.length) {
    findings.error('row-short', place, `${counts}: its last ones are missing.`, help);
    return false;
  }
  if (cells.slice(header.length).every((cell) => cell.trim() === '')) return true;
  findings.error('row-long', place, `${counts}: its cells may have moved.`, help);
  return false;
}
