import { type Span, spanAt } from '../source/span.ts';

const outputHeading = /^\s{0,3}#{1,6}\s+(?:expected\s+)?output\s*:?\s*#*\s*$/i;
const fence = /^\s*(?:`{3,}|~{3,})/;

/** Where in a file an item's expected output stands: the line of its first row, or of its heading where there is none. */
export function placeOfOutput(
  lines: readonly string[],
  item: Span,
): { readonly first: number; readonly heading: number } {
  let at = item.line;
  while (at < lines.length && !outputHeading.test(lines[at] ?? '')) at++;
  const heading = at < lines.length ? at + 1 : item.line;
  let first = heading;
  while (first < lines.length && (lines[first] ?? '').trim() === '') first++;
  const opensFence = fence.test(lines[first] ?? '');
  return { heading, first: first + (opensFence ? 2 : 1) };
}

/** The span of a whole line of a file. */
export function spanOfLine(lines: readonly string[], line: number): Span {
  const text = lines[line - 1] ?? '';
  const indent = text.length - text.trimStart().length;
  return spanAt(line, indent + 1, Math.max(1, text.trimEnd().length - indent));
}
