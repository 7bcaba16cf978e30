import { piece } from '../layout/line.ts';
import type { Shown } from '../layout/shown.ts';
import { widthOf } from '../layout/width.ts';

/** A command that could be run next, and what it would do. */
export interface NextStep {
  readonly command: string;
  readonly does: string;
}

/** The commands under each other, and beside them what they do. */
export function nextRows(next: readonly NextStep[]): readonly Shown[] {
  const column = next.reduce((widest, { command }) => Math.max(widest, widthOf(command)), 0);
  return next.map(({ command, does }) => ({
    is: 'row',
    left: [piece(command, 'code'), piece(`${' '.repeat(column - widthOf(command) + 3)}${does}`, 'muted')],
  }));
}
