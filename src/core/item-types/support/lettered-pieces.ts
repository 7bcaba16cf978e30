import { type Block, type List, type Paragraph, type PlacedLine, spanOfLines } from '../../source/block.ts';
import type { Span } from '../../source/span.ts';
import { firstLine, lineAfter, paragraphOf, partOfList } from './blocks.ts';
import { type KeyLine, keyOfHtml, keyOfLine } from './key-line.ts';

/** A text behind a letter, which may turn out to be an option. */
export interface Entry {
  readonly is: 'entry';
  readonly letter: string;
  readonly span: Span;
  readonly blocks: readonly Block[];
  /** The entry as it stands in the page, for one that is no option. */
  readonly original: Block;
}

/** What a section with lettered options is made of. */
export type Piece =
  | Entry
  | { readonly is: 'key'; readonly key: KeyLine; readonly original: Block }
  | { readonly is: 'block'; readonly block: Block };

const capital = (): RegExp =>
  /^(?:\*\*|__)?\(?([A-Z])(?:[).:](?:\*\*|__)?|(?:\*\*|__)[).:])(?:\s+|$|(?=[`"'“])|(?<=[:)])(?=[\p{L}\d]))/u;
const small = /^\(?([a-z])\)(?:\s+|$)/;

/** Hardly a line of a page gets past this. */
const likely = /^[*_(]{0,3}[A-Za-z][).:*_]/;

/** The letter in front of a text, `A)`, and the characters that it takes. */
export function marker(text: string): { letter: string; width: number } | undefined {
  if (!likely.test(text)) return undefined;
  const found = capital().exec(text) ?? small.exec(text);
  const letter = found?.[1];
  return found === null || letter === undefined ? undefined : { letter: letter.toUpperCase(), width: found[0].length };
}

function entry(
  letter: string,
  width: number,
  lines: readonly PlacedLine[],
  others: readonly Block[],
  original: Block,
): Entry {
  const [first, ...more] = lines;
  const text = lineAfter(first ?? firstLine(original), width);
  const kept = [text, ...more].filter((line) => line.text.trim() !== '');
  return {
    is: 'entry',
    letter,
    span: spanOfLines(text.text.trim() === '' ? lines.slice(0, 1) : [text]),
    blocks: [...(kept.length === 0 ? [] : [paragraphOf(kept)]), ...others],
    original,
  };
}

/** The entries of a list whose items all have a letter. */
function piecesOfList(list: List): readonly Piece[] {
  const entries: Entry[] = [];
  for (const item of list.items) {
    const [first, ...others] = item.blocks;
    const found = first?.is === 'paragraph' ? marker(firstLine(first).text) : undefined;
    if (first === undefined || found === undefined) return [{ is: 'block', block: list }];
    entries.push(entry(found.letter, found.width, first.lines, others, partOfList(list, [item])));
  }
  return entries;
}

/** A paragraph cut before each line that has a letter or names the key. */
function piecesOfParagraph(paragraph: Paragraph): readonly Piece[] {
  const pieces: Piece[] = [];
  let lines: PlacedLine[] = [];
  const flush = (): void => {
    const [first] = lines;
    if (first === undefined) return;
    const original = paragraphOf(lines);
    const found = marker(first.text);
    if (found === undefined) pieces.push({ is: 'block', block: original });
    else pieces.push(entry(found.letter, found.width, lines, [], original));
    lines = [];
  };
  for (const line of paragraph.lines) {
    const key = keyOfLine(line);
    if (key !== undefined) {
      flush();
      pieces.push({ is: 'key', key, original: paragraphOf([line]) });
    } else {
      if (marker(line.text) !== undefined) flush();
      lines.push(line);
    }
  }
  flush();
  return pieces;
}

/** The blocks that some pieces were; items of one list stay together. */
export function blocksOf(pieces: readonly Piece[]): readonly Block[] {
  const blocks: Block[] = [];
  for (const piece of pieces) {
    const block = piece.is === 'block' ? piece.block : piece.original;
    const before = blocks.at(-1);
    const isNext = block.is === 'list' && before?.is === 'list' && block.span.line === before.span.endLine + 1;
    if (isNext && piece.is === 'entry') {
      const lines = [...before.lines, ...block.lines];
      blocks[blocks.length - 1] = {
        ...before,
        items: [...before.items, ...block.items],
        lines,
        span: spanOfLines(lines),
      };
    } else blocks.push(block);
  }
  return blocks;
}

/** The pieces of some blocks in their order. */
export function piecesOf(blocks: readonly Block[]): readonly Piece[] {
  return blocks.flatMap((block): readonly Piece[] => {
    if (block.is === 'list') return piecesOfList(block);
    if (block.is === 'paragraph') return piecesOfParagraph(block);
    if (block.is === 'html') {
      const key = keyOfHtml(block.lines);
      return [key === undefined ? { is: 'block', block } : { is: 'key', key, original: block }];
    }
    return [{ is: 'block', block }];
  });
}
