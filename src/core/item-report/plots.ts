import { piece } from '../layout/line.ts';
import { meterText } from '../layout/meter.ts';
import type { Shown } from '../layout/shown.ts';
import type { Bin, WrightRow } from './figures.ts';
import { counted, fixed, grouped } from './numbers.ts';

/** With labels and counts around them they fit into 40 columns. */
const barCells = 22;
const halfCells = 8;
const namesCells = 22;

/** The heading of a part, a note flush right. */
export function heading(title: string, note = ''): Shown {
  return { is: 'row', left: [piece(title, 'heading')], ...(note === '' ? {} : { right: [piece(note, 'muted')] }) };
}

const bar = (share: number, cells: number): string => meterText(share, cells).replaceAll('·', '');

/** The bins as bars, each with its number of students. */
export function histogramPlot(bins: readonly Bin[]): readonly Shown[] {
  const most = bins.reduce((largest, { students }) => Math.max(largest, students), 1);
  const widest = bins.reduce((width, { label }) => Math.max(width, label.length), 0);
  return [
    heading('Totals', 'points and students'),
    {
      is: 'plot',
      keeps: 'start',
      rows: bins.map(({ label, students }) => ({
        label: label.padStart(widest),
        cells: `${bar(students / most, barCells)} ${grouped(students)}`.trimStart(),
      })),
      spoken: bins.map(({ label, students }) => `${label} points: ${counted(students, 'student')}.`),
    },
  ];
}

/** As many of the names as there is room for, and how many more. */
function namesText(names: readonly string[]): string {
  const flat = names.map((name) => name.replace(/\s+/g, ' '));
  for (let shown = flat.length; shown > 0; shown -= 1) {
    const more = flat.length - shown;
    const text = [...flat.slice(0, shown), ...(more === 0 ? [] : [`+${more}`])].join(' ');
    if (text.length <= namesCells) return text;
  }
  return flat.length === 0
    ? ''
    : flat.length === 1
      ? `${(flat[0] ?? '').slice(0, namesCells - 1)}…`
      : `${flat.length} items`;
}

/** Students as bars on the left of a scale, items by name on its right. */
export function wrightPlot(rows: readonly WrightRow[]): readonly Shown[] {
  const most = rows.reduce((largest, { students }) => Math.max(largest, students), 1);
  const labels = rows.map(({ at }) => fixed(at, 1));
  const widest = labels.reduce((width, label) => Math.max(width, label.length), 0);
  return [
    heading('Students and items on one scale', 'logits'),
    {
      is: 'plot',
      keeps: 'start',
      rows: rows.map(({ students, items }, at) => ({
        label: (labels[at] ?? '').padStart(widest),
        cells: `${bar(students / most, halfCells).padEnd(halfCells)} │ ${namesText(items)}`.trimEnd(),
      })),
      spoken: rows.flatMap(({ at, students, items }) => {
        const named = items.length === 0 ? '' : `, items ${items.join(', ')}`;
        return students === 0 && items.length === 0
          ? []
          : [`${fixed(at, 1)} logits: ${counted(students, 'student')}${named}.`];
      }),
    },
  ];
}
