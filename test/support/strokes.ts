import type { Face, Pressed, Stroke } from '../../src/shell/prompts/face.ts';
import { strokeOf } from '../../src/shell/prompts/strokes.ts';

/** The stroke of a key without a character: `up`, `return`, `ctrl+w`, `meta+b`. */
export function stroke(spelled: string): Stroke {
  const parts = spelled.split('+');
  const name = parts.pop() ?? '';
  const has = (modifier: string): boolean => parts.includes(modifier);
  return { name, text: name === 'space' ? ' ' : '', ctrl: has('ctrl'), meta: has('meta'), shift: has('shift') };
}

/** The strokes that type a text, one a character. */
export function typed(text: string): readonly Stroke[] {
  return [...text].map((character) => strokeOf({ text: character, key: nameOf(character) }));
}

function nameOf(character: string): { name?: string } {
  if (character === ' ') return { name: 'space' };
  return /^[a-z0-9]$/i.test(character) ? { name: character.toLowerCase() } : {};
}

/** What the last of some strokes led to, each but the last having led to a face or meant nothing. */
export function pressed(face: Face, ...strokes: readonly (Stroke | string)[]): Pressed {
  let current = face;
  let last: Pressed;
  for (const one of strokes) {
    last = current.press(typeof one === 'string' ? stroke(one) : one);
    if (last?.is === 'face' || last?.is === 'turn') current = last.face;
  }
  return last;
}

/** The face that some strokes led to. */
export function faceAfter(face: Face, ...strokes: readonly (Stroke | string)[]): Face {
  const last = pressed(face, ...strokes);
  return last?.is === 'face' || last?.is === 'turn' ? last.face : face;
}

/** The value that some strokes answered with. */
export function answered(face: Face, ...strokes: readonly (Stroke | string)[]): unknown {
  const last = pressed(face, ...strokes);
  return last?.is === 'answer' ? last.value : 'no answer yet';
}
