import { describe, expect, it } from 'vitest';
import { menu } from '../../../src/shell/prompts/menu.ts';
import { pair } from '../../../src/shell/prompts/pair.ts';
import { recall } from '../../../src/shell/prompts/recall.ts';
import { answered, faceAfter, pressed, typed } from '../../support/strokes.ts';

const sides = {
  left: [
    { index: 0, text: 'threads' },
    { index: 1, text: 'asyncio' },
    { index: 2, text: 'processes' },
  ],
  right: [
    { index: 3, text: 'nothing' },
    { index: 1, text: 'one loop' },
    { index: 0, text: 'one GIL' },
    { index: 2, text: 'many GILs' },
  ],
};

describe('pairing', () => {
  it('gives the right side that the digit names and goes to the next open line', () => {
    expect(answered(pair(sides, undefined), ...typed('324'), 'return')).toEqual([0, 1, 2]);
  });
  it('turns through the right sides with the arrows, nothing among them', () => {
    const face = faceAfter(pair(sides, undefined), 'right', 'down', 'left', 'down', 'right', 'left');
    expect(answered(face, 'return', 'return')).toEqual([3, 2, null]);
  });
  it('lets one right side stand for two left ones', () => {
    expect(answered(pair(sides, undefined), ...typed('111'), 'return')).toEqual([3, 3, 3]);
  });
  it('takes a partner away with Backspace', () => {
    const face = faceAfter(pair(sides, undefined), ...typed('324'), 'backspace', 'return');
    expect(face.notice).toBe('One line has no partner. ⏎ again answers so.');
    expect(answered(face, 'return')).toEqual([0, 1, null]);
  });
  it('takes no pair as blank only when Enter is pressed again', () => {
    const face = faceAfter(pair(sides, undefined), 'return');
    expect(face.notice).toBe('Nothing is matched. ⏎ again leaves it blank.');
    expect(answered(face, 'return')).toBe(null);
  });
  it('answers in the order of the file, whatever order the left side is shown in', () => {
    const turned = { left: sides.left.toReversed(), right: sides.right };
    expect(answered(pair(turned, undefined), ...typed('423'), 'return')).toEqual([0, 1, 2]);
  });
  it('waits for a second digit where the right side is long', () => {
    const right = Array.from({ length: 11 }, (_, index) => ({ index, text: `r${index}` }));
    const face = faceAfter(pair({ left: sides.left, right }, undefined), ...typed('11'), 'down', ...typed('1'));
    expect(answered(face, 'return', 'return')).toEqual([10, 0, null]);
  });
  it('goes on where a draft left off', () => {
    const { draft } = faceAfter(pair(sides, undefined), ...typed('32'));
    expect(answered(pair(sides, draft), ...typed('4'), 'return')).toEqual([0, 1, 2]);
    expect(answered(pair(sides, { partners: [9, 'x'], at: 5 }), ...typed('324'), 'return')).toEqual([0, 1, 2]);
  });
});

describe('recalling', () => {
  it('shows the back, then takes how well it was known', () => {
    const turned = pressed(recall('the **back**', undefined).face, 'space');
    expect(turned).toMatchObject({ is: 'turn', shown: [{ is: 'gap' }, { is: 'markdown', text: 'the **back**' }] });
    expect(answered(recall('b', undefined).face, 'space', ...typed('1'))).toBe('again');
    expect(answered(recall('b', undefined).face, 'return', ...typed('2'))).toBe('hard');
    expect(answered(recall('b', undefined).face, 'space', ...typed('3'))).toBe('good');
    expect(answered(recall('b', undefined).face, 'space', ...typed('4'))).toBe('easy');
  });
  it('takes no rating before the back was seen', () => {
    expect(answered(recall('b', undefined).face, ...typed('3'))).toBe('no answer yet');
  });
  it('takes neither Enter nor another digit as a rating', () => {
    expect(answered(recall('b', undefined).face, 'space', 'return', 'space', ...typed('5'), ...typed('0'))).toBe(
      'no answer yet',
    );
  });
  it('shows the back again after a command came between', () => {
    const { draft } = faceAfter(recall('b', undefined).face, 'space');
    expect(recall('b', draft).shown).toEqual([{ is: 'gap' }, { is: 'markdown', text: 'b' }]);
    expect(answered(recall('b', draft).face, ...typed('4'))).toBe('easy');
  });
});

describe('a menu', () => {
  const entries = [{ name: 'asyncio' }, { name: 'tour', note: '12 items' }];
  it('answers with the place of the entry', () => {
    expect(answered(menu('What?', entries), 'return')).toBe(0);
    expect(answered(menu('What?', entries), 'down', 'return')).toBe(1);
    expect(answered(menu('What?', entries), ...typed('2'), 'return')).toBe(1);
  });
  it('is left with Esc or q', () => {
    expect(answered(menu('What?', entries), 'escape')).toBe(null);
    expect(answered(menu('What?', entries), ...typed('q'))).toBe(null);
  });
  it('is left with Enter where it is empty', () => {
    expect(answered(menu('What?', []), 'down', ...typed('1'), 'return')).toBe(null);
  });
});
