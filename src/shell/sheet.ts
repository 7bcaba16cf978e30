import type { Image } from '../core/layout/image.ts';
import { layOut } from '../core/layout/lay-out.ts';
import type { Line } from '../core/layout/line.ts';
import type { Shown } from '../core/layout/shown.ts';
import type { Space } from '../core/layout/space.ts';
import type { Terminal } from './terminal.ts';

/** What to do where the next rows would push unread ones off the screen: print a page of them, all, or no more. */
export type More = 'page' | 'all' | 'stop';

/** Text to print, and the question file it is of, from where the paths of its images lead. */
export interface Text {
  readonly shown: readonly Shown[];
  readonly file?: string;
}

/** What stands on the screen above the prompt, so that it can be drawn again at another width. */
export interface Sheet {
  /** How many rows were printed on it. */
  readonly printed: number;
  /** Leaves what stands on the screen to the scrollback and starts at the top. */
  turn(): void;
  /** Prints below what stands there, a blank row before it; `reserve` rows stay free at the end. */
  print(text: Text, reserve: number, more: (isLast: boolean) => Promise<More>): Promise<void>;
  /** Prints all of it again, from the top of the screen. */
  redraw(): void;
}

/** An empty sheet on a terminal. */
export function sheetOn(terminal: Terminal, paint: (line: Line) => string, space: (file?: string) => Space): Sheet {
  let parts: Text[] = [];
  let printed = 0;
  /** How often all of it was drawn again. */
  let drawn = 0;

  const put = (rows: readonly Line[]): void => {
    terminal.write(rows.map((row) => `${paint(row)}${TO_ROW_END}\n`).join(''));
    printed += rows.length;
  };

  const rowsOf = ({ shown, file }: Text): readonly Line[] => spaced(layOut(shown, space(file)));

  return {
    get printed() {
      return printed;
    },
    turn() {
      // As many line feeds as there are rows push what was written into the scrollback, and no blank rows with it.
      terminal.write(`${'\n'.repeat(terminal.rows)}${HOME}${TO_END}`);
      parts = [];
      printed = 0;
    },
    async print(text, reserve, more) {
      let rest = rowsOf(text);
      if (rest.length > 0) parts.push(text);
      while (rest.length + reserve > terminal.rows) {
        const page = pageEnd(rest, Math.max(1, terminal.rows - PAGER_ROWS));
        put(rest.slice(0, page));
        rest = rest.slice(page);
        const drawing = drawn;
        const answer = await more(rest.length === 0);
        // Drawn again meanwhile, all of it stands there.
        if (answer === 'stop' || drawn !== drawing) return;
        if (answer === 'all') break;
      }
      put(rest);
    },
    redraw() {
      // Written over, not cleared before: what stays the same does not flicker.
      drawn += 1;
      terminal.write(HOME);
      printed = 0;
      for (const text of parts) put(rowsOf(text));
      terminal.write(TO_END);
    },
  };
}

const HOME = '\u001b[H';
const TO_END = '\u001b[J';
const TO_ROW_END = '\u001b[K';
const PAGER_ROWS = 2;

/** Where a page of at most so many rows ends: before an image that it would cut, unless it begins with that. */
function pageEnd(rows: readonly Line[], most: number): number {
  const name = rows.findIndex((row, at) => at >= most && imageOf(row) !== undefined);
  const start = name - (imageOf(rows[name] ?? [])?.rows ?? 0);
  return start > 1 && start < most ? start : most;
}

function imageOf(row: Line): Image | undefined {
  return row.find(({ image }) => image !== undefined)?.image;
}

/** The rows with a blank one before them; none where there is nothing to show. */
function spaced(rows: readonly Line[]): readonly Line[] {
  return rows.length === 0 ? [] : [[], ...rows];
}
