import type { Json } from '../../core/item-types/contract.ts';
import type { Key } from '../prompter.ts';
import type { Face, Opening, Stroke } from './face.ts';
import type { Mode } from './region.ts';
import { commandOf } from './strokes.ts';

/** Where a prompt stands between two strokes. */
export interface Standing {
  readonly face: Face;
  readonly mode: Mode;
  /** True where the footer names the quiet keys, too. */
  readonly isFull: boolean;
  readonly scrolled: number;
}

/** How a prompt ended; the face is the last that stood on the screen, to go on with. */
export type Ended =
  | { readonly is: 'answer'; readonly value: Json; readonly face: Face }
  | ({ readonly is: 'turn' } & Opening)
  | { readonly is: 'command'; readonly key: string; readonly face: Face }
  | { readonly is: 'time-up'; readonly face: Face }
  | { readonly is: 'resized'; readonly face: Face }
  | { readonly is: 'closed' };

/** What a stroke makes of a prompt: where it stands then, or its end. `page` is how many rows a page of scrolling has. */
export function step(standing: Standing, stroke: Stroke, commands: readonly Key[], page: number): Standing | Ended {
  const { face, mode, isFull, scrolled } = standing;
  if (stroke.ctrl && stroke.name === 'c') return { is: 'command', key: 'ctrl-c', face };
  if (stroke.name === 'pagedown') return { ...standing, scrolled: scrolled + page };
  if (stroke.name === 'pageup') return { ...standing, scrolled: scrolled - page };
  const isCommanding = !face.typing || mode === 'commands';
  if (isCommanding && stroke.text === '?' && commands.length > 0) return { ...standing, isFull: !isFull };
  if (face.typing && stroke.name === 'escape' && commands.length > 0) {
    return { ...standing, mode: mode === 'commands' ? 'face' : 'commands', isFull: false };
  }
  const command = isCommanding || stroke.meta ? commandOf(stroke, commands) : undefined;
  if (mode === 'commands' && command !== undefined) return { is: 'command', key: command, face };
  const pressed = face.press(stroke);
  if (pressed?.is === 'answer') return { ...pressed, face };
  if (pressed?.is === 'turn') return pressed;
  if (pressed === undefined && command !== undefined) return { is: 'command', key: command, face };
  const isChanged = pressed !== undefined;
  return {
    face: pressed?.face ?? face,
    mode: 'face',
    isFull: isFull && !face.typing,
    scrolled: isChanged ? 0 : scrolled,
  };
}

/** True for the end of a prompt. */
export function isEnd(next: Standing | Ended): next is Ended {
  return 'is' in next;
}
