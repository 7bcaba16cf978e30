/**
 * Filled-in pages known by their bytes. Once a page was read, each of its pieces stands here with the outcomes of the
 * responses in it; a page that is made of such pieces is marked without making a text of it.
 */

import { beforeName, behindName, plainNameIn } from '../submissions/page-head.ts';
import type { PieceMeaning, SectionMeaning } from '../submissions/page-meaning.ts';
import type { Piece } from '../submissions/page-pieces.ts';
import { hashOf } from './byte-names.ts';
import { maskOf, putWords, wordBytes } from './byte-words.ts';
import type { TallyCollector } from './tally-collector.ts';

/** One section of a piece, with the number of its outcome once a page was made of it. */
interface Step extends SectionMeaning {
  code?: number;
}

type AnsweringStep = Step & Required<Pick<Step, 'answer'>>;

const isAnswering = (step: Step): step is AnsweringStep => step.answer !== undefined;

interface KnownPiece {
  readonly piece: Piece;
  readonly length: number;
  /** Its bytes, four in each. */
  readonly words: Int32Array;
  /** Nothing where what it means is seen only in its page. */
  readonly steps: readonly Step[] | undefined;
  /** Pieces that stood behind this one before. */
  readonly next: KnownPiece[];
}

/** Takes pages in that are made of known pieces. */
export interface KnownPages {
  /** Takes in the page of a file, if it is one; `student` is whose it is where it names nobody. */
  take(bytes: Uint8Array, student: string): boolean;
  /** Takes in what the pieces of a page mean that was read. */
  learn(pieces: readonly Piece[], meaningOf: (piece: Piece) => PieceMeaning): void;
}

const manyKnown = 5000;
const manyNext = 8;
/** A longer piece is read as a text each time. */
const longestKnown = 10_000;
/** So many headings in one piece are looked behind. */
const manyHeadings = 8;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const sharp = 0x23;

/** What a paper begins with whose student is not named. */
const blankHead = beforeName + behindName;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** No pages yet, for so many items. */
export function knownPages(collector: TallyCollector, count: number): KnownPages {
  const byPiece = new Map<Piece, KnownPiece>();
  /** Those that do not begin a page, by their hash. */
  const byHash = new Map<number, KnownPiece[]>();
  const first: KnownPiece[] = [];
  /** What stands in the first pieces behind the name of a student. */
  const behindNames: KnownPiece[] = [];
  const items = new Int32Array(count);
  const codes = new Int32Array(count);
  /** The page, by its number, in which an item was answered last. */
  const answeredIn = new Int32Array(count);
  let page = 0;
  let plain = new Uint8Array(0);
  const answered: AnsweringStep[] = [];
  let view: DataView<ArrayBufferLike> = new DataView(new ArrayBuffer(0));

  const known = (piece: Piece, meaning: PieceMeaning, isFirst: boolean): KnownPiece => {
    const bytes = encoder.encode(piece.text);
    const steps = meaning?.map((section) => ({ ...section }));
    const made = { piece, ...inWords(bytes), steps, next: [] };
    if (isFirst) {
      if (piece.text.startsWith(blankHead) && behindNames.length < manyNext)
        behindNames.push({ ...made, ...inWords(bytes.subarray(blankHead.length)) });
      return made;
    }
    const hash = hashOf(bytes, 0, bytes.length);
    const alike = byHash.get(hash);
    if (alike === undefined) byHash.set(hash, [made]);
    else alike.push(made);
    return made;
  };

  /** The piece at a place: one that stood behind the one before, or one that stood somewhere. */
  const pieceAt = (next: KnownPiece[], at: number, to: number): KnownPiece | undefined => {
    const source = view;
    for (const each of next) {
      const end = at + each.length;
      if (isAt(each, source, at, to) && (end === to || isHeading(view, end, to))) return each;
    }
    if (isStart(next)) return undefined;
    let hash = 0;
    for (let end = at, headings = 0; headings < manyHeadings; headings++) {
      do {
        hash = (Math.imul(hash, 31) + view.getUint8(end)) | 0;
        end++;
      } while (end < to && !(view.getUint8(end) === sharp && isHeading(view, end, to)));
      const found = byHash.get(hash)?.find((each) => each.length === end - at && isAt(each, source, at, to));
      if (found !== undefined && next.length < manyNext) next.push(found);
      if (found !== undefined || end >= to) return found;
    }
    return undefined;
  };

  /** A page whose lines end as those of Windows do, with line feeds alone; it stands here until the next one does. */
  const withoutReturns = (bytes: Uint8Array): Uint8Array => {
    if (bytes.length + wordBytes > plain.length) plain = new Uint8Array(2 * bytes.length + wordBytes);
    let end = 0;
    for (let at = 0; at < bytes.length; at++) {
      if (bytes[at] === carriageReturn && bytes[at + 1] === lineFeed) continue;
      plain[end++] = bytes[at] ?? 0;
    }
    return plain.subarray(0, end);
  };

  const isStart = (all: readonly KnownPiece[]): boolean => all === first || all === behindNames;

  /** The answers in the pieces of a page; nothing where the page is to be read as a text. */
  const answersIn = (bytes: Uint8Array): { readonly student: string | undefined } | undefined => {
    const named = nameIn(bytes);
    let student = named?.student;
    const from = bytes.byteOffset + (named?.end ?? 0);
    const to = bytes.byteOffset + bytes.length;
    /** The level of the item that sections below it belong to. */
    let level = noItem;
    let all = named === undefined ? first : behindNames;
    answered.length = 0;
    page++;
    for (let at = from; at < to; ) {
      const each = pieceAt(all, at, to);
      if (each?.steps === undefined) return undefined;
      for (const step of each.steps) {
        if (isAnswering(step)) {
          if (answeredIn[step.answer.item] === page) return undefined;
          answeredIn[step.answer.item] = page;
          answered.push(step);
          level = step.level;
        } else if (step.level > level) return undefined;
        else level = noItem;
      }
      // Whether there is a heading at all is seen by the second piece.
      if (at + each.length === to && isStart(all)) return undefined;
      if (all === first) student = each.piece.student;
      at += each.length;
      all = each.next;
    }
    return { student };
  };

  /** Puts the items and outcomes of the answers in their lists; false where one of them has more to it. */
  const areMarked = (): boolean => {
    for (const [at, step] of answered.entries()) {
      const { answer } = step;
      step.code ??= collector.codeOf({ ...answer, place: nowhere });
      if (step.code < 0) return false;
      items[at] = answer.item;
      codes[at] = step.code;
    }
    return true;
  };

  return {
    take(given, own) {
      if (first.length === 0) return false;
      const bytes = given.includes(carriageReturn) ? withoutReturns(given) : given;
      if (view.buffer !== bytes.buffer) view = new DataView(bytes.buffer);
      const read = answersIn(bytes);
      const student = read?.student ?? own;
      if (read === undefined || answered.length === 0 || student === '' || !areMarked()) return false;
      collector.addCodes(student, items, codes, answered.length);
      return true;
    },
    learn(pieces, meaningOf) {
      const [start] = pieces;
      if (start === undefined || pieces.length < 2 || !tellsForm(start)) return;
      let all = first;
      for (const piece of pieces) {
        let made = byPiece.get(piece);
        if (made === undefined) {
          if (byPiece.size >= manyKnown || piece.text.length > longestKnown) return;
          made = known(piece, meaningOf(piece), all === first);
          byPiece.set(piece, made);
        }
        if (!all.includes(made) && all.length < manyNext) all.push(made);
        all = made.next;
      }
    },
  };
}

