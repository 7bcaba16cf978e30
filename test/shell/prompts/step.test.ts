import { describe, expect, it } from 'vitest';
import { chooseOne } from '../../../src/shell/prompts/choose-one.ts';
import type { Stroke } from '../../../src/shell/prompts/face.ts';
import { type Ended, isEnd, type Standing, step } from '../../../src/shell/prompts/step.ts';
import { pastedIn, pasteOf } from '../../../src/shell/prompts/strokes.ts';
import { typeText } from '../../../src/shell/prompts/type.ts';
import { stroke, typed } from '../../support/strokes.ts';

const commands = [
  { key: 'h', does: 'hint' },
  { key: 'f', does: 'flag', quiet: true },
  { key: 'enter', does: 'next' },
];
const choices = [
  { index: 0, text: 'a' },
  { index: 1, text: 'b' },
];
const choosing: Standing = { face: chooseOne(choices, undefined), mode: 'face', isFull: false, scrolled: 0 };
const writing: Standing = {
  face: typeText({ expects: '', lines: 'one' }, undefined),
  mode: 'face',
  isFull: false,
  scrolled: 0,
};

function reached(standing: Standing, ...strokes: readonly (Stroke | string)[]): Standing | Ended {
  let now: Standing | Ended = standing;
  for (const one of strokes) {
    if (isEnd(now)) return now;
    now = step(now, typeof one === 'string' ? stroke(one) : one, commands, 5);
  }
  return now;
}

describe('a stroke', () => {
  it('commands with a letter, large or small, where nothing is typed', () => {
    expect(reached(choosing, ...typed('h'))).toMatchObject({ is: 'command', key: 'h' });
    expect(reached(choosing, ...typed('F'))).toMatchObject({ is: 'command', key: 'f' });
  });
  it('keeps what was chosen in the draft of a command', () => {
    const ended = reached(choosing, ...typed('2'), ...typed('h'));
    expect(isEnd(ended) && ended.is === 'command' && ended.face.draft).toEqual({ at: 1 });
  });
  it('goes to the prompt before it commands', () => {
    expect(reached(choosing, ...typed('2'), 'return')).toMatchObject({ is: 'answer', value: 1 });
  });
  it('is text where text is typed, and commands after Esc', () => {
    expect(reached(writing, ...typed('h?f'), 'return')).toMatchObject({ is: 'answer', value: 'h?f' });
    expect(reached(writing, ...typed('x'), 'escape', ...typed('h'))).toMatchObject({ is: 'command', key: 'h' });
  });
  it('is text again after a second Esc, and after a letter that is no command', () => {
    expect(reached(writing, 'escape', 'escape', ...typed('h'), 'return')).toMatchObject({ is: 'answer', value: 'h' });
    expect(reached(writing, 'escape', ...typed('ah'), 'return')).toMatchObject({ is: 'answer', value: 'ah' });
  });
  it('commands together with Alt where that edits nothing', () => {
    expect(reached(writing, 'meta+h')).toMatchObject({ is: 'command', key: 'h' });
    expect(reached(writing, ...typed('ab'), 'meta+f')).toMatchObject({ mode: 'face' });
  });
  it('quits with Ctrl-C from everywhere', () => {
    expect(reached(choosing, 'ctrl+c')).toMatchObject({ is: 'command', key: 'ctrl-c' });
    expect(reached(writing, 'escape', ...typed('?'), 'ctrl+c')).toMatchObject({ is: 'command', key: 'ctrl-c' });
  });
  it('has the quiet keys named with ?, and no more with a second one', () => {
    expect(reached(choosing, ...typed('?'))).toMatchObject({ isFull: true });
    expect(reached(choosing, ...typed('?'), 'down', ...typed('?'))).toMatchObject({ isFull: false });
    expect(reached(choosing, ...typed('?'), ...typed('f'))).toMatchObject({ is: 'command', key: 'f' });
  });
  it('has them named after Esc where text is typed, until text is typed on', () => {
    expect(reached(writing, 'escape', ...typed('?'))).toMatchObject({ mode: 'commands', isFull: true });
    expect(reached(writing, 'escape', ...typed('?'), ...typed('a'))).toMatchObject({ mode: 'face', isFull: false });
    expect(reached(writing, 'escape', ...typed('?'), 'escape', ...typed('?'), 'return')).toMatchObject({ value: '?' });
  });
  it('scrolls by a page and starts over at the next change', () => {
    expect(reached(choosing, 'pagedown', 'pagedown', 'pageup')).toMatchObject({ scrolled: 5 });
    expect(reached(choosing, 'pagedown', 'down')).toMatchObject({ scrolled: 0 });
  });
  it('is lost on a prompt that does not know it', () => {
    expect(reached(choosing, 'tab', 'f5', 'ctrl+d', 'meta+x', ...typed('z'), pasteOf('hhh'))).toEqual(choosing);
  });
});

describe('strokes that came in one piece', () => {
  it('are a paste where text follows a line feed', () => {
    expect(pastedIn([...typed('a b'), stroke('return'), ...typed('c')])).toBe('a b\nc');
  });
  it('are no paste where Enter comes last, or a key without a character among them', () => {
    expect(pastedIn([...typed('ab'), stroke('return')])).toBeUndefined();
    expect(pastedIn([...typed('a'), stroke('return'), stroke('up'), ...typed('c')])).toBeUndefined();
  });
});
