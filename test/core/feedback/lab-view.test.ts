import { describe, expect, it } from 'vitest';
import { labList, labView } from '../../../src/core/feedback/lab-view.ts';
import { measureText } from '../../../src/core/feedback/lab-words.ts';
import { speak } from '../../../src/core/layout/speak.ts';
import { rowsAt } from '../layout/rows.ts';
import { flat } from './flat.ts';
import { experiment, measuredOn } from './lab-sample.ts';

const text = (rows: readonly string[]): string => `${rows.map((row) => row.trimEnd()).join('\n')}\n`;
const view = labView(experiment, measuredOn(2), false, ['It was stopped after 5 s.']);

describe('the page of an experiment', () => {
  it.each([40, 80])('is as it was looked at in %i columns', async (columns) => {
    const rows = rowsAt(columns, ...view);
    for (const row of rows) expect(row.length).toBeLessThan(columns);
    await expect(text(rows)).toMatchFileSnapshot(`screens/lab-${columns}.txt`);
  });

  it('is spoken as it was read', async () => {
    await expect(text(speak(view))).toMatchFileSnapshot('screens/lab-spoken.txt');
  });

  it('names the machine of recorded results', () => {
    const [head, said] = flat(labView(experiment, measuredOn(1), true, []));
    expect(head).toBe('Computing beside a loop | Python 3.11.7 · one CPU · with a GIL');
    expect(said).toBe('Recorded on 2026-11-25, not measured here: a desk in Ulm.');
  });

  it('judges no claim on two cores where there is one', () => {
    expect(flat(labView(experiment, measuredOn(1), false, [])).slice(-4)).toEqual([
      'process pool  ×2.00 | ○ says nothing of this machine',
      'up to ×2',
      'cut off | ○ not measured',
      'none',
    ]);
  });
});

describe('the list of experiments', () => {
  it('says how each is run, and what it asks', () => {
    expect(flat(labList([experiment]))).toEqual([
      'Experiments for your own machine',
      'viva lab sample | Computing beside a loop',
      'Who keeps the loop alive?',
    ]);
  });
});

describe('a measure in words', () => {
  it.each([
    ['speed-up', 1.836, '×1.84'],
    ['speed-up', 43.4, '×43'],
    ['longest gap', 12.5, 'longest gap 13 ms'],
    ['seconds', 0.604, '0.60 s'],
    ['went on for {} ms', 389, 'went on for 389 ms'],
    ['lost', 9, 'lost 9'],
  ])('says %s of %d as %s', (measure, value, expected) => {
    expect(measureText(measure, value)).toBe(expected);
  });
});
