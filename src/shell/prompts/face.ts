/*
 * A prompt is a value: a face shows itself, and a stroke gives the next face or an answer. Nothing here touches a
 * terminal; `run.ts` puts a face on the screen.
 */
import type { Json } from '../../core/item-types/contract.ts';
import type { Line } from '../../core/layout/line.ts';
import type { Shown } from '../../core/layout/shown.ts';
import type { Space } from '../../core/layout/space.ts';
import type { Key } from '../prompter.ts';

/** One key as it was pressed. */
export interface Stroke {
  /** `a`, `1`, `return`, `up`, `paste`; empty for a character without a name. */
  readonly name: string;
  /** What it types, empty for a key that types nothing. */
  readonly text: string;
  readonly ctrl: boolean;
  readonly meta: boolean;
  readonly shift: boolean;
}

/** What a face draws: rows in parts that belong together, such as an option with all its rows. */
export interface Drawn {
  /** Rows that always stand above the parts. */
  readonly head?: readonly Line[];
  readonly parts: readonly (readonly Line[])[];
  /** The part to keep in view where not all of them fit; the first where none is named. */
  readonly focus?: number;
  /** Where typed text goes; the cursor is hidden without it. The row counts within its part. */
  readonly caret?: { readonly part: number; readonly row: number; readonly column: number };
}

/** What a stroke led to; nothing where it means nothing to the face. */
export type Pressed =
  | { readonly is: 'face'; readonly face: Face }
  | { readonly is: 'answer'; readonly value: Json }
  /** `shown` is printed above for good, and the next face asks on. */
  | ({ readonly is: 'turn' } & Opening)
  | undefined;

export interface Face {
  /** The keys that work, for the footer, besides the commands. */
  readonly keys: readonly Key[];
  /** True where letters and digits are text, so that a command needs Esc first. */
  readonly typing: boolean;
  /** One sentence about the last stroke. */
  readonly notice?: string;
  /** What a later face goes on with. */
  readonly draft: Json;
  press(stroke: Stroke): Pressed;
  draw(space: Space): Drawn;
}

/** How a prompt begins: what is printed above it for good, which a draft may already call for, and the face. */
export interface Opening {
  readonly shown: readonly Shown[];
  readonly face: Face;
}

/** The stroke led to this face. */
export function on(face: Face): Pressed {
  return { is: 'face', face };
}

/** The stroke gave this answer. */
export function answer(value: Json): Pressed {
  return { is: 'answer', value };
}

/** True for the keys that end an answer. */
export function isEnter(stroke: Stroke): boolean {
  return stroke.name === 'return' || stroke.name === 'enter';
}
