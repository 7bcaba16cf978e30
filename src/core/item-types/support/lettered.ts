/**
 * Options behind letters (`- A: text`, or lines `A) text`) and the key in a line or heading of its own (`Answer: D`), as
 * many collections have them. They are read only; what is written has boxes.
 */
import type { SubSection } from '../../deck/section.ts';
import { letterOf, placeOfLetter } from '../../grading/letters.ts';
import { type Block, markdownOf } from '../../source/block.ts';
import { firstLine, paragraphOf } from './blocks.ts';
import type { RawOption } from './boxes.ts';
import { type KeyLine, keyOfLetters, keyOfLine } from './key-line.ts';
import { blocksOf, type Entry, marker, type Piece, piecesOf } from './lettered-pieces.ts';
import { keyNamedIn } from './named-key.ts';

/** Lettered options with all that the section holds besides. */
interface LetteredOptions {
  readonly stem: readonly Block[];
  readonly options: readonly RawOption[];
  readonly after: readonly Block[];
  readonly below: readonly SubSection[];
  readonly key?: KeyLine;
}

const isEntry = (piece: Piece | undefined, letter: string): boolean => piece?.is === 'entry' && piece.letter === letter;

/** Where the options begin: at an A that a B follows. */
function startOf(pieces: readonly Piece[]): number {
  let first = -1;
  for (const [at, piece] of pieces.entries()) {
    if (piece.is === 'block') continue;
    if (first >= 0 && isEntry(piece, 'B')) return first;
    first = isEntry(piece, 'A') ? at : -1;
  }
  return -1;
}

/** The entries from A on, each with the blocks up to the next, and where the last of them ends. */
function run(pieces: readonly Piece[], start: number): { entries: readonly Entry[]; end: number } {
  const entries: Entry[] = [];
  let between: Block[] = [];
  let end = start;
  for (const [at, piece] of pieces.entries()) {
    if (at < start) continue;
    if (piece.is === 'block') between.push(piece.block);
    else if (piece.is === 'entry' && piece.letter === letterOf(entries.length)) {
      const last = entries.pop();
      if (last !== undefined) entries.push({ ...last, blocks: [...last.blocks, ...between] });
      between = [];
      entries.push(piece);
      end = at + 1;
    } else break;
  }
  return { entries, end };
}

/** The key in a sub-section: its title `Answer: D`, or `Answer` with nothing but letters as its first line. */
export function keyOfSubSection(section: SubSection): { key: KeyLine; rest: SubSection } | undefined {
  const titled = keyOfLine({ text: section.title, line: section.span.line, column: section.span.column });
  if (titled !== undefined) return { key: { ...titled, span: section.span }, rest: { ...section, title: '' } };
  const [first, ...others] = section.blocks;
  if (!/^(?:correct )?answers?$/i.test(section.title) || first?.is !== 'paragraph') return undefined;
  const key = keyOfLetters(firstLine(first)) ?? keyOfLine(firstLine(first));
  if (key === undefined) return undefined;
  const lines = [...(key.rest === undefined ? [] : [key.rest]), ...first.lines.slice(1)];
  return {
    key,
    rest: { ...section, title: '', blocks: lines.length === 0 ? others : [paragraphOf(lines), ...others] },
  };
}

/** What a key line says besides the letter, unless it only repeats the option. */
function besides(key: KeyLine, entries: readonly Entry[]): readonly Block[] {
  if (key.rest === undefined) return [];
  const named = entries[placeOfLetter(key.letters[0] ?? '') ?? -1];
  return named !== undefined && markdownOf(named.blocks).trim() === key.rest.text.trim()
    ? []
    : [paragraphOf([key.rest])];
}

/** The key that a quote or list below the options names. */
function nestedKey(rest: readonly Piece[], entries: readonly Entry[]): KeyLine | undefined {
  const options = entries.map(({ span, blocks }) => ({ ticked: false, span, blocks }));
  for (const piece of rest) {
    const key =
      piece.is === 'block' && /^(?:quote|list)$/.test(piece.block.is) ? keyNamedIn(piece.block, options) : undefined;
    if (key !== undefined) return key;
  }
  return undefined;
}

/** True for a block that has a line which opens with an A. */
function holdsFirst(block: Block): boolean {
  const opens = ({ text }: { readonly text: string }): boolean => marker(text)?.letter === 'A';
  if (block.is === 'list')
    return block.items.some((item) => item.blocks[0] !== undefined && opens(firstLine(item.blocks[0])));
  return block.is === 'paragraph' && block.lines.some(opens);
}

/** Lettered options, two at least, with the key where one is named; nothing where there are none. */
export function readLettered(body: readonly Block[], below: readonly SubSection[]): LetteredOptions | undefined {
  if (!body.some(holdsFirst)) return undefined;
  const pieces = piecesOf(body);
  const start = startOf(pieces);
  if (start < 0) return undefined;
  const { entries, end } = run(pieces, start);
  const rest = pieces.slice(end);
  const at = rest.findIndex((piece) => piece.is === 'key');
  const inBody = rest[at];
  const subSections = below.map((section) => ({ section, named: at < 0 ? keyOfSubSection(section) : undefined }));
  const chosen = subSections.find(({ named }) => named !== undefined);
  const key = inBody?.is === 'key' ? inBody.key : (chosen?.named?.key ?? nestedKey(rest, entries));
  const places = new Set(key?.letters.map(placeOfLetter));
  return {
    stem: blocksOf(pieces.slice(0, start)),
    options: entries.map(({ span, blocks }, place) => ({ ticked: places.has(place), span, blocks })),
    after:
      inBody?.is === 'key'
        ? [...blocksOf(rest.slice(0, at)), ...besides(inBody.key, entries), ...blocksOf(rest.slice(at + 1))]
        : blocksOf(rest),
    below: subSections.map(({ section, named }) => (section === chosen?.section ? (named?.rest ?? section) : section)),
    ...(key === undefined ? {} : { key }),
  };
}
