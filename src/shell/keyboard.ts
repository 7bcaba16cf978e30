import { createInterface, emitKeypressEvents, type Key as NodeKey } from 'node:readline';
import { PassThrough } from 'node:stream';
import type { Stroke } from './prompts/face.ts';
import { pasteOf, strokeOf } from './prompts/strokes.ts';

/** A lone Esc is told from the start of a longer sequence by what follows within this time. */
const ESCAPE_MS = 50;

/** Takes the bytes of a terminal in raw mode and hands on the strokes of each piece together; a paste is one stroke. */
export function keyboard(hand: (strokes: readonly Stroke[]) => void): (bytes: Buffer | string) => void {
  const keys = new PassThrough();
  // Only the time for Esc is taken from the interface, which reads nothing.
  emitKeypressEvents(keys, createInterface({ input: new PassThrough(), escapeCodeTimeout: ESCAPE_MS }));
  let batch: Stroke[] | undefined;
  let pasting: string | undefined;

  keys.on('keypress', (text: string | undefined, key: NodeKey) => {
    const stroke = strokeOf({ text, key });
    if (key.name === 'paste-start') {
      pasting = '';
    } else if (key.name === 'paste-end') {
      give(pasteOf(pasting ?? ''));
      pasting = undefined;
    } else if (pasting !== undefined && !(stroke.ctrl && stroke.name === 'c')) {
      pasting += key.sequence ?? text ?? '';
    } else {
      pasting = undefined;
      give(stroke);
    }
  });

  /** Esc alone comes later than its piece, by the clock. */
  function give(stroke: Stroke): void {
    if (batch === undefined) hand([stroke]);
    else batch.push(stroke);
  }

  return (bytes) => {
    batch = [];
    keys.write(bytes);
    const strokes = batch;
    batch = undefined;
    if (strokes.length > 0) hand(strokes);
  };
}
