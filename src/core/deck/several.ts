/**
 * Questions that share one section, as pages without headings have them: each in an item of a numbered list, or each
 * below a number, a bold question or a rule.
 */
import { lacksKey, offersOptions } from '../item-types/index.ts';
import type { Block, List, ListItem, Paragraph, PlacedLine } from '../source/block.ts';
import { type Span, spanAt } from '../source/span.ts';
import { splitNumber } from './outline.ts';
import { ownBlocks } from './own-blocks.ts';
import { asks } from './question-like.ts';
import type { Section } from './section.ts';

/** One question of a section, before the settings of its surroundings are added. */
export type Piece = Pick<Section, 'title' | 'titleSpan' | 'body' | 'span'> & { readonly number?: string };

interface Opening {
  readonly title: string;
  readonly number?: string;
  readonly titleSpan: Span;
  readonly rest: readonly Block[];
}

const spanOfLine = ({ text, line, column }: PlacedLine): Span => spanAt(line, column, text.trimEnd().length);

/** The words of a line without the asterisks around them, and around a number in front. */
const unbolded = (text: string): string =>
  text
    .trim()
    .replace(/^(?:\*\*|__)(?!\s)([^*_]+)(?:\*\*|__)(.*)$/, '$1$2')
    .trim();

const isBold = (text: string): boolean => /^(?:\*\*|__)[^*_]+[?？؟]\s*(?:\*\*|__)$/.test(text.trim());

/** The question that a paragraph opens: a number in front of its first line, or a line that is all bold and asks. */
function openedBy(paragraph: Paragraph): Opening | undefined {
  const [first, ...more] = paragraph.lines;
  if (first === undefined || first.text.length > 1000) return undefined;
  const split = splitNumber(unbolded(first.text));
  if (split.number === undefined && !isBold(first.text)) return undefined;
  const rest: readonly Block[] = more.length === 0 ? [] : [{ ...paragraph, lines: more }];
  return { ...split, titleSpan: spanOfLine(first), rest };
}

/** The question that an item of a numbered list is, with its number as it stands in the file. */
function openedByItem(list: List, item: ListItem): Opening | undefined {
  const [first, ...rest] = item.blocks;
  if (first?.is !== 'paragraph' || item.ticked !== undefined) return undefined;
  const marked = list.lines.find((own) => own.line === item.span.line);
  const number = /^\s*(\d{1,9}[.)])/.exec(marked?.text ?? '')?.[1];
  const title = first.lines.map(({ text }) => unbolded(text)).join(' ');
  return {
    title,
    ...(number === undefined ? {} : { number }),
    titleSpan: spanOfLine(first.lines[0] ?? { text: '', ...first.span }),
    rest: ownBlocks(rest.filter((block) => block.is !== 'comment')),
  };
}

const asSection = (blocks: readonly Block[], like: Section): Section => ({
  ...like,
  title: '',
  body: blocks,
  below: [],
});

/** True for a numbered list of questions, each with its options below it. */
function isListOfQuestions(block: Block, like: Section): block is List {
  if (block.is !== 'list' || !block.ordered || block.items.length < 2) return false;
  const asking = block.items.filter((item) => {
    const own = asSection(ownBlocks(item.blocks.slice(1)), like);
    const title = item.blocks[0]?.lines.map(({ text }) => text).join(' ') ?? '';
    return offersOptions(own) && (!lacksKey(own) || asks({ title, own: own.body }));
  });
  return asking.length >= 2;
}

/** A question that is being read. */
interface Draft {
  readonly opening?: Opening;
  readonly blocks: Block[];
}

/** The blocks cut at numbers, bold questions and rules. */
function drafts(blocks: readonly Block[], like: Section): readonly Draft[] {
  const found: Draft[] = [{ blocks: [] }];
  const open = (opening: Opening): number => found.push({ opening, blocks: [...opening.rest] });
  for (const block of blocks) {
    const items = isListOfQuestions(block, like) ? block.items : [];
    const single = block.is === 'list' && block.ordered && block.items.length === 1 ? block.items[0] : undefined;
    const opening =
      block.is === 'paragraph'
        ? openedBy(block)
        : block.is === 'list' && single !== undefined
          ? openedByItem(block, single)
          : undefined;
    if (block.is === 'list' && items.length > 0) {
      for (const item of items) {
        const asked = openedByItem(block, item);
        if (asked === undefined) found.at(-1)?.blocks.push(...item.blocks);
        else open(asked);
      }
    } else if (block.is === 'rule') found.push({ blocks: [] });
    else if (opening === undefined) found.at(-1)?.blocks.push(block);
    else open(opening);
  }
  return found.filter((draft) => draft.opening !== undefined || draft.blocks.length > 0);
}

function pieceOf({ opening, blocks }: Draft): Piece {
  const first = blocks[0]?.span ?? spanAt(1, 1, 0);
  const last = blocks.at(-1)?.span ?? opening?.titleSpan ?? first;
  const start = opening?.titleSpan ?? { ...first, endLine: first.line, endColumn: first.column };
  return {
    title: opening?.title ?? '',
    titleSpan: start,
    ...(opening?.number === undefined ? {} : { number: opening.number }),
    body: blocks,
    span: { ...start, endLine: last.endLine, endColumn: last.endColumn },
  };
}

const isQuestion = ({ opening, blocks }: Draft): boolean => asks({ title: opening?.title ?? '', own: blocks });

/** The questions of a section that holds two or more, each with options, and the text before the first of them. */
export function readSeveral(section: Section): { before: readonly Block[]; pieces: readonly Piece[] } | undefined {
  const { body } = section;
  if (!body.some((block) => block.is === 'list' || block.is === 'rule')) return undefined;
  const cut = drafts(body, section);
  if (cut.length < 2) return undefined;
  const before: Block[] = [];
  const kept: Draft[] = [];
  let asking = 0;
  for (const draft of cut) {
    const own = asSection(draft.blocks, section);
    const offers = offersOptions(own);
    if (offers && (!lacksKey(own) || isQuestion(draft))) asking++;
    if (offers || (draft.opening !== undefined && kept.length > 0)) kept.push(draft);
    else (kept.at(-1)?.blocks ?? before).push(...draft.blocks);
  }
  return asking < 2 ? undefined : { before, pieces: kept.map(pieceOf) };
}
