import type { Block } from '../source/block.ts';

const lettered = /^(?:[-*+]\s+)?\(?([A-Fa-f])[.):]\s+\S/;

/** How many of the lines in a row begin `A)`, `B)`, … */
function letteredLines(blocks: readonly Block[]): number {
  const lines = blocks.flatMap((block) => {
    if (block.is === 'list') return block.items.map((item) => item.lines[0]?.text ?? '');
    return block.is === 'paragraph' ? block.lines.map((line) => line.text) : [];
  });
  let next = 0;
  for (const line of lines) {
    if (lettered.exec(line)?.[1]?.toUpperCase() === String.fromCharCode(65 + next)) next++;
  }
  return next;
}

/**
 * True for reading that poses a question and never says what is right: lettered options without an answer, or a heading
 * with a question mark over nothing but a plain list. A question that prose answers is reading.
 */
export function looksLikeQuestion(section: { title: string; own: readonly Block[] }, isLeaf: boolean): boolean {
  if (letteredLines(section.own) >= 2) return true;
  const asks = section.title.trimEnd().endsWith('?') && isLeaf;
  const bare = section.own.length === 0;
  const onlyList = section.own.length === 1 && section.own[0]?.is === 'list' && !section.own[0].ordered;
  return asks && (bare || (onlyList && section.own.some((block) => block.is === 'list' && block.items.length >= 3)));
}
