import type { Block } from '../source/block.ts';
import { letteredLines } from './letters.ts';

/**
 * Whether reading poses a question and never says what is right: surely, for lettered options without an answer and for
 * a numbered question over a list; maybe, for a heading with a question mark over nothing, or over nothing but a plain
 * list, which pages that only inform have too. A question that prose answers is reading.
 */
export function looksLikeQuestion(
  section: { title: string; number?: string; own: readonly Block[] },
  isLeaf: boolean,
): 'surely' | 'maybe' | undefined {
  const { title, number, own } = section;
  if (letteredLines(own) >= 2) return 'surely';
  if (!isLeaf || !/[?？؟]\s*$/.test(title)) return undefined;
  const last = own.at(-1);
  if (last === undefined) return 'maybe';
  const isList = (block: Block): boolean => block.is === 'list' && !block.ordered;
  if (!own.some(isList) || own.some((block) => block.is !== 'code' && !isList(block))) return undefined;
  if (number !== undefined) return 'surely';
  return own.length === 1 && last.is === 'list' && last.items.length >= 3 ? 'maybe' : undefined;
}
