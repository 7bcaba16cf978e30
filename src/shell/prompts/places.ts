import type { Stroke } from './face.ts';

/** Where the cursor stands in a numbered list, and the digits that led there: `1` may become `12`. */
export interface Place {
  readonly at?: number;
  readonly digits: string;
}

/** Where an arrow, Home or End leads in a list of `count`; the ends join. Nothing for another key. */
export function arrow(stroke: Stroke, at: number | undefined, count: number): number | undefined {
  if (count === 0) return undefined;
  switch (stroke.name) {
    case 'up':
      return ((at ?? count) + count - 1) % count;
    case 'down':
      return ((at ?? -1) + 1) % count;
    case 'home':
      return 0;
    case 'end':
      return count - 1;
    default:
      return undefined;
  }
}

/**
 * The place that a digit names in a list of `count`, counted from 0, together with the digits before it where both make
 * a number of the list. Nothing for another key or a number too high.
 */
export function digit(stroke: Stroke, before: string, count: number): { at: number; digits: string } | undefined {
  if (!/^[0-9]$/.test(stroke.text)) return undefined;
  for (const digits of [before + stroke.text, stroke.text]) {
    const number = Number(digits);
    if (number >= 1 && number <= count) return { at: number - 1, digits };
  }
  return undefined;
}

/** `1–4`, the digits that choose in a list; `1` where it has one line. */
export function span(count: number): string {
  return count === 1 ? '1' : `1–${count}`;
}

/** The number of a place as it stands before its line, aligned with the highest number. */
export function label(at: number, count: number): string {
  return String(at + 1).padStart(String(count).length);
}
