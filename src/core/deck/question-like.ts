import type { Block } from '../source/block.ts';
import { letteredLines } from './letters.ts';

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