const nowhere = { path: '' };
const noItem = Number.POSITIVE_INFINITY;

/** True for a first piece by which alone, another behind it, a file is seen to be a page: by its first line, without quotes. */
function tellsForm({ text }: Piece): boolean {
  return text !== '' && !text.startsWith('\n') && !text.includes('"');
}

/** The name of the student that a page begins with, and where it ends with the front matter around it. */
function nameIn(bytes: Uint8Array): { readonly student: string; readonly end: number } | undefined {
  if (!isText(beforeName, bytes, 0)) return undefined;
  const end = bytes.indexOf(lineFeed, beforeName.length);
  if (end < 0 || !isText(behindName, bytes, end)) return undefined;
  const student = plainNameIn(decoder.decode(bytes.subarray(beforeName.length, end)));
  return student === undefined ? undefined : { student, end: end + behindName.length };
}

/** True where a text of plain ASCII stands at a place. */
function isText(text: string, bytes: Uint8Array, from: number): boolean {
  for (let at = 0; at < text.length; at++) if (bytes[from + at] !== text.charCodeAt(at)) return false;
  return true;
}

function inWords(bytes: Uint8Array): Pick<KnownPiece, 'length' | 'words'> {
  const words = new Int32Array(Math.ceil(bytes.length / wordBytes));
  putWords(words, 0, bytes, bytes.length);
  return { length: bytes.length, words };
}

/** True where a piece stands at a place before `to`. */
function isAt({ length, words }: KnownPiece, source: DataView, at: number, to: number): boolean {
  const last = words.length - 1;
  // Nothing is looked at beyond the buffer; what stands behind the page in it is left out of the last word.
  if (at + length > to || at + words.length * wordBytes > source.byteLength) return false;
  let word = 0;
  let place = at;
  while (word < last && source.getInt32(place, true) === words[word]) {
    word++;
    place += wordBytes;
  }
  return word === last && (source.getInt32(place, true) & maskOf(length - last * wordBytes)) === words[word];
}

/** True where a line begins with one to six `#` and white space. */
function isHeading(view: DataView, from: number, to: number): boolean {
  let at = from;
  while (at < to && view.getUint8(at) === sharp) at++;
  if (view.getUint8(from - 1) !== lineFeed || at === from || at - from > 6 || at >= to) return false;
  return view.getUint8(at) === 0x20 || view.getUint8(at) === 0x09;
}
