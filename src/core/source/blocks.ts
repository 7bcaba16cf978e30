/**
 * The page as a tree of blocks that know their place. markdown-it finds the blocks by the rules of CommonMark; what it
 * leaves out (columns, the text of a block without the marks of what contains it) is found line by line in `views.ts`.
 */
import type { Report } from '../diagnostics/diagnostic.ts';
import { type Block, type ListItem, type PlacedLine, spanOfLines, type TableCell } from './block.ts';
import { blockTokens, deepestLevel, type LinkDefinition, type Token } from './markdown-it.ts';
import { asItStands, type Resolve, resolver } from './references.ts';
import { type Span, spanAt } from './span.ts';
import { insideListItem, insideQuote, linesOf, shortened, untabbed, type View } from './views.ts';

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
