import { describe, expect, it } from 'vitest';
import type { Segment } from '../../../src/core/item-types/contract.ts';
import { assess } from '../../../src/shell/prompts/assess.ts';
import { fill } from '../../../src/shell/prompts/fill.ts';
import { pasteOf } from '../../../src/shell/prompts/strokes.ts';
import { typeText } from '../../../src/shell/prompts/type.ts';
import { answered, faceAfter, pressed, typed } from '../../support/strokes.ts';

const one = { expects: 'a word', lines: 'one' } as const;
const many = { expects: '', lines: 'many' } as const;

describe('typing one line', () => {
  it('answers with the text at Enter', () => {
    expect(answered(typeText(one, undefined), ...typed('await it?'), 'return')).toBe('await it?');
  });
  it('keeps the spaces around a text, which the item may care about', () => {
    expect(answered(typeText(one, undefined), ...typed(' x '), 'return')).toBe(' x ');
  });
  it('takes no text as blank only when Enter is pressed again', () => {
    const face = faceAfter(typeText(one, undefined), ...typed('  '), 'return');
    expect(face.notice).toBe('Nothing is typed. ⏎ again leaves it blank.');
    expect(answered(face, 'return')).toBe(null);
    expect(answered(face, ...typed('x'), 'backspace', 'return')).toBe('no answer yet');
  });
  it('goes on where a draft left off, caret included', () => {
    const { draft } = faceAfter(typeText(one, undefined), ...typed('abc'), 'left');
    expect(draft).toEqual({ text: 'abc', caret: 2 });
    expect(answered(typeText(one, draft), ...typed('x'), 'return')).toBe('abxc');
  });
  it('starts anew from a draft that is none', () => {
    for (const draft of [null, 7, 'x', { text: 7 }, { caret: 3 }]) {
      expect(answered(typeText(one, draft), ...typed('y'), 'return')).toBe('y');
    }
  });
  it('says when no more characters are kept', () => {
    const face = faceAfter(typeText(one, undefined), pasteOf('x'.repeat(20_000)));
    expect(face.notice).toBe('No more than 16384 characters are kept.');
  });
});

describe('typing many lines', () => {
  it('starts a new line at Enter and ends after an empty one', () => {
    expect(answered(typeText(many, undefined), ...typed('a'), 'return', ...typed('b'), 'return', 'return')).toBe(
      'a\nb',
    );
  });
  it('ends at Ctrl-D, wherever the caret stands', () => {
    expect(answered(typeText(many, undefined), ...typed('a'), 'return', ...typed('b'), 'ctrl+d')).toBe('a\nb');
    expect(answered(typeText(many, undefined), ...typed('ab'), 'home', 'ctrl+d')).toBe('ab');
  });
  it('puts an empty line between two with Alt-Enter', () => {
    const strokes = [...typed('a'), 'return', 'meta+return', ...typed('b'), 'ctrl+d'];
    expect(answered(typeText(many, undefined), ...strokes)).toBe('a\n\nb');
  });
  it('does not end at the empty last line of a paste', () => {
    expect(answered(typeText(many, undefined), pasteOf('a\n\nb\n'), 'return')).toBe('a\n\nb');
    expect(answered(typeText(many, undefined), pasteOf('a\n\nb\n'))).toBe('no answer yet');
  });
});

const segments: readonly Segment[] = [
  { is: 'text', text: 'An async function returns a ' },
  { is: 'gap', gap: 0, hint: 'an object' },
  { is: 'text', text: ' for ' },
  { is: 'gap', gap: 1 },
];
const cloze = { segments, gaps: 2 };

describe('filling gaps', () => {
  it('goes from gap to gap with Enter and answers at the last', () => {
    expect(answered(fill(cloze, undefined), ...typed('coroutine'), 'return', ...typed('await'), 'return')).toEqual([
      'coroutine',
      'await',
    ]);
  });
  it('goes round with Tab and back with Shift-Tab', () => {
    const face = faceAfter(
      fill(cloze, undefined),
      'tab',
      ...typed('b'),
      'tab',
      ...typed('a'),
      'shift+tab',
      ...typed('c'),
    );
    expect(answered(face, 'return')).toEqual(['a', 'bc']);
  });
  it('leads back to an empty gap first', () => {
    const face = faceAfter(fill(cloze, undefined), 'tab', ...typed('await'), 'return');
    expect(face.notice).toBe('One gap is empty. ⏎ again answers so.');
    expect(answered(face, 'return')).toEqual(['', 'await']);
    expect(answered(face, ...typed('x'), 'return', 'return')).toEqual(['x', 'await']);
  });
  it('takes no gap filled as blank only when Enter is pressed again', () => {
    const face = faceAfter(fill(cloze, undefined), 'return', 'return');
    expect(face.notice).toBe('Nothing is filled in. ⏎ again leaves it blank.');
    expect(answered(face, 'return')).toBe(null);
  });
  it('goes on where a draft left off', () => {
    const { draft } = faceAfter(fill(cloze, undefined), ...typed('a'), 'tab', ...typed('b'));
    expect(answered(fill(cloze, draft), ...typed('c'), 'return')).toEqual(['a', 'bc']);
  });
  it('joins the lines of a paste', () => {
    expect(answered(fill({ segments, gaps: 1 }, undefined), pasteOf('a\nb'), 'return')).toEqual(['a b']);
  });
});

const rubric = {
  model: 'The loop runs **one** task at a time.',
  points: [
    { index: 0, text: 'names the loop' },
    { index: 1, text: 'one at a time' },
  ],
};

describe('assessing an answer', () => {
  it('takes the answer, shows the model answer, and takes the points', () => {
    const turned = pressed(assess(rubric, undefined).face, ...typed('a loop'), 'return', 'return');
    expect(turned).toMatchObject({
      is: 'turn',
      shown: [
        { is: 'gap' },
        { is: 'row', left: [{ text: 'Your answer', role: 'heading' }] },
        { is: 'row', left: [{ text: 'a loop', role: 'plain' }] },
        { is: 'gap' },
        { is: 'row', left: [{ text: 'Model answer', role: 'heading' }] },
        { is: 'markdown', text: 'The loop runs **one** task at a time.' },
        { is: 'gap' },
        { is: 'row', left: [{ text: 'Which of these points does your answer make?', role: 'heading' }] },
      ],
    });
    const face = turned?.is === 'turn' ? turned.face : assess(rubric, undefined).face;
    expect(answered(face, ...typed('2'), 'return')).toEqual({ text: 'a loop', points: [1] });
    expect(answered(face, 'return')).toEqual({ text: 'a loop', points: [] });
  });
  it('shows the model answer without an answer only when Enter is pressed again', () => {
    const face = faceAfter(assess(rubric, undefined).face, 'return');
    expect(face.notice).toBe('Nothing is typed. ⏎ again shows the model answer.');
    expect(answered(face, 'return', 'space', 'return')).toEqual({ text: '', points: [0] });
  });
  it('goes on where a draft left off, the model answer shown again', () => {
    const { draft } = faceAfter(assess(rubric, undefined).face, ...typed('x'), 'ctrl+d', ...typed('1'));
    const opening = assess(rubric, draft);
    expect(opening.shown).toHaveLength(8);
    expect(answered(opening.face, 'return')).toEqual({ text: 'x', points: [0] });
    const early = assess(rubric, faceAfter(assess(rubric, undefined).face, ...typed('x')).draft);
    expect(early.shown).toEqual([]);
    expect(answered(early.face, ...typed('y'), 'ctrl+d', 'return')).toEqual({ text: 'xy', points: [] });
  });
});
