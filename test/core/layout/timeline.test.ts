import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Shown } from '../../../src/core/layout/shown.ts';
import { speak } from '../../../src/core/layout/speak.ts';
import { rowsAt } from './rows.ts';

const timeline: Shown = {
  is: 'timeline',
  rows: [
    { label: 'thread 1', spans: [{ from: 0, to: 0.5 }] },
    {
      label: 'loop',
      sign: '·',
      spans: [
        { from: 0.1, to: 0.1 },
        { from: 1, to: 1 },
      ],
    },
  ],
  from: '0',
  to: '2.00 s',
  spoken: ['thread 1: at work, from 0 to 1 s.', 'loop: two beats.'],
};

describe('a timeline', () => {
  it('draws each row on one scale, a moment in a cell of its own', () => {
    // 32 columns: one free on either side, eight for the labels, two between, twenty for the cells: 0.1 is the third of
    // them, 1 the last.
    expect(rowsAt(32, timeline)).toEqual([
      ' thread 1  ██████████',
      ` loop        ·${' '.repeat(16)}·`,
      '           0             2.00 s',
    ]);
  });

  it('takes no more cells than can be compared at a glance', () => {
    const [first = '', , scale = ''] = rowsAt(200, timeline);
    expect(first).toBe(` thread 1  ${'█'.repeat(30)}`);
    expect(scale).toBe(`           0${'2.00 s'.padStart(59)}`);
  });

  it('is written in words where there is no room to draw, and spoken in the same', () => {
    expect(rowsAt(20, timeline)).toEqual([' thread 1: at work,', ' from 0 to 1 s.', ' loop: two beats.']);
    expect(speak([timeline])).toEqual(['thread 1: at work, from 0 to 1 s.', 'loop: two beats.']);
  });

  it('fits into any width, whatever the times are', () => {
    const share = fc.double({ min: -1, max: 3, noNaN: true });
    fc.assert(
      fc.property(
        fc.integer({ min: 25, max: 120 }),
        fc.array(fc.record({ from: share, to: share })),
        (width, spans) => {
          for (const row of rowsAt(width, { ...timeline, rows: [{ label: 'x', spans }] })) {
            expect(row.length).toBeLessThanOrEqual(width - 1);
          }
        },
      ),
    );
  });
});
