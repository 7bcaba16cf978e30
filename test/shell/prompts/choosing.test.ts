import { describe, expect, it } from 'vitest';
import type { Choice } from '../../../src/core/item-types/contract.ts';
import { chooseMany } from '../../../src/shell/prompts/choose-many.ts';
import { chooseOne } from '../../../src/shell/prompts/choose-one.ts';
import { order } from '../../../src/shell/prompts/order.ts';
import { answered, faceAfter, typed } from '../../support/strokes.ts';

/** Shown in another order than that of the file. */
const shuffled: readonly Choice[] = [
  { index: 2, text: 'gamma' },
  { index: 0, text: 'alpha' },
  { index: 1, text: 'beta' },
];
const many: readonly Choice[] = Array.from({ length: 12 }, (_, index) => ({ index, text: `line ${index + 1}` }));

describe('choosing one', () => {
  it('answers with the place in the file of the line that the digit names', () => {
    expect(answered(chooseOne(shuffled, undefined), ...typed('3'), 'return')).toBe(1);
  });
  it('starts at the first line with the arrow down and at the last with the arrow up', () => {
    expect(answered(chooseOne(shuffled, undefined), 'down', 'return')).toBe(2);
    expect(answered(chooseOne(shuffled, undefined), 'up', 'return')).toBe(1);
  });
  it('goes round at the ends', () => {
    expect(answered(chooseOne(shuffled, undefined), 'end', 'down', 'return')).toBe(2);
    expect(answered(chooseOne(shuffled, undefined), 'home', 'up', 'return')).toBe(1);
  });
  it('takes no choice before the learner moved, and a second Enter as blank', () => {
    const face = faceAfter(chooseOne(shuffled, undefined), 'return');
    expect(face.notice).toBe('Nothing is chosen. ⏎ again leaves it blank.');
    expect(answered(face, 'return')).toBe(null);
  });
  it('reads two digits as one number where the list is that long', () => {
    expect(answered(chooseOne(many, undefined), ...typed('12'), 'return')).toBe(11);
    expect(answered(chooseOne(many, undefined), ...typed('13'), 'return')).toBe(2);
    expect(answered(chooseOne(many, undefined), ...typed('1'), 'up', ...typed('2'), 'return')).toBe(1);
  });
  it('ignores a digit that no line has', () => {
    expect(answered(chooseOne(shuffled, undefined), ...typed('2'), ...typed('4'), ...typed('0'), 'return')).toBe(0);
  });
  it('goes on where a draft left off', () => {
    const { draft } = faceAfter(chooseOne(shuffled, undefined), ...typed('2'));
    expect(answered(chooseOne(shuffled, draft), 'return')).toBe(0);
  });
  it('starts anew from a draft that is none', () => {
    for (const draft of [null, 7, 'x', [], { at: 3 }, { at: -1 }, { at: 1.5 }, { at: '1' }]) {
      expect(answered(chooseOne(shuffled, draft), 'return', 'return')).toBe(null);
    }
  });
});

describe('choosing many', () => {
  it('answers with the ticked places in the order of the file', () => {
    expect(answered(chooseMany(shuffled, undefined), ...typed('1'), ...typed('2'), 'return')).toEqual([0, 2]);
  });
  it('ticks with space where the cursor stands and unticks again', () => {
    expect(answered(chooseMany(shuffled, undefined), 'space', 'down', 'space', 'up', 'space', 'return')).toEqual([0]);
  });
  it('takes nothing ticked as blank only when Enter is pressed again', () => {
    const face = faceAfter(chooseMany(shuffled, undefined), 'return');
    expect(face.notice).toBe('Nothing is ticked. ⏎ again leaves it blank.');
    expect(answered(face, 'return')).toBe(null);
  });
  it('takes the tick of the first digit back where two digits were meant', () => {
    expect(answered(chooseMany(many, undefined), ...typed('12'), ...typed('3'), 'return')).toEqual([2, 11]);
  });
  it('goes on where a draft left off', () => {
    const { draft } = faceAfter(chooseMany(shuffled, undefined), ...typed('1'), ...typed('3'));
    expect(answered(chooseMany(shuffled, draft), 'return')).toEqual([1, 2]);
  });
});

describe('ordering', () => {
  it('answers with the lines as they stand', () => {
    expect(answered(order(shuffled, undefined), 'return')).toEqual([2, 0, 1]);
  });
  it('carries a line that was picked up', () => {
    expect(answered(order(shuffled, undefined), 'space', 'down', 'down', 'space', 'return')).toEqual([0, 1, 2]);
  });
  it('stops a carried line at the ends', () => {
    expect(answered(order(shuffled, undefined), 'space', 'up', 'space', 'return')).toEqual([2, 0, 1]);
  });
  it('goes to a line by its digit, or carries the line there', () => {
    expect(answered(order(shuffled, undefined), ...typed('3'), 'space', ...typed('1'), 'space', 'return')).toEqual([
      1, 2, 0,
    ]);
  });
  it('puts a line down with Enter before Enter answers', () => {
    const face = faceAfter(order(shuffled, undefined), 'space', 'down', 'return');
    expect(answered(face)).toBe('no answer yet');
    expect(answered(face, 'return')).toEqual([0, 2, 1]);
  });
  it('puts a line down where it is with Esc', () => {
    expect(answered(order(shuffled, undefined), 'space', 'down', 'escape', 'down', 'return')).toEqual([0, 2, 1]);
  });
  it('orders eleven and more lines by number, not by text', () => {
    const face = faceAfter(order(many, undefined), ...typed('1'), 'space', ...typed('12'));
    expect(answered(face, 'space', 'return')).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 0]);
  });
  it('goes on where a draft left off', () => {
    const { draft } = faceAfter(order(shuffled, undefined), 'space', 'down');
    expect(answered(order(shuffled, draft), 'return')).toEqual([0, 2, 1]);
  });
  it('starts anew from a draft of other lines', () => {
    expect(answered(order(shuffled, { order: [0, 1, 7] }), 'return')).toEqual([2, 0, 1]);
  });
});
