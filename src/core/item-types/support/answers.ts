/**
 * Lines of accepted answers, `= text`, and of expected wrong ones, `~ text`. The block reader gives each such line as a
 * paragraph of its own; a quote below it is its feedback, indented or not.
 */
import type { Section } from '../../deck/section.ts';
import type { Report } from '../../diagnostics/diagnostic.ts';
import type { Fraction } from '../../grading/fraction.ts';
import type { Block, PlacedLine, Quote } from '../../source/block.ts';
import { type Span, spanAt } from '../../source/span.ts';
import { lineAfter } from './blocks.ts';
import { type Feedback, formatFeedback, isQuote, readFeedback } from './feedback.ts';
import { takeLineSettings, withLineSettings } from './line-settings.ts';
import { hanging } from './markdown.ts';

/** One line before its text is understood. */
export interface AnswerLine extends Feedback {
  readonly right: boolean;
  readonly text: string;
  readonly credit?: Fraction;
  readonly span: Span;
}

/** The answer lines of a section with what stands before and after them. */
interface AnswerLines {
  readonly stem: readonly Block[];
  readonly lines: readonly AnswerLine[];
  readonly after: readonly Block[];
}

const sign = /^([=~])(?:[ \t]+|$)/;

/** The line of a block that is an answer. */
function answerOf(block: Block): PlacedLine | undefined {
  const line = block.is === 'paragraph' ? block.lines[0] : undefined;
  if (line === undefined || !(line.text.startsWith('=') || line.text.startsWith('~'))) return undefined;
  return sign.test(line.text) ? line : undefined;
}

function readLine(line: PlacedLine, quotes: readonly Quote[], report: Report): AnswerLine {
  const right = line.text.startsWith('=');
  const text = lineAfter(line, sign.exec(line.text)?.[0].length ?? 0);
  const { rest, settings } = takeLineSettings(text, right ? ['credit'] : [], report);
  const trimmed = rest.text.trim();
  return {
    right,
    text: trimmed,
    span: trimmed === '' ? spanAt(line.line, line.column, 1) : spanAt(rest.line, rest.column, trimmed.length),
    ...(settings.credit === undefined ? {} : { credit: settings.credit }),
    ...readFeedback(quotes),
  };
}

const ignore: Report = () => undefined;

/** The section that was read last; several kinds ask the same one in turn. */
let last: { readonly section: Section; readonly texts: readonly string[] } | undefined;

/** The texts of the lines `= text`; empty where there is none. */
export function acceptedTexts(section: Section): readonly string[] {
  if (last?.section === section) return last.texts;
  const texts: string[] = [];
  for (const block of section.body) {
    const line = answerOf(block);
    if (line?.text.startsWith('=')) texts.push(readLine(line, [], ignore).text);
  }
  last = { section, texts };
  return texts;
}

/** The answer lines of a section, or nothing where no `=` stands. */
export function readAnswers(section: Section, report: Report): AnswerLines | undefined {
  const { body } = section;
  const first = body.findIndex((block) => answerOf(block) !== undefined);
  if (first < 0 || acceptedTexts(section).length === 0) return undefined;
  const found: { line: PlacedLine; quotes: Quote[] }[] = [];
  const after: Block[] = [];
  let last: { quotes: Quote[] } | undefined;
  for (const block of body.slice(first)) {
    const line = answerOf(block);
    if (line !== undefined) {
      last = { quotes: [] };
      found.push({ line, quotes: last.quotes });
    } else if (isQuote(block) && last !== undefined) last.quotes.push(block);
    else {
      // Once something else was said, a quote is part of it.
      if (block.is !== 'comment') last = undefined;
      after.push(block);
    }
  }
  const lines = found.map(({ line, quotes }) => readLine(line, quotes, report));
  return { stem: body.slice(0, first), lines, after };
}

/** A line as an author writes it, its feedback below. */
export function formatAnswer(line: Omit<AnswerLine, 'span'>): string {
  const settings = line.credit === undefined ? {} : { credit: line.credit };
  const head = withLineSettings(`${line.right ? '=' : '~'} ${line.text}`, settings);
  const feedback = formatFeedback(line);
  return feedback === '' ? head : `${head}\n  ${hanging(feedback, '  ')}`;
}
