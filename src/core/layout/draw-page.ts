import { fitColumns, gutter, setRow } from './columns.ts';
import { type Line, piece, type Role } from './line.ts';
import type { PageBlock, PageItem } from './page.ts';
import type { Space } from './space.ts';
import { widthOf } from './width.ts';
import { cut, widthOfLine, wrap } from './wrap.ts';

type Of<Is extends PageBlock['is']> = Extract<PageBlock, { is: Is }>;

/** Where nothing more is indented, so that what is nested deeply stays readable. */
const narrowest = 10;
const narrowestColumn = 8;
const longestRule = 24;
const tabStop = 4;

/** The rows of a page at a width, a blank row between its blocks. */
export function drawPage(blocks: readonly PageBlock[], width: number, space: Space): readonly Line[] {
  return drawBlocks(blocks, width, space, false);
}

function drawBlocks(blocks: readonly PageBlock[], width: number, space: Space, tight: boolean): readonly Line[] {
  return blocks.flatMap((block, at) => {
    const rows = drawBlock(block, width, space);
    return at === 0 || (tight && (block.is === 'list' || block.is === 'text')) ? rows : [[], ...rows];
  });
}

function drawBlock(block: PageBlock, width: number, space: Space): readonly Line[] {
  switch (block.is) {
    case 'text':
      return drawText(block, width, space);
    case 'heading':
      return block.rows.flatMap((row) => wrap(row, width));
    case 'code':
      return drawCode(block, width, space);
    case 'math':
      return indented(
        block.rows.flatMap((row) => wrap([piece(row)], roomInside(width, codeIndent(width)))),
        width,
        codeIndent(width),
      );
    case 'list':
      return drawList(block, width, space);
    case 'quote':
      return drawQuote(block, width, space);
    case 'table':
      return drawTable(block, width);
    case 'rule':
      return [[piece('─'.repeat(Math.min(width, longestRule)), 'muted')]];
  }
}

/**
 * An image has rows to itself, and its name below. It is drawn from there, once its rows are on the screen: begun above,
 * it would reach below the last row.
 */
function drawText({ rows, image }: Of<'text'>, width: number, space: Space): readonly Line[] {
  const drawn = image && space.image?.(image.target, width);
  if (image === undefined || drawn === undefined) return rows.flatMap((row) => wrap(row, width));
  const [name = [], ...rest] = wrap([piece(image.name, 'muted')], width);
  const kept = Array.from({ length: drawn.rows }, () => [piece('')]);
  return [...kept, [{ ...piece(''), image: drawn }, ...name], ...rest];
}

/** Code keeps its rows. One that is too long goes on in the next, and `↩` stands where it was cut. */
function drawCode({ text, language }: Of<'code'>, width: number, space: Space): readonly Line[] {
  const code = withoutTabs(text);
  const rows = space.highlighter?.(code, language) ?? code.split('\n').map((row) => (row === '' ? [] : [piece(row)]));
  const indent = codeIndent(width);
  const room = roomInside(width, indent);
  const drawn = rows.flatMap((row) => {
    if (widthOfLine(row) <= room) return [row];
    const parts = cut(row, Math.max(1, room - 1));
    return parts.map((part, at) => (at < parts.length - 1 ? [...part, piece('↩', 'muted')] : part));
  });
  return indented(drawn, width, indent);
}

function drawList(list: Of<'list'>, width: number, space: Space): readonly Line[] {
  const { start } = list;
  const lastNumber = (start ?? 0) + list.items.length - 1;
  const markWidth = start === undefined ? 1 : Math.max(`${start}.`.length, `${lastNumber}.`.length);
  return list.items.flatMap((item, at) => {
    const mark = start === undefined ? '•' : `${start + at}.`.padStart(markWidth);
    const rows = drawItem(item, mark, list.tight, width, space);
    return at === 0 || list.tight ? rows : [[], ...rows];
  });
}

function drawItem(item: PageItem, bullet: string, tight: boolean, width: number, space: Space): readonly Line[] {
  const mark = item.ticked === undefined ? bullet : `[${item.ticked ? 'x' : ' '}]`;
  return hanging([piece(`${mark} `, 'muted')], (room) => drawBlocks(item.blocks, room, space, tight), width);
}

/**
 * Rows behind a mark on the first of them, the others as far indented as the mark is wide. Where that leaves too little
 * room the mark has a row of its own.
 */
export function hanging(mark: Line, draw: (room: number) => readonly Line[], width: number): readonly Line[] {
  const indent = widthOfLine(mark);
  const room = roomInside(width, indent);
  const rows = draw(room);
  const [first = [], ...rest] = room < width || indent === 0 ? rows : [[], ...rows];
  return [[...mark, ...first], ...indented(rest, width, indent)];
}

function drawQuote(quote: Of<'quote'>, width: number, space: Space): readonly Line[] {
  const role = quote.alert === undefined ? 'muted' : roleOfAlert(quote.alert);
  const bar = width - 2 < narrowest ? [] : [piece('│ ', role)];
  const rows = drawBlocks(quote.blocks, width - 2 * bar.length, space, false);
  const named = quote.alert === undefined ? rows : [[piece(titled(quote.alert), 'strong')], ...rows];
  return named.map((row) => (row.length === 0 ? bar.map(({ role: look }) => piece('│', look)) : [...bar, ...row]));
}

function roleOfAlert(alert: string): Role {
  return alert === 'warning' || alert === 'caution' ? 'warning' : 'accent';
}

function titled(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

/** A table whose columns would become too narrow is told row by row: its first cell, then the others by their heads. */
function drawTable({ rows, aligns }: Of<'table'>, width: number): readonly Line[] {
  const widths = fitColumns(rows, width, narrowestColumn);
  const [head = [], ...body] = rows;
  if (widths === undefined) return body.flatMap((row, at) => tellRow(head, row, width, at > 0));
  const rule = widths.flatMap((columns, at) => [
    ...(at === 0 ? [] : [piece(' '.repeat(gutter))]),
    piece('─'.repeat(columns), 'muted'),
  ]);
  return [...setRow(head, { widths, aligns }), rule, ...body.flatMap((row) => setRow(row, { widths, aligns }))];
}

function tellRow(head: readonly Line[], row: readonly Line[], width: number, parted: boolean): readonly Line[] {
  const told = row.flatMap((cell, at) => {
    if (cell.length === 0) return [];
    if (at === 0) return wrap(cell, width);
    const name = head[at] ?? [];
    const text = name.length === 0 ? cell : [...name, piece(': '), ...cell];
    return hanging([piece('  ')], (room) => wrap(text, room), width);
  });
  return parted ? [[], ...told] : told;
}

function codeIndent(width: number): number {
  return width < 38 ? 2 : 4;
}

/** The columns that are left beside an indent; all of them where too few would be. */
export function roomInside(width: number, indent: number): number {
  return width - indent < narrowest ? width : width - indent;
}

/** Rows moved to the right, where that leaves enough room. Blank rows stay blank. */
export function indented(rows: readonly Line[], width: number, indent: number): readonly Line[] {
  if (indent === 0 || roomInside(width, indent) === width) return rows;
  return rows.map((row) => (row.length === 0 ? row : [piece(' '.repeat(indent)), ...row]));
}

function withoutTabs(text: string): string {
  if (!text.includes('\t')) return text;
  return text
    .split('\n')
    .map((row) => {
      let column = 0;
      return row.replaceAll(/[^\t]+|\t/g, (part) => {
        const shown = part === '\t' ? ' '.repeat(tabStop - (column % tabStop)) : part;
        column += widthOf(shown);
        return shown;
      });
    })
    .join('\n');
}
