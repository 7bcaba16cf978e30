/*
 * Lines are broken at spaces, and between the characters of scripts that are written without them. Right-to-left text
 * stays in the order of the file: terminals that show it reorder it themselves, and isolates of ours would be printed
 * by those that do not.
 */
import type { Line, Piece } from './line.ts';
import { neutralise } from './neutralise.ts';
import { graphemesOf, widthOf } from './width.ts';

/** What is never broken unless it is wider than a row: a word, which may consist of pieces with different roles. */
interface Unit {
  readonly pieces: Piece[];
  width: number;
  readonly space: boolean;
  /** The last character or two, all that is needed to know whether a row may end here. */
  end: string;
}

const SPACELESS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff60]/u;
const NOT_AT_START = /^[、。，．・：；？！゛゜ー々〉》」』】〕）］｝…‥ぁぃぅぇぉっゃゅょァィゥェォッャュョ]/u;
const NOT_AT_END = /[〈《「『【〔（［｛]$/u;
const SPACES_OR_WORD = / +|[^ ]+/g;

/** The rows that hold a line at a width, each piece safe to measure; one empty row for an empty line. */
export function wrap(line: Line, width: number): Line[] {
  const rows: Line[] = [];
  let row: Piece[] = [];
  let used = 0;
  let space: Unit | undefined;
  for (const unit of unitsOf(line)) {
    if (unit.space) {
      if (used > 0 || rows.length === 0) space = unit;
      continue;
    }
    const spaceWidth = space?.width ?? 0;
    if (used > 0 && used + spaceWidth + unit.width > width) {
      rows.push(row);
      row = [];
      used = 0;
    } else if (space !== undefined && spaceWidth + unit.width <= width) {
      used += addAll(row, space);
    }
    space = undefined;
    if (used + unit.width <= width) {
      used += addAll(row, unit);
      continue;
    }
    const parts = cut(unit.pieces, width);
    const last = parts.pop() ?? [];
    for (const part of parts) rows.push(part);
    row = [...last];
    used = widthOfLine(row);
  }
  rows.push(row);
  return rows;
}

/** The rows of a line that is cut wherever a row is full, but never inside a character. */
export function cut(line: Line, width: number): Line[] {
  const rows: Line[] = [];
  let row: Piece[] = [];
  let used = 0;
  for (const part of line) {
    const text = neutralise(part.text);
    let from = 0;
    let at = 0;
    for (const grapheme of graphemesOf(text)) {
      const columns = widthOf(grapheme);
      if (used > 0 && used + columns > width) {
        add(row, { ...part, text: text.slice(from, at) });
        rows.push(row);
        row = [];
        used = 0;
        from = at;
      }
      used += columns;
      at += grapheme.length;
    }
    add(row, { ...part, text: text.slice(from) });
  }
  rows.push(row);
  return rows;
}

/** How many columns a line takes. */
export function widthOfLine(line: Line): number {
  return line.reduce((sum, part) => sum + widthOf(neutralise(part.text)), 0);
}

/** The columns of the widest word of a line. */
export function widestWord(line: Line): number {
  return unitsOf(line).reduce((widest, unit) => (unit.space ? widest : Math.max(widest, unit.width)), 0);
}

function unitsOf(line: Line): readonly Unit[] {
  const units: Unit[] = [];
  let word: Unit | undefined;
  for (const part of line) {
    for (const [text] of neutralise(part.text).matchAll(SPACES_OR_WORD)) {
      if (text.startsWith(' ')) {
        units.push({ pieces: [{ ...part, text }], width: text.length, space: true, end: ' ' });
        word = undefined;
        continue;
      }
      for (const chunk of SPACELESS.test(text) ? chunksOf(text) : [text]) {
        if (word === undefined || mayBreakBetween(word.end, chunk)) {
          word = { pieces: [], width: 0, space: false, end: '' };
          units.push(word);
        }
        add(word.pieces, { ...part, text: chunk });
        word.width += widthOf(chunk);
        word.end = chunk.slice(-2);
      }
    }
  }
  return units;
}

/** A text without spaces in the parts between which a row may end. */
function* chunksOf(text: string): Iterable<string> {
  let from = 0;
  let at = 0;
  let before = '';
  for (const grapheme of graphemesOf(text)) {
    if (at > 0 && mayBreakBetween(before, grapheme)) {
      yield text.slice(from, at);
      from = at;
    }
    before = grapheme;
    at += grapheme.length;
  }
  yield text.slice(from);
}

function mayBreakBetween(before: string, after: string): boolean {
  if (NOT_AT_START.test(after) || NOT_AT_END.test(before)) return false;
  return SPACELESS.test(before.slice(-2)) || SPACELESS.test(after.slice(0, 2));
}

function addAll(row: Piece[], unit: Unit): number {
  for (const part of unit.pieces) add(row, part);
  return unit.width;
}

/** Appends a piece, joined with the one before where they look alike. */
export function add(row: Piece[], next: Piece): void {
  if (next.text === '') return;
  const last = row.at(-1);
  if (last !== undefined && last.role === next.role && last.href === next.href) {
    row[row.length - 1] = { ...last, text: last.text + next.text };
  } else {
    row.push(next);
  }
}
