import { graphemesOf } from '../../core/layout/width.ts';
import type { Stroke } from './face.ts';

/** A text being typed. The caret counts UTF-16 units and never stands inside a character. */
export interface Edited {
  readonly text: string;
  readonly caret: number;
}

/** A text with the caret at its end. */
export function edited(text: string): Edited {
  return { text, caret: text.length };
}

/**
 * The text after a stroke, by the keys that a shell's line knows; nothing for a stroke that does not edit. In a text of
 * one line a line feed becomes a space; Enter is left to the caller.
 */
export function edit(before: Edited, stroke: Stroke, lines: 'one' | 'many'): Edited | undefined {
  const { text, caret } = before;
  const motion = motions[motionOf(stroke) ?? ''];
  if (motion !== undefined) return { text, caret: motion(text, caret) };
  const removal = motions[removalOf(stroke) ?? ''];
  if (removal !== undefined) return removed(text, caret, removal(text, caret));
  if (lines === 'many' && !stroke.ctrl && (stroke.name === 'up' || stroke.name === 'down')) {
    return { text, caret: vertical(text, caret, stroke.name) };
  }
  return stroke.text === '' || stroke.ctrl || stroke.meta ? undefined : insert(before, stroke.text, lines);
}

/** How many characters a typed text holds at most. */
export const LONGEST = 16_384;

/** The text with another one put in at the caret, without control characters and cut where it grows too long. */
export function insert({ text, caret }: Edited, added: string, lines: 'one' | 'many'): Edited {
  const clean = cleaned(added.slice(0, 2 * LONGEST), lines).slice(0, Math.max(0, LONGEST - text.length));
  return { text: text.slice(0, caret) + clean + text.slice(caret), caret: caret + clean.length };
}

function cleaned(text: string, lines: 'one' | 'many'): string {
  const fed = text.replace(/\r\n?|[\u2028\u2029]/g, '\n');
  const kept = lines === 'many' ? fed.replaceAll('\t', '    ') : fed.replace(/[\n\t]+ */g, ' ');
  return kept.replace(/(?!\n)\p{Cc}/gu, '');
}

type Motion = (text: string, caret: number) => number;

/** How far back or ahead a motion by words looks. */
const REACH = 256;

/** Where each motion leads from a caret. */
const motions: Readonly<Record<string, Motion>> = {
  left: (text, caret) => caret - (graphemes(back(text, caret)).at(-1)?.length ?? 0),
  right: (text, caret) => caret + (graphemes(ahead(text, caret))[0]?.length ?? 0),
  home: lineStart,
  end: lineEnd,
  wordLeft: (text, caret) => caret - lengthOf(/[\p{L}\p{M}\p{N}_]*[^\p{L}\p{M}\p{N}_]*$/u.exec(back(text, caret))),
  wordRight: (text, caret) => caret + lengthOf(/^[^\p{L}\p{M}\p{N}_]*[\p{L}\p{M}\p{N}_]*/u.exec(ahead(text, caret))),
  blankLeft: (text, caret) => caret - lengthOf(/\S*\s*$/.exec(back(text, caret))),
};

function motionOf({ name, ctrl, meta }: Stroke): string | undefined {
  if (ctrl) return { a: 'home', e: 'end', b: 'left', f: 'right', left: 'wordLeft', right: 'wordRight' }[name];
  if (meta) return { b: 'wordLeft', f: 'wordRight', left: 'wordLeft', right: 'wordRight' }[name];
  return ['left', 'right', 'home', 'end'].find((known) => known === name);
}

function removalOf({ name, ctrl, meta }: Stroke): string | undefined {
  if (ctrl) {
    return { h: 'left', d: 'right', w: 'blankLeft', u: 'home', k: 'end', backspace: 'wordLeft', delete: 'wordRight' }[
      name
    ];
  }
  if (meta) return { backspace: 'wordLeft', d: 'wordRight', delete: 'wordRight' }[name];
  return { backspace: 'left', delete: 'right' }[name];
}

function removed(text: string, caret: number, other: number): Edited {
  const from = Math.min(caret, other);
  return { text: text.slice(0, from) + text.slice(Math.max(caret, other)), caret: from };
}

/** The caret a line up or down, as many characters into it. */
function vertical(text: string, caret: number, name: 'up' | 'down'): number {
  const start = lineStart(text, caret);
  const column = graphemes(text.slice(start, caret)).length;
  const end = lineEnd(text, caret);
  if (name === 'up') return start === 0 ? 0 : into(text, lineStart(text, start - 1), column);
  return end === text.length ? end : into(text, end + 1, column);
}

function into(text: string, start: number, column: number): number {
  const line = text.slice(start, lineEnd(text, start));
  return start + graphemes(line).slice(0, column).join('').length;
}

function lineStart(text: string, caret: number): number {
  return caret === 0 ? 0 : text.lastIndexOf('\n', caret - 1) + 1;
}

function lineEnd(text: string, caret: number): number {
  const feed = text.indexOf('\n', caret);
  return feed === -1 ? text.length : feed;
}

const back = (text: string, caret: number): string => text.slice(Math.max(0, caret - REACH), caret);
const ahead = (text: string, caret: number): string => text.slice(caret, caret + REACH);
const graphemes = (text: string): readonly string[] => [...graphemesOf(text)];
const lengthOf = (found: RegExpExecArray | null): number => found?.[0].length ?? 0;
