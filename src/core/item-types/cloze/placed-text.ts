import type { Block } from '../../source/block.ts';
import { type Span, spanAt } from '../../source/span.ts';

/** The Markdown of some blocks that knows where each character stands in the file and what of it is code. */
export interface PlacedText {
  readonly text: string;
  spanAt(offset: number, length: number): Span;
  /** True in code blocks, code spans and formulas, where braces are common. */
  isCode(offset: number): boolean;
  /** The number of the block, from 0, that holds an offset. */
  blockAt(offset: number): number;
}

function codeLines(blocks: readonly Block[]): readonly number[] {
  return blocks.flatMap((block): readonly number[] => {
    if (block.is === 'code') return block.lines.map(({ line }) => line);
    if (block.is === 'quote') return codeLines(block.blocks);
    return block.is === 'list' ? block.items.flatMap((item) => codeLines(item.blocks)) : [];
  });
}

const spans = /(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)|\$\$[\s\S]*?\$\$|\$[^$\n]+\$/g;

/** The last entry that begins at or before an offset. */
function at<Entry extends { readonly start: number }>(entries: readonly Entry[], offset: number): Entry | undefined {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return entries[low - 1];
}

/** The text of some blocks, a blank line between them. */
export function placedText(blocks: readonly Block[]): PlacedText {
  const code = new Set(codeLines(blocks));
  const lines: { start: number; line: number; column: number }[] = [];
  const inline: { start: number; end: number }[] = [];
  const starts: { start: number; number: number }[] = [];
  let text = '';
  for (const [number, block] of blocks.entries()) {
    if (number > 0) text += '\n\n';
    const start = text.length;
    starts.push({ start, number });
    for (const [index, { text: own, line, column }] of block.lines.entries()) {
      if (index > 0) text += '\n';
      lines.push({ start: text.length, line, column });
      text += own;
    }
    if (block.is === 'code') continue;
    for (const found of text.slice(start).matchAll(spans)) {
      inline.push({ start: start + found.index, end: start + found.index + found[0].length });
    }
  }
  return {
    text,
    spanAt(offset, length) {
      const place = at(lines, offset) ?? { start: 0, line: 1, column: 1 };
      return spanAt(place.line, place.column + offset - place.start, length);
    },
    isCode(offset) {
      const line = at(lines, offset)?.line;
      return (line !== undefined && code.has(line)) || (at(inline, offset)?.end ?? 0) > offset;
    },
    blockAt: (offset) => at(starts, offset)?.number ?? 0,
  };
}
