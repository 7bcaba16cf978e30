import type { Section } from '../../deck/section.ts';
import type { Report } from '../../diagnostics/diagnostic.ts';
import type { Block, CodeBlock } from '../../source/block.ts';
import type { Taken } from '../contract.ts';
import { textOfBlocks } from '../support/blocks.ts';
import { fenced, paragraphs } from '../support/markdown.ts';
import { otherSubSections, subSection } from '../support/notations.ts';
import { watched } from '../support/reporting.ts';

/** A program, and what it prints. */
export interface OutputBody {
  /** The first word after the fence, `python`; empty where none stands. */
  readonly language: string;
  /** Every line ends with a line feed. */
  readonly code: string;
  /** Markdown between the program and its output; often empty. */
  readonly question: string;
  /** What the program prints, without the line feed at its end. */
  readonly expected: string;
}

const isCode = (block: Block): block is CodeBlock => block.is === 'code';

/** What a program prints, from a code block or else the text, and the other blocks. */
function printed(blocks: readonly Block[]): { expected: string; rest: readonly Block[] } {
  const block = blocks.find(isCode) ?? blocks.find(({ is }) => is === 'paragraph');
  const rest = blocks.filter((other) => other !== block);
  if (block === undefined) return { expected: '', rest };
  const expected = isCode(block) ? block.content.replace(/\n$/, '') : textOfBlocks([block]);
  return { expected, rest };
}

/** The last code block of the section's own text, and what stands under `Output`. */
export function parseOutput(section: Section, outer: Report): Taken<OutputBody> | undefined {
  const { report, failed } = watched(outer);
  const program = section.body.findLast(isCode);
  const output = subSection(section, 'output');
  if (program === undefined) report('output-code-missing', section.titleSpan);
  const { expected, rest } = printed(output?.blocks ?? []);
  if (expected.trim() === '') report('output-empty', output?.span ?? section.titleSpan);
  if (program === undefined || output === undefined || failed()) return undefined;
  const at = section.body.indexOf(program);
  return {
    body: {
      language: /^\S*/.exec(program.info)?.[0] ?? '',
      code: program.content,
      question: textOfBlocks(section.body.slice(at + 1)),
      expected,
    },
    stem: section.body.slice(0, at),
    after: rest,
    below: otherSubSections(section, output),
  };
}

/** The program and the question after it. */
export function formatProgram({ language, code, question }: OutputBody): string {
  return paragraphs(fenced(language, code), question);
}

/** The program and its output. */
export function formatOutput(body: OutputBody): string {
  return paragraphs(formatProgram(body), '### Output', fenced('text', `${body.expected}\n`));
}
