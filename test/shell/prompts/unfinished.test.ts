import { describe, expect, it } from 'vitest';
import type { Json, Prompt } from '../../../src/core/item-types/contract.ts';
import { unfinished } from '../../../src/shell/prompts/unfinished.ts';

const choices = [
  { index: 2, text: 'c' },
  { index: 0, text: 'a' },
  { index: 1, text: 'b' },
];
const one: Prompt = { shape: 'choose-one', choices };
const many: Prompt = { shape: 'choose-many', choices };
const type: Prompt = { shape: 'type', expects: '', lines: 'one' };
const fill: Prompt = { shape: 'fill', gaps: 2, segments: [] };
const pair: Prompt = { shape: 'pair', left: choices.slice(1), right: choices };

describe('what is given when the time is up', () => {
  it.each<[string, Prompt, Json, Json]>([
    ['the choice under the cursor', one, { at: 1 }, 0],
    ['what is ticked', many, { at: 0, ticked: [0, 2] }, [0, 2]],
    ['what is typed', type, { text: 'half', caret: 4 }, 'half'],
    ['the gaps that are filled', fill, { at: 1, texts: ['x'] }, ['x', '']],
    ['the partners so far', pair, { at: 1, partners: [2, null] }, [2, null]],
  ])('is %s', (_, prompt, draft, value) => {
    expect(unfinished(prompt, draft)).toEqual(value);
  });

  it.each<[Prompt, Json]>([
    [one, { at: null }],
    [one, null],
    [many, { at: 2, ticked: [] }],
    [type, { text: '  ' }],
    [fill, { texts: ['', ' '] }],
    [pair, { partners: [null, null] }],
    [
      { shape: 'order', choices },
      { at: 0, order: [2, 0, 1] },
    ],
    [{ shape: 'assess', model: '', points: choices }, { text: 'x' }],
    [{ shape: 'recall', back: '' }, { shown: true }],
  ])('is nothing for %j with %j', (prompt, draft) => {
    expect(unfinished(prompt, draft)).toBeUndefined();
  });
});
