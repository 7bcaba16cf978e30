import { layOut } from '../../core/layout/lay-out.ts';
import { type Line, type Piece, piece } from '../../core/layout/line.ts';
import { type Space, textWidth } from '../../core/layout/space.ts';
import type { Key } from '../prompter.ts';
import type { Drawn, Face } from './face.ts';
import { footer } from './footer.ts';
import { windowed } from './window.ts';

/** Where letters go: to the face, or to the commands after Esc. */
export type Mode = 'face' | 'commands';

export interface View {
  readonly face: Face;
  readonly commands: readonly Key[];
  readonly mode: Mode;
  /** True where the footer names the quiet keys, too. */
  readonly isFull: boolean;
  /** Rows that the learner scrolled away from the focus. */
  readonly scrolled: number;
  readonly clock?: Piece;
  readonly space: Space;
  readonly height: number;
}

/** The region below the page: what is redrawn while a prompt is open. */
export interface Region {
  readonly rows: readonly Line[];
  readonly caret?: { readonly row: number; readonly column: number };
  readonly scrolled: number;
  /** How many rows a page of scrolling is. */
  readonly page: number;
}

/** The columns of the text, with the margin before it. */
const widthOfFooter = (space: Space): number => textWidth(space) + 1;

const SCROLL: Key = { key: 'pgup pgdn', does: 'scroll' };

/** The rows of a prompt's region at a size, no more than its height. */
export function region(view: View): Region {
  const { face, mode, space } = view;
  const width = widthOfFooter(space);
  const below = (isCut: boolean): readonly Line[] => [
    ...(face.notice === undefined ? [] : layOut([{ is: 'row', left: [piece(face.notice, 'accent')] }], space)),
    ...footer([...(isCut ? [SCROLL] : []), ...footerKeys(view)], width, view.clock),
  ];
  const drawn = drawnOnce(face, space);
  const plain = below(false);
  // A question stays as long as there is a row for the answer beside it.
  const head = (drawn.head ?? []).slice(0, Math.max(0, view.height - plain.length - 3));
  const bodyRows = drawn.parts.reduce((sum, part) => sum + part.length, head.length);
  const blanks = bodyRows === 0 ? 1 : 2;
  const isCut = bodyRows + blanks + plain.length > view.height;
  const foot = isCut ? below(true) : plain;
  const room = Math.max(1, view.height - foot.length - blanks - head.length);
  const body = windowed(drawn, room, view.scrolled);
  return {
    rows: [[], ...head, ...body.rows, ...(bodyRows === 0 ? [] : [[]]), ...foot],
    ...(body.caret === undefined || mode === 'commands'
      ? {}
      : { caret: { row: body.caret.row + head.length + 1, column: body.caret.column } }),
    scrolled: body.scrolled ?? 0,
    page: Math.max(1, room - 3),
  };
}

/** A face never changes, so it is laid out once for a space: to be measured, painted, and painted again by the clock. */
const drawings = new WeakMap<Face, { readonly space: Space; readonly drawn: Drawn }>();

function drawnOnce(face: Face, space: Space): Drawn {
  const known = drawings.get(face);
  if (known?.space.width === space.width && known.space.highlighter === space.highlighter) return known.drawn;
  const drawn = face.draw(space);
  drawings.set(face, { space, drawn });
  return drawn;
}

function footerKeys({ face, commands, mode, isFull }: View): readonly Key[] {
  const named = [...commands.filter((key) => isFull || key.quiet !== true), ...(isFull ? [QUIT, LESS] : [])];
  const more = commands.some((key) => key.quiet === true) && !isFull ? [MORE] : [];
  if (mode === 'commands') return [...named, ...more, { key: 'escape', does: 'type on' }];
  if (!face.typing) return [...face.keys, ...named, ...more];
  return [...face.keys, ...(commands.length === 0 ? [] : [{ key: 'escape', does: 'commands' }])];
}

const MORE: Key = { key: '?', does: 'more' };
const LESS: Key = { key: '?', does: 'less' };
const QUIT: Key = { key: 'ctrl-c', does: 'quit' };
