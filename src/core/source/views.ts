/**
 * The lines of a page as its containers see them: each sees those of its parent less its own indentation or quote mark, and
 * every line keeps the place that it has in the file.
 */
import type { PlacedLine } from './block.ts';

/** The lines as one container sees them, by line number from 0. */
export type View = (line: number) => PlacedLine;

const isBlank = (text: string): boolean => /^\s*$/.test(text);

/** What is left of a line after its first `taken` characters. */
export const shortened = (line: PlacedLine, taken: number): PlacedLine => ({
  text: line.text.slice(taken),
  line: line.line,
  column: line.column + taken,
});

/** A view that works each line out once. */
function remembered(from: number, to: number, strip: (line: number) => PlacedLine): View {
  const seen: PlacedLine[] = [];
  for (let line = from; line < to; line++) seen.push(strip(line));
  return (line) => seen[line - from] ?? strip(line);
}

export function insideQuote(view: View, from: number, to: number): View {
  return remembered(from, to, (line) => {
    const outer = view(line);
    return shortened(outer, /^\s*>[ \t]?/.exec(outer.text)?.[0].length ?? 0);
  });
}

const tabStop = 4;

/** The columns that some white space takes from a column on, both from 0. */
function columnsOf(blank: string, from: number): number {
  let column = from;
  for (const sign of blank) column += sign === '\t' ? tabStop - (column % tabStop) : 1;
  return column - from;
}

/**
 * A line without so many columns of white space in front. Where a tab is cut, what is left of the white space becomes
 * spaces; the column is such that the text behind them has its own.
 */
function outdented(line: PlacedLine, columns: number): PlacedLine {
  const start = line.column - 1;
  let taken = 0;
  let width = 0;
  while (width < columns && /[ \t]/.test(line.text[taken] ?? '')) {
    taken++;
    width = columnsOf(line.text.slice(0, taken), start);
  }
  if (width <= columns) return shortened(line, taken);
  const blank = /^[ \t]*/.exec(line.text)?.[0] ?? '';
  const left = columnsOf(blank, start) - columns;
  return {
    text: ' '.repeat(left) + line.text.slice(blank.length),
    line: line.line,
    column: line.column + blank.length - left,
  };
}

/** A line with spaces for the tabs in front, so that it means the same wherever the text is put. */
export function untabbed(line: PlacedLine): PlacedLine {
  const blank = /^[ \t]*/.exec(line.text)?.[0] ?? '';
  return { ...line, text: ' '.repeat(columnsOf(blank, 0)) + line.text.slice(blank.length) };
}

/** The indentation that belongs to a list item: its marker and the space after it. */
export function insideListItem(view: View, from: number, to: number): View {
  const first = view(from);
  const [, marker = '', space = ''] = /^(\s*(?:[-+*]|\d{1,9}[.)]))([ \t]*)/.exec(first.text) ?? [];
  const start = first.column - 1;
  const width = columnsOf(marker, start);
  const after = columnsOf(space, start + width);
  const beyond = isBlank(first.text.slice(marker.length + space.length)) || after > 4;
  const characters = marker.length + (beyond ? Math.min(1, space.length) : space.length);
  const columns = width + (beyond ? 1 : after);
  return remembered(from, to, (line) => {
    const outer = view(line);
    return line === from ? shortened(outer, Math.min(characters, outer.text.length)) : outdented(outer, columns);
  });
}

/** The lines of a block without the blank ones at its end. */
export function linesOf(view: View, from: number, to: number): readonly PlacedLine[] {
  const lines: PlacedLine[] = [];
  for (let line = from; line < to; line++) lines.push(view(line));
  while (lines.length > 1 && isBlank(lines[lines.length - 1]?.text ?? '')) lines.pop();
  return lines;
}
