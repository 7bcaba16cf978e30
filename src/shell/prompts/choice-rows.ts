import { layOut } from '../../core/layout/lay-out.ts';
import type { Line } from '../../core/layout/line.ts';
import type { Space } from '../../core/layout/space.ts';

interface Numbered {
  /** Markdown. */
  readonly text: string;
  /** What the line is called by: its number; empty for a line that no digit chooses. */
  readonly label: string;
  readonly cursor: boolean;
  /** Absent in a list where nothing is ticked. */
  readonly ticked?: boolean;
  /** True for a line that the arrows carry along. */
  readonly grabbed?: boolean;
}

/** The rows of one line of a list. */
export function choiceRows(line: Numbered, space: Space): readonly Line[] {
  const box = line.ticked === undefined ? '' : line.ticked ? '[x] ' : '[ ] ';
  const look = line.cursor
    ? ({ sign: line.grabbed === true ? '↕' : '❯', role: 'accent' } as const)
    : ({ sign: ' ' } as const);
  return layOut(
    [
      {
        is: 'choice',
        label: box + line.label,
        text: line.text,
        ...look,
      },
    ],
    space,
  );
}
