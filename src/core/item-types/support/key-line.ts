import { type PlacedLine, spanOfLines } from '../../source/block.ts';
import type { Span } from '../../source/span.ts';
import { lineAfter } from './blocks.ts';

/** The letters that a line names as the key, `Answer: D`, where they stand, and what the line says besides. */
export interface KeyLine {
  readonly letters: readonly string[];
  readonly span: Span;
  readonly rest?: PlacedLine;
}

const label = String.raw`(?:[\p{S}\ufe0f]+\s*)?[*_\s]*(?:the\s+)?(?:correct\s+|right\s+)?(?:answers?|ans)(?:\(s\))?(?:\s+(?:is|are))?[*_\s]*[:：][*_\s${'`'}(]*`;
const joint = String.raw`(?:\s*(?:,|;|&|/|\+|\band\b)\s*|\s+)`;
const letters = String.raw`[A-Z](?:[*_${'`'}]*${joint}[*_${'`'}]*[A-Z](?![\w']))*(?![\w'])`;
let labelledForm: RegExp | undefined;
const labelled = (): RegExp =>
  (labelledForm ??= new RegExp(
    String.raw`^${label}(${letters})(?:[*_${'`'}\s.)]*$|[*_${'`'}]*(?:[).:]|\s[-–—]\s)\s*(?=\S))`,
    'iu',
  ));
const alone = new RegExp(String.raw`^[*_${'`'}\s]*(${letters})[*_${'`'}\s.]*$`);

const lettersIn = (text: string): readonly string[] =>
  text
    .replace(/\band\b/gi, ' ')
    .toUpperCase()
    .match(/[A-Z]/g) ?? [];

function keyIn(line: PlacedLine, pattern: RegExp): KeyLine | undefined {
  const found = pattern.exec(line.text);
  const named = found?.[1];
  if (found === null || named === undefined) return undefined;
  const rest = lineAfter(line, found[0].length);
  const start = lineAfter(line, found[0].lastIndexOf(named));
  return {
    letters: lettersIn(named),
    span: spanOfLines([{ ...start, text: named }]),
    ...(rest.text.trim() === '' ? {} : { rest }),
  };
}

/** The key that a line names with a label, as `Answer: D` and `**Correct answers:** A, C` do. */
export function keyOfLine(line: PlacedLine): KeyLine | undefined {
  return line.text.length > 1000 || !/[:：]/.test(line.text) ? undefined : keyIn(line, labelled());
}

/** The key in a line of nothing but letters. */
export function keyOfLetters(line: PlacedLine): KeyLine | undefined {
  return line.text.length > 100 ? undefined : keyIn(line, alone);
}

/** The key in HTML that folds it away: `<details><summary>Answer</summary> B </details>`. */
export function keyOfHtml(lines: readonly PlacedLine[]): KeyLine | undefined {
  const text = lines.map((line) => line.text).join(' ');
  const said = text
    .replace(/[:：]?\s*<\/summary>/gi, ': ')
    .replace(/<[^<>]*>/g, ' ')
    .trim();
  const key = keyOfLine({ text: said, line: 1, column: 1 });
  return key === undefined || key.rest !== undefined ? undefined : { letters: key.letters, span: spanOfLines(lines) };
}
