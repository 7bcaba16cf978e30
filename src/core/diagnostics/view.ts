import { type Line, piece } from '../layout/line.ts';
import { neutralise } from '../layout/neutralise.ts';
import { wrap } from '../layout/wrap.ts';
import { countsText } from './counts.ts';
import type { Diagnostic } from './diagnostic.ts';
import { frame } from './frame.ts';

const indent = 3;
const deeper = 5;

const indented = (lines: readonly Line[], by: number): readonly Line[] =>
  lines.map((line) => [piece(' '.repeat(by)), ...line]);

/**
 * A diagnostic as lines of a page: its place, what is wrong, a frame of the file and what to do. `lines` are those of
 * the file, nothing for a file that could not be read as text.
 */
export function diagnosticLines(
  found: Diagnostic,
  lines: readonly string[] | undefined,
  width: number,
): readonly Line[] {
  const { code, severity, file, span, message, help } = found;
  const role = severity === 'error' ? 'wrong' : 'warning';
  const place = lines === undefined ? file : `${file}:${span.line}:${span.column}`;
  const said = (text: string): readonly Line[] => {
    // Most sentences are short; a file with a hundred thousand mistakes has as many of them.
    if (text.length <= width - indent && /^[\x20-\x7e]*$/.test(text)) return [[piece(' '.repeat(indent) + text)]];
    return indented(wrap([piece(text)], width - indent), indent);
  };
  return [
    [piece(' '), piece(place, 'strong'), piece('  '), piece(severity, role), piece('  '), piece(code, 'muted')],
    ...said(message),
    ...indented(frame(lines ?? [], span, { width: width - deeper, role }), deeper),
    ...said(help),
    [],
  ];
}

/** The last line of a check. */
export function summaryLine(files: number, items: number, errors: number, warnings: number): Line {
  const role = errors > 0 ? 'wrong' : warnings > 0 ? 'warning' : 'right';
  return [piece(' '), piece(countsText(files, items, errors, warnings), role)];
}

/** A diagnostic as the published JSON has it. */
export function diagnosticToJson({ code, severity, file, span, message, help }: Diagnostic) {
  return { code, severity, file, line: span.line, column: span.column, message, help };
}

/** A diagnostic as the line of a log from which GitHub Actions makes an annotation at its place in the file. */
export function annotation({ code, severity, file, span, message, help }: Diagnostic): string {
  const { line, column, endLine, endColumn } = span;
  // An end column is given for one line only, and there it is inclusive.
  const end = endLine === line && endColumn > column ? `,endColumn=${endColumn - 1}` : '';
  const place = `file=${inProperty(file)},line=${line},endLine=${endLine},col=${column}${end}`;
  return `::${severity} ${place},title=${inProperty(code)}::${inMessage(`${message}\n${help}`)}`;
}

/* As @actions/core escapes them. Whatever else a terminal might obey is made visible. */
function inMessage(text: string): string {
  return neutralise(text, 'line-feeds').replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function inProperty(text: string): string {
  return inMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
