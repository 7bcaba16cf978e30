/*
 * A cloze is laid out with stand-ins: each gap is a run of one private character, as long as what the gap shows is wide,
 * so that Markdown, highlighting and wrapping treat it as one word whatever was typed. Afterwards the run is replaced.
 */
import type { Segment } from '../../core/item-types/contract.ts';
import type { Line, Piece, Role } from '../../core/layout/line.ts';
import { neutralise } from '../../core/layout/neutralise.ts';
import { graphemesOf, widthOf } from '../../core/layout/width.ts';
import { add, widthOfLine } from '../../core/layout/wrap.ts';

/** What a gap shows: the text and its role, and where the caret stands in it, counted in UTF-16 units. */
export interface Gap {
  readonly text: string;
  readonly role: Role;
  readonly caret?: number;
}

/** Rows in which the gaps are filled, and where the caret landed. */
export interface Filled {
  readonly rows: readonly Line[];
  readonly caret?: { readonly row: number; readonly column: number };
}

interface Cell {
  readonly text: string;
  readonly offset: number;
}

const FIRST = 0xf0000;
const LAST = 0xffffd;
const PRIVATE = /[\u{f0000}-\u{ffffd}]/u;
const NARROWEST = 8;

/** The Markdown of the segments with a stand-in for each gap. */
export function withStandIns(segments: readonly Segment[], gaps: readonly Gap[]): string {
  return segments
    .map((segment) => {
      if (segment.is === 'text') return segment.text.replaceAll(new RegExp(PRIVATE, 'gu'), '\ufffd');
      return standIn(segment.gap).repeat(cellsOf(gaps[segment.gap]).length);
    })
    .join('');
}

/** The rows with what each gap shows in the place of its stand-in. */
export function fillIn(rows: readonly Line[], gaps: readonly Gap[]): Filled {
  const cells = gaps.map(cellsOf);
  const used = gaps.map(() => 0);
  let caret: Filled['caret'];
  const filled = rows.map((row, at) => {
    const next: Piece[] = [];
    for (const part of row) {
      for (const text of part.text.split(/([\u{f0000}-\u{ffffd}])/u)) {
        const gap = (text.codePointAt(0) ?? 0) - FIRST;
        const shown = gaps[gap];
        if (shown === undefined) {
          add(next, { ...part, text });
          continue;
        }
        const place = used[gap] ?? 0;
        used[gap] = place + 1;
        const cell = cells[gap]?.[place];
        if (cell?.offset === shown.caret && cell !== undefined && cell.text !== '') {
          caret = { row: at, column: widthOfLine(next) };
        }
        add(next, { text: cell?.text ?? '', role: shown.role });
      }
    }
    return next;
  });
  return { rows: filled, ...(caret === undefined ? {} : { caret }) };
}

const standIn = (gap: number): string => String.fromCodePoint(Math.min(FIRST + gap, LAST));

/** One cell a column: a wide character takes two, the second of which is empty. */
function cellsOf(gap: Gap | undefined): readonly Cell[] {
  const cells: Cell[] = [{ text: '[', offset: -1 }];
  const text = gap?.text ?? '';
  let offset = 0;
  for (const grapheme of graphemesOf(text)) {
    const shown = neutralise(grapheme);
    cells.push({ text: shown, offset });
    for (let column = 1; column < widthOf(shown); column += 1) cells.push({ text: '', offset });
    offset += grapheme.length;
  }
  // The space after the text is where the caret stands at its end.
  cells.push({ text: '\u00a0', offset });
  while (cells.length <= NARROWEST) cells.push({ text: '\u00a0', offset: -1 });
  cells.push({ text: ']', offset: -1 });
  return cells;
}
