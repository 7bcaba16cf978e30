import type { Key as NodeKey } from 'node:readline';
import type { Key } from '../prompter.ts';
import { isEnter, type Stroke } from './face.ts';

/** What is known of a key press before it is a stroke: the characters that came, and Node's reading of them. */
export interface KeyPress {
  readonly text: string | undefined;
  readonly key: NodeKey;
}

/** The stroke of a key press; control characters type nothing. */
export function strokeOf({ text, key }: KeyPress): Stroke {
  const ctrl = key.ctrl === true;
  // A lone Esc comes with `meta`, which here means held together with another key.
  const meta = key.meta === true && key.name !== 'escape';
  return {
    name: key.name ?? '',
    text: text === undefined || ctrl || meta || isControl(text) ? '' : text,
    ctrl,
    meta,
    shift: key.shift === true,
  };
}

/** The stroke of a text that was pasted. */
export function pasteOf(text: string): Stroke {
  return { name: 'paste', text, ctrl: false, meta: false, shift: false };
}

/**
 * The text of strokes that came in one piece and must have been pasted: a line feed with more text after it. A terminal
 * without bracketed paste sends it like that.
 */
export function pastedIn(strokes: readonly Stroke[]): string | undefined {
  const texts = strokes.map((stroke) => (isEnter(stroke) ? '\n' : stroke.name === 'tab' ? '\t' : stroke.text));
  if (texts.includes('')) return undefined;
  const text = texts.join('');
  return /\n./.test(text) ? text : undefined;
}

/** The command that a stroke gives, or nothing; capital letters are as good as small ones. */
export function commandOf(stroke: Stroke, commands: readonly Key[]): string | undefined {
  const named = (key: string): boolean => {
    if (key === 'enter') return isEnter(stroke);
    if (stroke.ctrl || stroke.name === 'paste') return false;
    return key === stroke.name || (stroke.text !== '' && key === stroke.text.toLowerCase());
  };
  return commands.find(({ key }) => named(key))?.key;
}

function isControl(text: string): boolean {
  return /^\p{Cc}/u.test(text);
}
