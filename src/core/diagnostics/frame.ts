import { type Line, type Piece, piece, type Role } from '../layout/line.ts';
import { neutralise } from '../layout/neutralise.ts';
import { graphemesOf, widthOf } from '../layout/width.ts';
import type { Span } from '../source/span.ts';

/** Characters of a line that are looked at on either side of a span; enough for any screen. */
const reach = 400;
const ellipsis = '…';

/** How a frame looks: the columns it may take, and the role of the marks under the span. */
export interface FrameLook {
  readonly width: number;
  readonly role: Role;
}

/** The first characters of a text that fit into some columns, with a sign where something was left out. */
function startOf(text: string, columns: number, isWhole = true): string {
  if (isWhole && widthOf(text) <= columns) return text;
  let kept = '';
  let used = 0;
  for (const grapheme of graphemesOf(text)) {
    const width = widthOf(grapheme);
    if (used + width > columns - 1) break;
    kept += grapheme;
    used += width;
  }
  return columns > 0 ? kept + ellipsis : '';
}

/** The last characters of a text that fit into some columns, with a sign where something was left out. */
function endOf(text: string, columns: number, isWhole = true): string {
  if (isWhole && widthOf(text) <= columns) return text;
  let kept = '';
  let used = 0;
  for (const grapheme of [...graphemesOf(text)].reverse()) {
    const width = widthOf(grapheme);
    if (used + width > columns - 1) break;
    kept = grapheme + kept;
    used += width;
  }
  return columns > 0 ? ellipsis + kept : '';
}

const isLowSurrogate = (text: string, at: number): boolean => /[\udc00-\udfff]/.test(text.charAt(at));

/** The part of a line around a place, cut between characters, and whether it reaches the line's ends. */
function around(
  text: string,
  from: number,
  to: number,
): { before: string; marked: string; after: string; isHead: boolean; isTail: boolean } {
  let first = Math.max(0, from - reach);
  if (isLowSurrogate(text, first)) first++;
  let end = Math.min(to, from + reach);
  if (isLowSurrogate(text, end)) end--;
  let last = Math.min(text.length, end + reach);
  if (isLowSurrogate(text, last)) last--;
  return {
    before: neutralise(text.slice(first, from)),
    marked: neutralise(text.slice(from, end)),
    after: neutralise(text.slice(end, last)),
    isHead: first === 0,
    isTail: last === text.length,
  };
}

/** The marked line in the columns that it has, and where the marks go under it. */
function fitted(
  text: string,
  from: number,
  to: number,
  columns: number,
): { line: string; indent: number; marks: number } {
  const { before, marked, after, isHead, isTail } = around(text, from, to);
  // A span at the end of the line is marked behind it.
  const wanted = Math.max(1, widthOf(marked));
  const behind = Math.min(widthOf(after), Math.floor(columns / 4));
  const left = endOf(before, Math.max(Math.floor(columns / 3), columns - wanted - behind), isHead);
  const indent = widthOf(left);
  const middle = startOf(marked, columns - indent);
  const marks = widthOf(middle);
  const right = middle === marked ? startOf(after, columns - indent - marks, isTail) : '';
  return { line: left + middle + right, indent, marks: Math.max(1, marks) };
}

/**
 * The place of a span in the lines of its file: the line before, the line itself and marks under the span, each with its
 * number. A span over several lines is marked in its first.
 */
export function frame(lines: readonly string[], span: Span, { width, role }: FrameLook): readonly Line[] {
  const text = lines[span.line - 1];
  if (text === undefined) return [];
  const gutter = String(span.line).length;
  const columns = Math.max(8, width - gutter - 3);
  const numbered = (number: string, shown: readonly Piece[]): Line => [
    piece(`${number.padStart(gutter)} │${shown.length > 0 ? ' ' : ''}`, 'muted'),
    ...shown,
  ];
  const from = Math.min(Math.max(0, span.column - 1), text.length);
  const to = span.endLine > span.line ? text.trimEnd().length : span.endColumn - 1;
  const { line, indent, marks } = fitted(text, from, Math.min(Math.max(from, to), text.length), columns);
  const shown: Line[] = [];
  const above = lines[span.line - 2];
  if (above !== undefined && above.trim() !== '') {
    const { before, marked, after, isTail } = around(above, 0, 0);
    shown.push(numbered(String(span.line - 1), [piece(startOf(before + marked + after, columns, isTail), 'muted')]));
  }
  shown.push(numbered(String(span.line), line === '' ? [] : [piece(line)]));
  shown.push(numbered('', [piece(`${' '.repeat(indent)}${'^'.repeat(marks)}`, role)]));
  return shown;
}
