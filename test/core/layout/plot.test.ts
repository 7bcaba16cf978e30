import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlotRow, Shown } from '../../../src/core/layout/shown.ts';
import { rowsAt } from './rows.ts';

const rows: readonly PlotRow[] = [
  { label: '', cells: '12345678' },
  { label: 'Mon', cells: '·░▒▓█·░▒' },
  { label: 'Wed.', cells: '··' },
];

const plot = (keeps: 'start' | 'end' | 'whole', of = rows): Shown => ({ is: 'plot', keeps, rows: of, spoken: [] });

describe('a plot', () => {
  it('has its cells in one column', () => {
    expect(rowsAt(40, plot('end'))).toEqual(['       12345678', ' Mon   ·░▒▓█·░▒', ' Wed.  ··']);
  });

  it('loses the same columns of every row where there is no room', () => {
    expect(rowsAt(13, plot('start'))).toEqual(['       12345', ' Mon   ·░▒▓█', ' Wed.  ··']);
    expect(rowsAt(13, plot('end'))).toEqual(['       45678', ' Mon   ▓█·░▒', ' Wed.  ']);
  });

  it('is left out but for its labels where a part would mislead', () => {
    expect(rowsAt(13, plot('whole'))).toEqual([' Mon', ' Wed.']);
    expect(rowsAt(16, plot('whole'))[1]).toBe(' Mon   ·░▒▓█·░▒');
  });

  it('is as wide as the terminal at most', () => {
    const drawn = fc.array(
      fc.record({ label: fc.constantFrom('', 'a', 'Monday'), cells: fc.stringMatching(/^[·░█]{0,30}$/) }),
    );
    fc.assert(
      fc.property(
        drawn,
        fc.integer({ min: 3, max: 50 }),
        fc.constantFrom('start', 'end', 'whole'),
        (of, width, keeps) => {
          for (const row of rowsAt(width, plot(keeps, of))) expect(row.length).toBeLessThan(width);
        },
      ),
    );
  });
});
