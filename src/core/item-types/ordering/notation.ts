import type { Section } from '../../deck/section.ts';
import type { Report } from '../../diagnostics/diagnostic.ts';
import { type List, type ListItem, spanOfLines } from '../../source/block.ts';
import type { Taken } from '../contract.ts';
import { firstLine, textOfBlocks } from '../support/blocks.ts';
import { formatFeedback, isQuote, readFeedback } from '../support/feedback.ts';
import { hanging } from '../support/markdown.ts';
import { watched } from '../support/reporting.ts';

/** A line of the order, with a note that is shown with it. */
export interface OrderedLine {
  readonly text: string;
  readonly feedback?: string;
}

/** The lines in the right order. */
export interface OrderingBody {
  readonly lines: readonly OrderedLine[];
}

/** The list that is to be ordered: the first numbered one, else the first. */
export function listIn(section: Section): List | undefined {
  const lists = section.body.filter((block) => block.is === 'list');
  return lists.find((list) => list.ordered) ?? lists[0];
}

function lineOf(item: ListItem): OrderedLine {
  const { feedback } = readFeedback(item.blocks.filter(isQuote));
  const text = textOfBlocks(item.blocks.filter((block) => !isQuote(block) && block.is !== 'comment'));
  return { text, ...(feedback === undefined ? {} : { feedback }) };
}

/** The lines of the section's numbered list. */
export function parseOrdering(section: Section, outer: Report): Taken<OrderingBody> | undefined {
  const { report, failed } = watched(outer);
  const list = listIn(section);
  if (list === undefined) {
    const help = 'Write the lines as a numbered list in the right order.';
    report('kind-mismatch', section.titleSpan, { kind: 'ordering', help });
    return undefined;
  }
  const lines = list.items.map(lineOf);
  const seen = new Map<string, number>();
  for (const [place, { text }] of lines.entries()) {
    const item = list.items[place];
    const span = item === undefined ? list.span : spanOfLines([firstLine(item)]);
    const before = seen.get(text);
    if (text === '') report('option-empty', item?.span ?? span);
    else if (before === undefined) seen.set(text, span.line);
    else report('ordering-duplicate', span, { line: before });
  }
  if (lines.length < 2) report('ordering-short', list.span);
  if (failed()) return undefined;
  const at = section.body.indexOf(list);
  return {
    body: { lines },
    stem: section.body.slice(0, at),
    after: section.body.slice(at + 1),
    below: section.below,
  };
}

/** The lines as a numbered list. */
export function formatOrdering({ lines }: OrderingBody): string {
  return lines
    .map(({ text, feedback }, place) => {
      const number = `${place + 1}. `;
      const note = feedback === undefined ? '' : `\n${formatFeedback({ feedback })}`;
      return number + hanging(text + note, ' '.repeat(number.length));
    })
    .join('\n');
}
