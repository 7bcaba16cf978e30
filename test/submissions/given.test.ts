import { describe, expect, it } from 'vitest';
import { asWritten, givenInExport, unreadable } from '../../src/core/submissions/given.ts';
import { questionOf } from '../../src/core/submissions/question.ts';
import { paper } from './support.ts';

/** The response in a cell of an export to one of the items of the class test. */
function given(system: 'moodle' | 'canvas' | 'google', id: string, cell: string) {
  const entry = paper.find((each) => each.id === id);
  return entry === undefined ? undefined : givenInExport(cell, questionOf(entry), system);
}

describe('a cell of an export', () => {
  it('is the letters of the options that it names', () => {
    expect(given('canvas', 'call', 'None of these')).toEqual({ from: 'json', value: 'D' });
    expect(given('canvas', 'parallel', 'Threads,Subprocesses\\, one per core')).toEqual({
      from: 'json',
      value: ['B', 'C'],
    });
  });

  it('stays the text that it is, without the backslashes of Canvas, where it names anything else', () => {
    expect(given('canvas', 'call', 'It sings\\, loudly')).toEqual({ from: 'text', text: 'It sings, loudly' });
    expect(given('google', 'parallel', 'Threads, Needles')).toEqual({ from: 'text', text: 'Threads, Needles' });
  });

  it('is the parts of the gaps, and a text where there are more or fewer of them', () => {
    expect(given('canvas', 'gaps', 'await,gather\\, all')).toEqual({ from: 'json', value: ['await', 'gather, all'] });
    expect(given('canvas', 'gaps', 'await,gather,run')).toEqual({ from: 'text', text: 'await,gather,run' });
    expect(given('moodle', 'gaps', 'part 1: await; part 2: gather')).toEqual({
      from: 'json',
      value: ['await', 'gather'],
    });
    expect(given('moodle', 'gaps', 'part 1: await')).toEqual({ from: 'text', text: 'part 1: await' });
  });
});

describe('a response of JSON as it was written', () => {
  it('is its texts and numbers, a line for each', () => {
    expect(asWritten({ from: 'json', value: ['B', 2] })).toEqual({ from: 'text', text: 'B\n2' });
    expect(asWritten({ from: 'json', value: 'B' })).toEqual({ from: 'text', text: 'B' });
  });

  it('stays itself where it is anything else', () => {
    for (const value of [[], true, null, ['B', null], { a: 'B' }])
      expect(asWritten({ from: 'json', value })).toEqual({ from: 'json', value });
  });

  it('is kept where it cannot be read', () => {
    expect(unreadable({ from: 'json', value: ['B'] }, 'A A')).toEqual({
      from: 'json',
      value: { response: ['B'], order: 'A A' },
    });
  });
});
