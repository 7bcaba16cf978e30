import { expect, it } from 'vitest';
import { answer } from '../../src/shell/prompts/face.ts';
import { region } from '../../src/shell/prompts/region.ts';
import { typing } from '../../src/shell/prompts/type.ts';

it('shows what a typed line answers where only the rows of the prompt are left', () => {
  const how = {
    lines: 'one',
    above: 'What is wrong with it?',
    does: 'done',
    finish: (text: string) => answer(text),
    keep: () => null,
  } as const;
  const view = { commands: [], mode: 'face', isFull: false, scrolled: 0, space: { width: 80 } } as const;
  const rows = (height: number) =>
    region({ ...view, face: typing(how, undefined), height }).rows.map((row) => row.map(({ text }) => text).join(''));
  expect(rows(6)).toEqual(['', ' What is wrong with it?', ' ❯ ', '', ' ⏎ done']);
  expect(rows(5)).toEqual(['', ' What is wrong with it?', ' ❯ ', '', ' ⏎ done']);
});
