/*
 * Lines are broken at spaces, and between the characters of scripts that are written without them. Right-to-left text
 * stays in the order of the file: terminals that show it reorder it themselves, and isolates of ours would be printed
 * by those that do not.
 */
import type { Line, Piece } from './line.ts';
import { neutralise } from './neutralise.ts';
import { graphemesOf, isNarrow, widthOf } from './width.ts';

/** What is never broken unless it is wider than a row: a word, which may consist of pieces with different roles. */
interface Unit {
  readonly pieces: Piece[];
  width: number;
  readonly space: boolean;
  /** The last character or two, all that is needed to know whether a row may end here. */
  end: string;
}

/** Scripts that are written without spaces, and their punctuation. */
export const SPACELESS = (): RegExp =>
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff60]/u;
const NOT_AT_START = /^[、。，．・：；？！゛゜ー々〉》」』】〕）］｝…‥ぁぃぅぇぉっゃゅょァィゥェォッャュョ]/u;
const NOT_AT_END = /[〈《「『【〔（［｛]$/u;
const LETTERS = (): RegExp => /.\p{M}*/gsu;
const ASCII = /^[\x20-\x7e]*$/;
const UP_TO_SIGN = /[^/._\-(,&=?]*[/._\-(,&=?]+|[^/._\-(,&=?]+/g;
const SPACES_OR_WORD = / +|[^ ]+/g;

/** The rows that hold a line at a width, each piece safe to measure; one empty row for an empty line. */
export function wrap(line: Line, width: number): Line[] {
  const rows: Line[] = [];
  let row: Piece[] = [];
  let used = 0;
  let space: Unit | undefined;
  const endRow = () => {
    rows.push(row);
    row = [];
    used = 0;
  };
  const place = (unit: Unit) => {
    if (used > 0 && used + unit.width > width) endRow();
    if (unit.width <= width) {
      for (const part of unit.pieces) add(row, part);
      used += unit.width;
      return;
    }
    const parts = cut(unit.pieces, width);
    row = [...(parts.pop() ?? [])];
    used = widthOfLine(row);
    for (const part of parts) rows.push(part);
  };
  for (const unit of unitsOf(line)) {
    if (unit.space) {
      if (used > 0 || rows.length === 0) space = unit;
      continue;
    }
    const spaceWidth = space?.width ?? 0;
    const parts = unit.width <= width ? [unit] : partsOf(unit);
    const fits = used + spaceWidth + (parts[0]?.width ?? 0) <= width;
    if (fits && space !== undefined) place(space);
    if (!fits && used > 0) endRow();
    space = undefined;
    for (const part of parts) place(part);
  }
  rows.push(row);
  return rows;
}

/** A word that is wider than a row in the parts between which an address or a dotted name is best broken. */
function partsOf(unit: Unit): readonly Unit[] {
  return unit.pieces.flatMap((part) => {
    const texts = ASCII.test(part.text) ? part.text.match(UP_TO_SIGN) : null;
    return (texts ?? [part.text]).map((text) => ({ ...unit, pieces: [{ ...part, text }], width: widthOf(text) }));
  });
}

/**
 * The rows of a line that is cut wherever a row is full, but never inside a character. Only those of scripts that join
 * many letters into one are taken apart, where a row cannot hold them.
 */
export function cut(line: Line, width: number): Line[] {
  const rows: Line[] = [];
  let row: Piece[] = [];
  let used = 0;
  for (const part of line) {
    const text = neutralise(part.text);
    let from = 0;
    let at = 0;
    const put = (character: string, columns: number) => {
      if (used > 0 && used + columns > width) {
        add(row, { ...part, text: text.slice(from, at) });
        rows.push(row);
        row = [];
        used = 0;
        from = at;
      }
      used += columns;
      at += character.length;
    };
    for (const grapheme of graphemesOf(text)) {
      const columns = widthOf(grapheme);
      if (columns <= width) put(grapheme, columns);
      else for (const letter of grapheme.match(LETTERS()) ?? []) put(letter, widthOf(letter));
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
      for (const chunk of isNarrow(text) || !SPACELESS().test(text) ? [text] : chunksOf(text)) {
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
  if (isNarrow(before) && isNarrow(after)) return false;
  if (NOT_AT_START.test(after) || NOT_AT_END.test(before)) return false;
  return SPACELESS().test(before.slice(-2)) || SPACELESS().test(after.slice(0, 2));
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
