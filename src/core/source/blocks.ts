/**
 * The page as a tree of blocks that know their place. markdown-it finds the blocks by the rules of CommonMark; what it
 * leaves out (columns, the text of a block without the marks of what contains it) is found here, line by line: every
 * container sees the lines of its parent less its own indentation or quote mark.
 */
import type { Report } from '../diagnostics/diagnostic.ts';
import { type Block, type ListItem, type PlacedLine, spanOfLines, type TableCell } from './block.ts';
import { blockTokens, deepestLevel, type LinkDefinition, type Token } from './markdown-it.ts';
import { asItStands, type Resolve, resolver } from './references.ts';
import { type Span, spanAt } from './span.ts';

/** The lines as one container sees them, by line number from 0. */
type View = (line: number) => PlacedLine;

const isBlank = (text: string): boolean => /^\s*$/.test(text);

/** What is left of a line after its first `taken` characters. */
const shortened = (line: PlacedLine, taken: number): PlacedLine => ({
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

function insideQuote(view: View, from: number, to: number): View {
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
function untabbed(line: PlacedLine): PlacedLine {
  const blank = /^[ \t]*/.exec(line.text)?.[0] ?? '';
  return { ...line, text: ' '.repeat(columnsOf(blank, 0)) + line.text.slice(blank.length) };
}

/** The indentation that belongs to a list item: its marker and the space after it. */
function insideListItem(view: View, from: number, to: number): View {
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
function linesOf(view: View, from: number, to: number): readonly PlacedLine[] {
  const lines: PlacedLine[] = [];
  for (let line = from; line < to; line++) lines.push(view(line));
  while (lines.length > 1 && isBlank(lines[lines.length - 1]?.text ?? '')) lines.pop();
  return lines;
}

/** The cells of a table row with their places: `|` separates, `\|` is a bar. */
function cellsOf(row: PlacedLine, count: number): readonly TableCell[] {
  const cells: TableCell[] = [];
  const text = row.text.trimEnd();
  let at = text.length - text.trimStart().length;
  if (text[at] === '|') at++;
  while (cells.length < count) {
    let end = at;
    while (end < text.length && text[end] !== '|') end += text[end] === '\\' ? 2 : 1;
    end = Math.min(end, text.length);
    const raw = text.slice(at, end);
    const column = row.column + at + (raw.length - raw.trimStart().length);
    const trimmed = raw.trim();
    cells.push({ text: trimmed.replace(/\\\|/g, '|'), span: spanAt(row.line, column, trimmed.length) });
    at = end + 1;
  }
  return cells;
}

/** True if the last line of a fenced block is a fence at least as long as its first. */
function isClosed(fence: Token, lines: readonly PlacedLine[]): boolean {
  const last = lines.length > 1 ? (lines[lines.length - 1]?.text.trim() ?? '') : '';
  return last.length >= fence.markup.length && last === fence.markup.charAt(0).repeat(last.length);
}

/** Goes through the tokens once and hands each container the view of its own lines. */
class Reader {
  private at = 0;
  private tooDeep = false;
  private readonly tokens: readonly Token[];
  private readonly resolve: Resolve;
  private readonly report: Report;

  constructor(tokens: readonly Token[], resolve: Resolve, report: Report) {
    this.tokens = tokens;
    this.resolve = resolve;
    this.report = report;
  }

  /** The blocks up to the token of that type that closes the container. */
  blocks(view: View, closing?: string): readonly Block[] {
    const found: Block[] = [];
    for (;;) {
      const token = this.tokens[this.at];
      if (token === undefined) return found;
      this.at++;
      if (token.type === closing) return found;
      const block = this.block(token, view);
      if (block !== undefined) found.push(block);
    }
  }

  private block(token: Token, view: View): Block | undefined {
    const [from, to] = token.map ?? [0, 0];
    const lines = linesOf(view, from, to);
    const placed = { lines, span: spanOfLines(lines) };
    if (token.level >= deepestLevel && !this.tooDeep) {
      this.tooDeep = true;
      this.report('nesting-too-deep', placed.span, { limit: deepestLevel });
    }
    switch (token.type) {
      case 'heading_open': {
        const text = this.resolve((this.tokens[this.at]?.content ?? '').replace(/\s*\n\s*/g, ' '));
        this.skipTo('heading_close');
        return { is: 'heading', level: Number(token.tag.slice(1)), text, ...placed };
      }
      case 'paragraph_open':
        this.skipTo('paragraph_close');
        return {
          is: 'paragraph',
          ...placed,
          lines: this.resolved(lines.map((line) => shortened(line, line.text.length - line.text.trimStart().length))),
        };
      case 'fence':
        if (!isClosed(token, lines)) this.report('fence-unclosed', placed.span, { fence: token.markup });
        return { is: 'code', info: token.info.trim(), content: token.content, ...placed };
      case 'code_block':
        return { is: 'code', info: '', content: token.content, ...placed, lines: lines.map(untabbed) };
      case 'hr':
        return { is: 'rule', ...placed };
      case 'html_block': {
        const comment = /^\s*<!--([\s\S]*?)-->\s*$/.exec(token.content);
        return comment === null ? { is: 'html', ...placed } : { is: 'comment', content: comment[1] ?? '', ...placed };
      }
      case 'blockquote_open':
        return { is: 'quote', blocks: this.blocks(insideQuote(view, from, to), 'blockquote_close'), ...placed };
      case 'bullet_list_open':
        return { is: 'list', ordered: false, items: this.items(view, 'bullet_list_close'), ...placed };
      case 'ordered_list_open':
        return { is: 'list', ordered: true, items: this.items(view, 'ordered_list_close'), ...placed };
      case 'table_open':
        return this.table(view, from, to, placed);
      default:
        return undefined;
    }
  }

  /** The lines of a text with its references as links; a reference that a line ends in is left alone. */
  private resolved(lines: readonly PlacedLine[]): readonly PlacedLine[] {
    if (this.resolve === asItStands) return lines;
    const whole = this.resolve(lines.map(({ text }) => text).join('\n')).split('\n');
    return lines.map((line, at) => ({
      ...line,
      text: whole.length === lines.length ? (whole[at] ?? line.text) : this.resolve(line.text),
    }));
  }

  private items(view: View, closing: string): readonly ListItem[] {
    const items: ListItem[] = [];
    for (
      let token = this.tokens[this.at++];
      token !== undefined && token.type !== closing;
      token = this.tokens[this.at++]
    ) {
      if (token.type === 'list_item_open') items.push(this.item(token, view));
    }
    return items;
  }

  private item(token: Token, view: View): ListItem {
    const [from, to] = token.map ?? [0, 0];
    const own = insideListItem(view, from, to);
    const lines = linesOf(own, from, to);
    const task = /^\[([ xX])\](?:\s|$)/.exec(lines[0]?.text ?? '');
    const blocks = this.blocks(own, 'list_item_close');
    return {
      lines,
      span: spanOfLines(linesOf(view, from, to)),
      blocks,
      ...(task === null ? {} : { ticked: task[1] !== ' ' }),
    };
  }

  private table(view: View, from: number, to: number, placed: { lines: readonly PlacedLine[]; span: Span }): Block {
    let columns = 0;
    for (; this.tokens[this.at]?.type !== 'table_close' && this.at < this.tokens.length; this.at++) {
      if (this.tokens[this.at]?.type === 'th_open') columns++;
    }
    this.at++;
    const cells = (line: number): readonly TableCell[] =>
      cellsOf(view(line), columns).map((cell) => ({ ...cell, text: this.resolve(cell.text) }));
    const header = cells(from);
    const rows: (readonly TableCell[])[] = [];
    for (let line = from + 2; line < to; line++) rows.push(cells(line));
    return { is: 'table', header, rows, ...placed };
  }

  private skipTo(type: string): void {
    while (this.at < this.tokens.length && this.tokens[this.at]?.type !== type) this.at++;
    this.at++;
  }
}

/** What a page holds: its blocks, and the link definitions that its texts may refer to. */
export interface Page {
  readonly blocks: readonly Block[];
  readonly definitions: readonly LinkDefinition[];
}

/** The page given as the lines of its file; the first `skipped` of them (the front matter) are no part of it. */
export function readPage(lines: readonly string[], skipped: number, report: Report): Page {
  const { tokens, definitions } = blockTokens(lines.slice(skipped).join('\n'));
  const view: View = (line) => ({ text: lines[line + skipped] ?? '', line: line + skipped + 1, column: 1 });
  return { blocks: new Reader(tokens, resolver(definitions), report).blocks(view), definitions };
}

/** The lines of a text however they end, without a byte order mark; a NUL becomes what Markdown makes of it. */
export function linesOfText(text: string): readonly string[] {
  const whole = text.startsWith('\ufeff') ? text.slice(1) : text;
  const clean = whole.includes('\0') ? whole.replaceAll('\0', '\ufffd') : whole;
  return clean.includes('\r') ? clean.split(/\r\n|\n|\r/) : clean.split('\n');
}
