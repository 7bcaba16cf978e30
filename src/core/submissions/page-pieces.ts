/**
 * A filled-in page as pieces that begin at headings. Nearly all of a copy is the deck's own text, and most responses are
 * those of others, so that a piece that was parsed before is not parsed again. A piece is closed where Markdown reads the
 * next heading as one, whatever stands before; a page of closed pieces is what its pieces are. Where a piece is not closed
 * (`#` in a block of code), it goes on to the next heading; and a page is parsed as a whole where a piece defines links,
 * which bear on all others, or does not close soon.
 */
import { linesOfText, readPage } from '../source/blocks.ts';
import { type FrontMatter, readFrontMatter } from '../source/front-matter.ts';
import { withoutName } from './page-head.ts';
import { type PageSection, sectionsOf } from './page-sections.ts';

/** A closed piece. */
export interface Piece {
  readonly text: string;
  readonly lines: number;
  readonly sections: readonly PageSection[];
  /** The student whom the front matter of the first piece names. */
  readonly student: string | undefined;
  /** Pieces that stood behind this one before. */
  readonly next: Piece[];
}

/** Pieces by their text; that before the first of a page has none. */
export type Pieces = Map<string, Piece>;

/** A page as it is read: each section, and how many lines stand before its piece. */
export interface PageRead {
  readonly student: string | undefined;
  readonly sections: readonly PageSection[];
  readonly linesBefore: readonly number[];
  /** None where it was parsed as a whole. */
  readonly pieces: readonly Piece[];
}

/** So many pieces are remembered, none of them longer than this, and so many behind each are tried first. */
const manyPieces = 5000;
const longestPiece = 10_000;
const manyNext = 8;
/** A longer page is no paper. */
const longestPage = 256 * 1024;
/** A piece that is not closed after so many headings is none. */
const manyHeadings = 8;

const ignore = (): void => undefined;

/** The sections of a page, those that were met before as they were read then. */
export function readPieces(text: string, pieces: Pieces): PageRead {
  if (text.length > longestPage) return asWhole(text);
  const { text: blank, student } = withoutName(asLines(text));
  const read = inPieces(blank, pieces) ?? asWhole(blank);
  return student === undefined ? read : { ...read, student };
}

/** The text with a line feed at the end of each line, as Markdown takes it. */
function asLines(text: string): string {
  const isOdd = text.includes('\r') || text.includes('\0') || text.startsWith('\ufeff');
  return isOdd ? linesOfText(text).join('\n') : text;
}

function asWhole(text: string): PageRead {
  const { student, sections } = parsed(linesOfText(text), true);
  return { student, sections, linesBefore: sections.map(() => 0), pieces: [] };
}

const none: Pick<FrontMatter, 'height' | 'fields'> = { height: 0, fields: {} };

function parsed(lines: readonly string[], isFirst: boolean) {
  const front = isFirst ? readFrontMatter(lines, ignore) : none;
  const { blocks, definitions } = readPage(lines, front.height, ignore);
  const own = front.fields['student'];
  const student = typeof own === 'string' && own.trim() !== '' ? own.trim() : undefined;
  const sections = sectionsOf(blocks);
  // What stands before the first heading is nothing where the piece begins with one.
  return { student, sections: isFirst ? sections : sections.slice(1), isAlone: definitions.length === 0, front };
}

function inPieces(text: string, pieces: Pieces): PageRead | undefined {
  const start = pieces.get('') ?? { text: '', lines: 0, sections: [], student: undefined, next: [] };
  pieces.set('', start);
  const sections: PageSection[] = [];
  const linesBefore: number[] = [];
  const read: Piece[] = [];
  let student: string | undefined;
  let lines = 0;
  let before = start;
  for (let at = 0; at < text.length; ) {
    const piece = knownAt(text, at, before) ?? pieceAt(text, at, before, pieces);
    if (piece === undefined) return undefined;
    if (before === start) student = piece.student;
    for (const section of piece.sections) {
      sections.push(section);
      linesBefore.push(lines);
    }
    read.push(piece);
    lines += piece.lines;
    at += piece.text.length;
    before = piece;
  }
  return before === start ? undefined : { student, sections, linesBefore, pieces: read };
}

/** The piece that stands at a place, if one of those does that stood there before. */
function knownAt(text: string, at: number, { next }: Piece): Piece | undefined {
  for (const piece of next) {
    const end = at + piece.text.length;
    if (text.startsWith(piece.text, at) && (end === text.length || isNewHeading(text, end))) return piece;
  }
  return undefined;
}

/** The piece at a place, found or parsed; nothing where the page has to be parsed as a whole. */
function pieceAt(text: string, at: number, before: Piece, pieces: Pieces): Piece | undefined {
  let end = at;
  for (let headings = 0; headings < manyHeadings && (end < text.length || headings === 0); headings++) {
    end = nextHeading(text, end);
    const own = text.slice(at, end);
    const piece = pieces.get(key(own, at)) ?? newPiece(own, at === 0, end === text.length);
    if (piece === undefined) return undefined;
    if (piece === 'open') continue;
    remember(piece, at, before, pieces);
    return piece;
  }
  return undefined;
}

/** The first piece of a page, which may hold its front matter, is no other. */
const key = (text: string, at: number): string => (at === 0 ? `\0${text}` : text);

function remember(piece: Piece, at: number, before: Piece, pieces: Pieces): void {
  if (piece.text.length > longestPiece) return;
  const own = key(piece.text, at);
  if (!pieces.has(own)) {
    if (pieces.size >= manyPieces) return;
    pieces.set(own, piece);
  }
  if (before.next.length < manyNext) before.next.push(piece);
}

/** Some heading, by which a piece is seen to be closed. */
const another = '# another';

/** A piece; `open` where a heading behind it would be a part of it, nothing where it bears on other pieces. */
function newPiece(slice: string, isFirst: boolean, isLast: boolean): Piece | 'open' | undefined {
  // A slice keeps the whole page in memory.
  const text = slice.split('').join('');
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const { student, sections, isAlone, front } = parsed([...lines, another], isFirst);
  const mayOpen = isFirst && text.startsWith('---');
  if (!isAlone || (mayOpen && lines[0]?.trimEnd() !== '---')) return undefined;
  const last = sections.at(-1);
  const isClosed = last?.heading === 'another' && last.line === lines.length + 1 && !(mayOpen && front.height === 0);
  if (!isClosed) return isLast ? undefined : 'open';
  return { text, lines: lines.length, sections: sections.slice(0, -1), student, next: [] };
}

/** The place of the next heading behind a place, at the start of a line; the length of the text where there is none. */
function nextHeading(text: string, from: number): number {
  for (let at = text.indexOf('\n#', from); at >= 0; at = text.indexOf('\n#', at + 1)) {
    if (isHeadingAt(text, at + 1)) return at + 1;
  }
  return text.length;
}

const isNewHeading = (text: string, at: number): boolean => text.charCodeAt(at - 1) === 0x0a && isHeadingAt(text, at);

/** True where a line begins with one to six `#` and white space. */
function isHeadingAt(text: string, at: number): boolean {
  let end = at;
  while (text.charCodeAt(end) === 0x23) end++;
  const after = text.charCodeAt(end);
  return end > at && end - at <= 6 && (after === 0x20 || after === 0x09);
}
