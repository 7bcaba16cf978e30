import type { Block, Paragraph, PlacedLine } from '../source/block.ts';

const lettered = /^(?:[-*+]\s+)?\(?([A-Ha-h])[.):]\s*\S/;

/** How many lines of some blocks run `A) …`, `B) …` from the first letter on; counted up to two, which tell enough. */
export function letteredLines(blocks: readonly Block[]): number {
  let next = 0;
  for (const block of blocks) {
    const held =
      block.is === 'list' ? block.items.map(({ lines }) => lines[0]) : block.is === 'paragraph' ? block.lines : [];
    for (const line of held) {
      if (lettered.exec(line?.text ?? '')?.[1]?.toUpperCase() === String.fromCharCode(65 + next)) next++;
      if (next === 2) return next;
    }
  }
  return next;
}

/** A label in any language, a colon, and letters: `Answer: D`, `**Antwort:** B`, `答案：C`. */
const naming = (): RegExp =>
  /^[*_]{0,3}[\p{L}\p{M}][\p{L}\p{M}\p{Zs}'’()]{0,40}[*_]{0,3}\s*[:：]\s*[*_`]{0,3}\s*\(?([A-HАВСЕН](?:\s*(?:,|;|\/|&|and|und|et|y)?\s*[A-HАВСЕН]){0,7})\)?[*_`]{0,3}\s*[.)]?[*_]{0,3}\s*$/u;

/** Cyrillic letters that look like the Latin ones of the options, which a Cyrillic keyboard gives. */
const lookalikes: Readonly<Record<string, string>> = { А: 'A', В: 'B', С: 'C', Е: 'E', Н: 'H' };

/** The letters of a line that names the key of lettered options, or nothing. */
export function namedKey(text: string): string | undefined {
  const letters = text.length > 120 || !/[:：]/.test(text) ? undefined : naming().exec(text.trim())?.[1];
  return letters?.replace(/[АВСЕН]/g, (letter) => lookalikes[letter] ?? letter);
}

const bare = (): RegExp =>
  /^[*_`]{0,3}\(?(?:([A-H](?:\s*(?:,|;|\/|&|and)\s*[A-H]){0,7})[).:]?[*_`]{0,3}[.:]?$|([A-Ha-h])(?:[).:][*_`]{0,3}|[*_`]{1,3}[).:])(?:\s+|$)(.*))/;

/** A key that is all of a line, `C`, or stands before its text, `**B)** two`, without marks: `C`, `B) two`. */
export function bareKey(text: string): string | undefined {
  const [, all, before, rest = ''] = (text.length > 1000 ? null : bare().exec(text.trim())) ?? [];
  if (before === undefined) return all?.replace(/and/g, ',');
  const said = rest.replace(/(?<![*_])[*_]{2,3}$/, '');
  return said === '' ? before.toUpperCase() : `${before.toUpperCase()}) ${said}`;
}

/** The line that names the key in the one form that the kinds read: `Answer: D`. */
export function answerParagraph(letters: string, at: PlacedLine): Paragraph {
  const line = { ...at, text: `Answer: ${letters.replace(/and|und|et|y/g, ',')}` };
  const span = { line: at.line, column: at.column, endLine: at.line, endColumn: at.column + at.text.length };
  return { is: 'paragraph', lines: [line], span };
}
