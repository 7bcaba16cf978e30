import type { ItemStatistics } from '../analysis/test-theory/item-statistics.ts';
import type { Shown } from '../layout/shown.ts';
import { counted, short } from './numbers.ts';
import { heading } from './plots.ts';

/** A map of fewer items says no more than their table. */
const itemsForMap = 6;
const columns = 31;
/** Between two rows; half of it where all lie close together. */
const wideStep = 0.2;
const closeTogether = 0.6;
const [easy, hard, weak] = [0.8, 0.4, 0.2];

/** Items by facility to the right and correlation with the rest upwards: a disc each, a diamond where one has a flag. */
export function itemMapPlot(items: readonly ItemStatistics[]): readonly Shown[] {
  const placed = items.flatMap(({ facility, itemRest, itemTotal, flags }) => {
    const r = itemRest ?? itemTotal;
    return facility === null || r === null ? [] : [{ facility, r, isFlagged: flags.length > 0 }];
  });
  if (placed.length < itemsForMap) return [];
  const [highest, lowest] = [Math.max(...placed.map(({ r }) => r)), Math.min(0, ...placed.map(({ r }) => r))];
  const step = highest - lowest <= closeTogether ? wideStep / 2 : wideStep;
  const rowOf = (r: number): number => Math.round(r / step);
  const [top, bottom] = [rowOf(highest), rowOf(lowest)];
  const cellsOf = (row: number): string => {
    const cells = Array.from({ length: columns }, (_, column) => {
      const here = placed.filter(
        ({ facility, r }) =>
          rowOf(r) === row && Math.round(Math.max(0, Math.min(1, facility)) * (columns - 1)) === column,
      );
      if (here.length > 1) return here.length < 10 ? `${here.length}` : '+';
      return here.length === 0 ? (row === 0 ? '·' : ' ') : here[0]?.isFlagged === true ? '◆' : '•';
    });
    return cells.join('').trimEnd();
  };
  const levels = Array.from({ length: top - bottom + 1 }, (_, down) => top - down);
  const labels = levels.map((row) => short(row * step, 1));
  const widest = Math.max(...labels.map(({ length }) => length));
  const middle = (columns - 1) / 2;
  const count = (isIt: (item: (typeof placed)[number]) => boolean): number => placed.filter(isIt).length;
  return [
    heading('Items', 'up: tells the able apart'),
    {
      is: 'plot',
      keeps: 'start',
      rows: [
        ...levels.map((row, at) => ({ label: (labels[at] ?? '').padStart(widest), cells: cellsOf(row) })),
        { label: ' '.repeat(widest), cells: `${'hard'.padEnd(middle - 4)}facility${'easy'.padStart(middle - 4)}` },
      ],
      spoken: [
        `${counted(
          count(({ facility }) => facility >= easy),
          'item',
        )} with a facility of ${short(easy, 1)} or more, ` +
          `${count(({ facility }) => facility < hard)} below ${short(hard, 1)}; ` +
          `${counted(
            count(({ r }) => r < weak),
            'item',
          )} with a correlation below ${short(weak, 1)}.`,
      ],
    },
    { is: 'gap' },
  ];
}
