import { placeOfLetter } from '../../grading/letters.ts';
import { type Block, type PlacedLine, spanOfLines } from '../../source/block.ts';
import { firstLine } from './blocks.ts';
import type { RawOption } from './boxes.ts';
import { type KeyLine, keyOfHtml, keyOfLine } from './key-line.ts';
import { marker } from './lettered-pieces.ts';

/** Every line of text in some blocks. */
function linesIn(block: Block): readonly PlacedLine[] {
  if (block.is === 'paragraph') return block.lines;
  if (block.is === 'quote') return block.blocks.flatMap(linesIn);
  return block.is === 'list' ? block.items.flatMap((item) => item.blocks.flatMap(linesIn)) : [];
}

/** A line without the signs that make it bold, and without the stop at its end. */
export const plainLine = (text: string): string =>
  text
    .replace(/[*_]{2}|^[*_]|[*_]$/g, '')
    .replace(/\.$/, '')
    .trim();

/** The key in a line that repeats an option with its letter: `**b) Time Sharing Option**`. */
function keyOfRepeat(line: PlacedLine, options: readonly RawOption[]): KeyLine | undefined {
  const text = plainLine(line.text);
  const found = marker(text);
  const place = found === undefined ? undefined : placeOfLetter(found.letter);
  const first = place === undefined ? undefined : options[place]?.blocks[0];
  if (found === undefined || first?.is !== 'paragraph' || first.lines.length > 1) return undefined;
  const isSame = plainLine(text.slice(found.width)) === plainLine(firstLine(first).text);
  return isSame ? { letters: [found.letter], span: spanOfLines([line]) } : undefined;
}

/** The first key that a block names, also in a quote or list. */
export function keyNamedIn(block: Block, options: readonly RawOption[]): KeyLine | undefined {
  if (block.is === 'html') return keyOfHtml(block.lines);
  for (const line of linesIn(block)) {
    const key = keyOfLine({ ...line, text: line.text.slice(0, 1000) }) ?? keyOfRepeat(line, options);
    if (key !== undefined) return key;
  }
  return undefined;
}
