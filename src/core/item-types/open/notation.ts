import type { Section, SubSection } from '../../deck/section.ts';
import type { Report } from '../../diagnostics/diagnostic.ts';
import { compare, equal, type Fraction, one, parseFraction, sum, toText, zero } from '../../grading/fraction.ts';
import type { Block, ListItem } from '../../source/block.ts';
import { spanAt } from '../../source/span.ts';
import type { Taken } from '../contract.ts';
import { firstLine, lineAfter, paragraphOf, textOfBlocks } from '../support/blocks.ts';
import { formatFeedback, isQuote, readFeedback } from '../support/feedback.ts';
import { hanging, paragraphs } from '../support/markdown.ts';
import { otherSubSections, subSection } from '../support/notations.ts';
import { watched } from '../support/reporting.ts';

/** What a good response says. */
export interface KeyPoint {
  readonly text: string;
  /** Above zero. */
  readonly weight: Fraction;
  /** Shown with the point. */
  readonly note?: string;
}

export interface OpenBody {
  readonly points: readonly KeyPoint[];
  /** A good response as Markdown; empty where the explanation is one. */
  readonly model: string;
}

const weighted = /^\[\s*([+\-\u2212.\d][^\]]*)\](?!\()\s*/;
const box = /^\[[ xX]?\]\s+/;

/** The weight in brackets before a text, and the characters that it takes. */
function weightOf(item: ListItem, report: Report): { weight: Fraction; width: number } {
  const line = firstLine(item);
  const found = weighted.exec(line.text);
  if (found === null) return { weight: one, width: box.exec(line.text)?.[0].length ?? 0 };
  const weight = parseFraction(found[1] ?? '');
  if (weight === undefined || compare(weight, zero) <= 0) {
    const text = found[1] ?? '';
    report('rubric-weight-invalid', spanAt(line.line, line.column + 1, text.length), { found: text });
  }
  return { weight: weight ?? one, width: found[0].length };
}

function pointOf(item: ListItem, report: Report): KeyPoint {
  const { weight, width } = weightOf(item, report);
  const [first, ...others] = item.blocks.filter((block) => !isQuote(block) && block.is !== 'comment');
  const blocks =
    first?.is === 'paragraph'
      ? [paragraphOf([lineAfter(firstLine(first), width), ...first.lines.slice(1)]), ...others]
      : item.blocks;
  const text = textOfBlocks(blocks);
  if (text === '') report('option-empty', item.span);
  const { feedback } = readFeedback(item.blocks.filter(isQuote));
  return { text, weight, ...(feedback === undefined ? {} : { note: feedback }) };
}

function checkSum(points: readonly KeyPoint[], section: Section, rubric: SubSection, report: Report): void {
  const total = sum(points.map(({ weight }) => weight));
  const { points: worth } = section.settings;
  if (equal(worth, one) || equal(worth, total)) return;
  const help = `Set \`points: ${toText(total)}\`, or change the weights.`;
  report('weights-mismatch', rubric.span, { sum: toText(total), points: toText(worth), help });
}

/** The key points under `Rubric`, and the model answer. */
export function parseOpen(section: Section, outer: Report): Taken<OpenBody> | undefined {
  const { report, failed } = watched(outer);
  const rubric = subSection(section, 'rubric');
  const model = subSection(section, 'model');
  const items = (rubric?.blocks ?? []).flatMap((block) => (block.is === 'list' ? block.items : []));
  if (rubric === undefined || items.length === 0) {
    report('rubric-empty', rubric?.span ?? section.titleSpan);
    return undefined;
  }
  const points = items.map((item) => pointOf(item, report));
  checkSum(points, section, rubric, report);
  if (failed()) return undefined;
  const notes: readonly Block[] = rubric.blocks.filter((block) => block.is !== 'list');
  const below = section.below.flatMap((sub) =>
    sub === rubric && notes.length > 0 ? [{ ...sub, blocks: notes }] : [sub],
  );
  return {
    body: { points, model: textOfBlocks(model?.blocks ?? []) },
    stem: section.body,
    after: [],
    below: otherSubSections({ ...section, below }, rubric, model),
  };
}

function formatPoint({ text, weight, note }: KeyPoint): string {
  const isMarked = weighted.test(text) || box.test(text) || !equal(weight, one);
  const quote = note === undefined ? '' : `\n${formatFeedback({ feedback: note })}`;
  return `- ${isMarked ? `[${toText(weight)}] ` : ''}${hanging(text + quote, '  ')}`;
}

/** The rubric, and the model answer where there is one. */
export function formatOpen({ points, model }: OpenBody): string {
  const answer = model === '' ? '' : `### Model answer\n\n${model}`;
  return paragraphs('### Rubric', points.map(formatPoint).join('\n'), answer);
}
