import type { Span } from './span.ts';

/** One line of a block without the indentation and quote marks of what contains it, and where that text begins. */
export interface PlacedLine {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

interface Placed {
  readonly span: Span;
  /**
   * The block's own Markdown, container marks removed, one entry a source line. In paragraphs, references are links.
   */
  readonly lines: readonly PlacedLine[];
}

export interface Heading extends Placed {
  readonly is: 'heading';
  readonly level: number;
  /** The text of the heading as inline Markdown. */
  readonly text: string;
}

export interface Paragraph extends Placed {
  readonly is: 'paragraph';
}

export interface CodeBlock extends Placed {
  readonly is: 'code';
  /** The info string of a fence (`python`), empty for an indented block. */
  readonly info: string;
  /** What is inside, with a line feed after each line. */
  readonly content: string;
}

export interface ListItem extends Placed {
  /** `true` for `[x]`, `false` for `[ ]`, absent when the item is no task. */
  readonly ticked?: boolean;
  readonly blocks: readonly Block[];
}

export interface List extends Placed {
  readonly is: 'list';
  readonly ordered: boolean;
  readonly items: readonly ListItem[];
}

export interface Quote extends Placed {
  readonly is: 'quote';
  readonly blocks: readonly Block[];
}

export interface TableCell {
  readonly text: string;
  readonly span: Span;
}

export interface Table extends Placed {
  readonly is: 'table';
  readonly header: readonly TableCell[];
  readonly rows: readonly (readonly TableCell[])[];
}

/** An HTML comment, the place of settings. */
export interface Comment extends Placed {
  readonly is: 'comment';
  readonly content: string;
}

export interface Html extends Placed {
  readonly is: 'html';
}

export interface Rule extends Placed {
  readonly is: 'rule';
}

/** A block of the page. */
export type Block = Heading | Paragraph | CodeBlock | List | Quote | Table | Comment | Html | Rule;

/** The span from the first visible character of some lines to the last. */
export function spanOfLines(lines: readonly PlacedLine[]): Span {
  const first = lines[0] ?? { text: '', line: 1, column: 1 };
  const last = lines[lines.length - 1] ?? first;
  const indent = first.text.length - first.text.trimStart().length;
  return {
    line: first.line,
    column: first.column + indent,
    endLine: last.line,
    endColumn: last.column + last.text.trimEnd().length,
  };
}

const textOf = ({ lines }: Block): string =>
  lines.length === 1 ? (lines[0]?.text ?? '') : lines.map(({ text }) => text).join('\n');

/** The Markdown of some blocks, a blank line between them, without the marks of what contains them. */
export function markdownOf(blocks: readonly Block[]): string {
  const [first, second] = blocks;
  if (first === undefined) return '';
  return second === undefined ? textOf(first) : blocks.map(textOf).join('\n\n');
}
