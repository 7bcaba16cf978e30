import type { Block, Heading } from '../source/block.ts';
import { type Span, spanAt } from '../source/span.ts';
import { answerParagraph, letteredLines, namedKey } from './letters.ts';

/** A heading with the blocks up to the next heading, and where it hangs in the page. */
export interface OutlineSection {
  /** 1 to 6; 0 for the text before the first heading. */
  readonly level: number;
  readonly title: string;
  readonly number: string | undefined;
  readonly heading: Heading | undefined;
  readonly titleSpan: Span;
  readonly blocks: readonly Block[];
  /** The place of the section that it lies in, -1 at the top. */
  readonly parent: number;
}

const numbered = /^((?:Q(?:uestion)?\s*)?\d{1,4}\s*[.):]|Q\d{1,4}|#\d{1,4})\s+(?=\S)/i;

/** The title of a heading without the number in front, and that number as it was written. */
export function splitNumber(title: string): { title: string; number?: string } {
  const found = numbered.exec(title);
  return found?.[1] === undefined ? { title } : { title: title.slice(found[0].length), number: found[1] };
}

const isCard = /^[QAC][:：]\s*\S/;

/** A card right above a rule, which Markdown takes for a heading, as the text and the rule that were meant. */
function asMeant(block: Block): readonly Block[] {
  const rule = block.lines.at(-1);
  if (block.is !== 'heading' || rule === undefined || !/^\s*-+\s*$/.test(rule.text)) return [block];
  const lines = block.lines.slice(0, -1);
  if (!isCard.test(lines[0]?.text ?? '')) return [block];
  const end = lines.at(-1) ?? rule;
  const span = { ...block.span, endLine: end.line, endColumn: end.column + end.text.length };
  return [
    { is: 'paragraph', lines, span },
    { is: 'rule', lines: [rule], span: spanAt(rule.line, rule.column, rule.text.length) },
  ];
}

/**
 * The page cut at its headings, in the order of the file. Headings in quotes and lists open nothing; nor does one that
 * names the key of lettered options above it (`#### Answer: D`), whatever its level.
 */
export function outline(blocks: readonly Block[]): readonly OutlineSection[] {
  const sections: (OutlineSection & { readonly blocks: Block[] })[] = [];
  const parentOf = (level: number): number => {
    let parent = sections.length - 1;
    while (parent >= 0 && (sections[parent]?.level ?? 0) >= level) parent = sections[parent]?.parent ?? -1;
    return parent >= 0 && sections[parent]?.level === 0 ? -1 : parent;
  };
  const add = (block: Block): void => {
    const last = sections[sections.length - 1];
    const key = block.is === 'heading' ? namedKey(block.text) : undefined;
    if (key !== undefined && block.lines[0] !== undefined && letteredLines(last?.blocks ?? []) >= 2) {
      last?.blocks.push(answerParagraph(key, block.lines[0]));
    } else if (block.is === 'heading') {
      const { level } = block;
      const { title, number } = splitNumber(block.text);
      const titleSpan = titleSpanOf(block);
      sections.push({ level, title, number, heading: block, titleSpan, blocks: [], parent: parentOf(level) });
    } else if (last === undefined) {
      const titleSpan = spanAt(block.span.line, 1, 0);
      sections.push({
        level: 0,
        title: '',
        number: undefined,
        heading: undefined,
        titleSpan,
        blocks: [block],
        parent: -1,
      });
    } else last.blocks.push(block);
  };
  for (const block of blocks) for (const meant of asMeant(block)) add(meant);
  return sections;
}

function titleSpanOf(heading: Heading): Span {
  const { text, line, column } = heading.lines[0] ?? { text: '', ...heading.span };
  const at = heading.text === '' ? 0 : Math.max(0, text.indexOf(heading.text));
  return spanAt(line, column + at, heading.text.length || text.length);
}
