import { layOut } from '../../../src/core/layout/lay-out.ts';
import type { Line } from '../../../src/core/layout/line.ts';
import type { Shown } from '../../../src/core/layout/shown.ts';
import type { Space } from '../../../src/core/layout/space.ts';

/** The characters of some lines, one string a row. */
export function textsOf(lines: readonly Line[]): readonly string[] {
  return lines.map((line) => line.map(({ text }) => text).join(''));
}

/** What a Markdown text looks like in a terminal of that width. */
export function pageAt(width: number, text: string, space: Omit<Space, 'width'> = {}): readonly string[] {
  return textsOf(layOut([{ is: 'markdown', text }], { width, ...space }));
}

/** What some parts look like in a terminal of that width. */
export function rowsAt(width: number, ...shown: readonly Shown[]): readonly string[] {
  return textsOf(layOut(shown, { width }));
}
