import type { Section, SubSection } from '../../deck/section.ts';
import type { Report } from '../../diagnostics/diagnostic.ts';
import type { Block } from '../../source/block.ts';
import { type Span, spanAt } from '../../source/span.ts';
import { lineAfter, paragraphOf, textOfBlocks } from './blocks.ts';
import { type RawOption, readBoxes } from './boxes.ts';
import { type Feedback, isQuote, readFeedback } from './feedback.ts';
import type { KeyLine } from './key-line.ts';
import { readLettered } from './lettered.ts';
import { keyedBoxes } from './lettered-boxes.ts';
import { type LineSettings, settingsOfComment, takeLineSettings } from './line-settings.ts';

/** What can be chosen. */
export interface Option extends LineSettings, Feedback {
  /** Markdown. */
  readonly text: string;
  readonly right: boolean;
}

/** An option and where its text stands. */
export interface PlacedOption {
  readonly option: Option;
  readonly span: Span;
}

/** The options of a section in either spelling, with what the section holds besides. */
export interface FoundOptions {
  readonly stem: readonly Block[];
  readonly options: readonly RawOption[];
  readonly after: readonly Block[];
  readonly below: readonly SubSection[];
  /** The line that names the key instead of a tick. */
  readonly key?: KeyLine;
}

function read(section: Section): FoundOptions | undefined {
  const boxes = readBoxes(section.body);
  if (boxes !== undefined) return keyedBoxes(boxes, section.below);
  const lettered = readLettered(section.body, section.below);
  return lettered?.key === undefined ? undefined : lettered;
}

/** The section that was read last; several kinds ask the same one in turn. */
let last: { readonly section: Section; readonly found: FoundOptions | undefined } | undefined;

/** The options of a section: boxes, or letters with a key. Nothing where it has neither. */
export function findOptions(section: Section): FoundOptions | undefined {
  if (last?.section !== section) last = { section, found: read(section) };
  return last.found;
}

/** How many of the options are marked as right. */
export function ticks(found: FoundOptions): number {
  return found.options.filter((option) => option.ticked).length;
}

const optionSettings = ['approach', 'pin', 'credit'] as const;

/** True for text that only keeps a box from being empty above a code block: `- [ ] :`, `- [x] <br>`. */
const isFiller = (block: Block | undefined): boolean =>
  block?.is === 'paragraph' &&
  block.lines.every(({ text }) => /^(?:[:.\-–_\u2800]|<br\s*\/?>|&nbsp;|\s)*$/i.test(text));

/** The option that its blocks make: text, feedback in quotes, settings in a comment. */
export function readOption(raw: RawOption, report: Report): PlacedOption {
  let settings: LineSettings = {};
  const text: Block[] = [];
  for (const [place, block] of raw.blocks.entries()) {
    if (block.is === 'comment') {
      const column = block.span.column + '<!--'.length;
      const comment = { text: block.content, line: block.span.line, column };
      settings = { ...settings, ...settingsOfComment(comment, optionSettings, report) };
    } else if (place === 0 && block.is === 'paragraph') {
      const [first, ...others] = block.lines;
      const taken = takeLineSettings(first ?? lineAfter({ text: '', line: 1, column: 1 }, 0), optionSettings, report);
      settings = taken.settings;
      const lines = [taken.rest, ...others].filter((line) => line.text.trim() !== '');
      if (lines.length > 0) text.push(paragraphOf(lines));
    } else if (!isQuote(block)) text.push(block);
  }
  if (text.length > 1 && isFiller(text[0])) text.shift();
  const feedback = readFeedback(raw.blocks.filter(isQuote));
  const option = { text: textOfBlocks(text), right: raw.ticked, ...settings, ...feedback };
  return { option, span: spanOfOption(raw, text) };
}

function spanOfOption(raw: RawOption, text: readonly Block[]): Span {
  const first = text[0]?.is === 'paragraph' ? text[0].lines[0] : undefined;
  return first === undefined ? raw.span : spanAt(first.line, first.column, first.text.trimEnd().length);
}
