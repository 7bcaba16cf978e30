import {
  type Block,
  type List,
  type ListItem,
  markdownOf,
  type Paragraph,
  type PlacedLine,
  spanOfLines,
} from '../../source/block.ts';

/** A line without its first `taken` characters. */
export function lineAfter(line: PlacedLine, taken: number): PlacedLine {
  return { text: line.text.slice(taken), line: line.line, column: line.column + taken };
}

/** A paragraph of some lines. */
export function paragraphOf(lines: readonly PlacedLine[]): Paragraph {
  return { is: 'paragraph', lines, span: spanOfLines(lines) };
}

/** A list of some items of another. */
export function partOfList(list: List, items: readonly ListItem[]): List {
  const first = items[0]?.span.line ?? 0;
  const last = items[items.length - 1]?.span.endLine ?? 0;
  const lines = list.lines.filter((line) => line.line >= first && line.line <= last);
  return { is: 'list', ordered: list.ordered, items, lines, span: spanOfLines(lines) };
}

/** The Markdown of some blocks, without blank lines around it. */
export function textOfBlocks(blocks: readonly Block[]): string {
  return markdownOf(blocks).replace(/^(?:[ \t]*\n)+|\s+$/g, '');
}

/** The first line of a block or list item, where its text begins. */
export function firstLine(placed: { readonly lines: readonly PlacedLine[] }): PlacedLine {
  const line = placed.lines[0] ?? { text: '', line: 1, column: 1 };
  return lineAfter(line, line.text.length - line.text.trimStart().length);
}
