import type { Block } from '../source/block.ts';
import { letteredLines } from './letters.ts';

interface Posed {
  readonly title: string;
  readonly number?: string | undefined;
  readonly own: readonly Block[];
}

const questionMark = /[?？؟][*_`"')\]\s]*$/;
const opening = /^(?:which|what|why|how|when|where|who|whom|whose|choose|select|pick|name|q)\b/i;

/** True for a text that asks in so many words: by a number, a question mark or the word that it begins with. */
export function asks({ title, number, own }: Posed): boolean {
  if (number !== undefined || questionMark.test(title) || opening.test(title)) return true;
  return own.some((block) => block.is === 'paragraph' && block.lines.some(({ text }) => questionMark.test(text)));
}

const answered = /^[*_]{0,3}(?:correct )?ans(?:wer)?[*_]{0,3}\s*[:：][*_\s]{0,6}\(?(?:\d{1,2}|true|false)[).*_]{0,4}$/i;

/** True where a line names a number or a truth value as the answer, as some quizzes do: `**Answer:** 2`. */
function namesAnswer(own: readonly Block[]): boolean {
  return own.some((block) => block.is === 'paragraph' && block.lines.some(({ text }) => answered.test(text.trim())));
}

/**
 * Whether reading poses a question and never says what is right: surely, for a question over lettered options, for a
 * numbered one over a list, and where a line answers it with a number or a truth value; maybe, for options that nobody asks about and for a heading with a question mark over nothing
 * or nothing but a plain list, which pages that only inform have too. A question that prose answers is reading.
 */
export function looksLikeQuestion(section: Posed, isLeaf: boolean): 'surely' | 'maybe' | undefined {
  const { title, number, own } = section;
  if (letteredLines(own) >= 2) return asks(section) ? 'surely' : 'maybe';
  if (isLeaf && namesAnswer(own)) return 'surely';
  if (!isLeaf || !questionMark.test(title)) return undefined;
  const last = own.at(-1);
  if (last === undefined) return 'maybe';
  const isList = (block: Block): boolean => block.is === 'list' && !block.ordered;
  if (!own.some(isList) || own.some((block) => block.is !== 'code' && !isList(block))) return undefined;
  if (number !== undefined) return 'surely';
  return own.length === 1 && last.is === 'list' && last.items.length >= 3 ? 'maybe' : undefined;
}
