/**
 * Cards as other tools write them, turned into sections with an answer below:
 * `Q: … A: …` and `C: text with a [gap]` (one card each, up to the next of them or a rule), and lines `front :: back`.
 */
import type { Block, Paragraph, PlacedLine } from '../source/block.ts';
import { spanAt } from '../source/span.ts';
import type { Section, SubSection } from './section.ts';

/** A card that is a section of its own, before the settings of its surroundings are added. */
export type Card = Pick<Section, 'title' | 'titleSpan' | 'body' | 'below' | 'span'>;

const opening = /^(Q|A|C)[:：]\s?/;

const paragraphOf = (lines: readonly PlacedLine[]): Paragraph => {
  const first = lines[0];
  const last = lines.at(-1);
  const span =
    first === undefined || last === undefined
      ? spanAt(1, 1, 0)
      : { line: first.line, column: first.column, endLine: last.line, endColumn: last.column + last.text.length };
  return { is: 'paragraph', lines, span };
};

interface OpenCard {
  readonly mark: 'Q' | 'C';
  readonly question: Block[];
  answer: Block[] | undefined;
}

/** A gap in brackets as this tool writes gaps; links, images, boxes and escaped brackets stay. */
function withGaps(block: Block): Block {
  if (block.is !== 'paragraph') return block;
  const lines = block.lines.map((line) => ({
    ...line,
    text: line.text.replace(/(\\|!)?\[([^[\]]{1,200})\](?![([:])/g, (whole, before: string | undefined, gap: string) =>
      before === undefined && !/^[ xX]$/.test(gap) ? `{{${gap}}}` : whole,
    ),
  }));
  return { ...block, lines };
}

function finished(card: OpenCard): Card {
  const body = card.mark === 'C' ? card.question.map(withGaps) : card.question;
  const [first, ...rest] = body;
  const answer = card.answer ?? [];
  const span = first?.span ?? spanAt(1, 1, 0);
  const below: readonly SubSection[] =
    card.mark === 'C' ? [] : [{ title: 'Answer', blocks: answer, span: answer[0]?.span ?? span }];
  if (card.mark === 'Q' && first?.is === 'paragraph') {
    const title = first.lines.map((line) => line.text.trim()).join(' ');
    return { title, titleSpan: first.span, body: rest, below, span };
  }
  return { title: '', titleSpan: span, body, below, span };
}

/** A paragraph cut where a line opens a question, an answer or a cloze. */
function pieces(paragraph: Paragraph): readonly { mark?: string; lines: readonly PlacedLine[] }[] {
  const found: { mark?: string; lines: PlacedLine[] }[] = [];
  for (const line of paragraph.lines) {
    const mark = opening.exec(line.text);
    if (mark?.[1] !== undefined) {
      const taken = mark[0].length;
      found.push({
        mark: mark[1],
        lines: [{ text: line.text.slice(taken), line: line.line, column: line.column + taken }],
      });
    } else if (found.length === 0) found.push({ lines: [line] });
    else found.at(-1)?.lines.push(line);
  }
  return found;
}

/** True if a section's own text holds cards of the Q/A/C dialect. */
export function holdsCards(blocks: readonly Block[]): boolean {
  let question = false;
  for (const block of blocks) {
    if (block.is !== 'paragraph') continue;
    for (const line of block.lines) {
      const mark = opening.exec(line.text)?.[1];
      if (mark === 'C' && /\[[^[\]]+\](?![([:])/.test(line.text)) return true;
      if (mark === 'A' && question) return true;
      if (mark === 'Q') question = true;
    }
  }
  return false;
}

/** The cards of the Q/A/C dialect in some blocks, and the text before the first of them. */
export function readCards(blocks: readonly Block[]): { before: readonly Block[]; cards: readonly Card[] } {
  const before: Block[] = [];
  const cards: Card[] = [];
  let open: OpenCard | undefined;
  const close = (): void => {
    if (open !== undefined) cards.push(finished(open));
    open = undefined;
  };
  const add = (block: Block): void => {
    if (open === undefined) before.push(block);
    else (open.answer ?? open.question).push(block);
  };
  for (const block of blocks) {
    if (block.is === 'rule') {
      close();
    } else if (block.is === 'paragraph') {
      for (const { mark, lines } of pieces(block)) {
        if (mark === 'Q' || mark === 'C') {
          close();
          open = { mark, question: [], answer: undefined };
        } else if (mark === 'A' && open !== undefined) open.answer ??= [];
        if (lines.some((line) => line.text.trim() !== '')) add(paragraphOf(lines));
      }
    } else add(block);
  }
  close();
  return { before, cards };
}

/** The two sides of a line `front :: back`; two colons within code separate nothing. */
function sidesOf(text: string): { front: string; back: string } | undefined {
  const at = text.indexOf(' :: ');
  const front = at < 0 ? '' : text.slice(0, at).trim();
  const back = at < 0 ? '' : text.slice(at + 4).trim();
  if (front === '' || back === '' || front.split('`').length % 2 === 0) return undefined;
  return { front, back };
}

/** The cards of `front :: back` lines, if a paragraph or list holds nothing else. */
export function readPairs(block: Block): readonly Card[] | undefined {
  if (block.is !== 'paragraph' && block.is !== 'list') return undefined;
  const lines = block.is === 'paragraph' ? block.lines : block.items.flatMap((item) => item.lines);
  const cards: Card[] = [];
  for (const line of lines) {
    if (line.text.trim() === '') continue;
    const sides = sidesOf(line.text);
    if (sides === undefined) return undefined;
    const span = spanAt(line.line, line.column, line.text.length);
    const back = paragraphOf([
      { text: sides.back, line: line.line, column: line.column + line.text.lastIndexOf(sides.back) },
    ]);
    cards.push({
      title: sides.front,
      titleSpan: span,
      body: [],
      below: [{ title: 'Answer', blocks: [back], span }],
      span,
    });
  }
  return cards.length === 0 ? undefined : cards;
}
