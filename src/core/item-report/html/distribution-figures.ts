import type { Bin, WrightRow } from '../figures.ts';
import { counted, fixed, grouped } from '../numbers.ts';
import { figure, label, line, rectangle } from './figure.ts';
import { cut, escaped, htmlTable } from './text.ts';

/** How the totals are spread, a bar for each bin. */
export function histogramFigure(bins: readonly Bin[]): string {
  const [width, height, floor] = [640, 220, 180];
  const most = Math.max(1, ...bins.map(({ students }) => students));
  const wide = (width - 40) / Math.max(1, bins.length);
  const shapes = bins.map(({ label: name, students }, at) => {
    const tall = (students / most) * (floor - 30);
    const left = 20 + at * wide;
    const middle = left + wide / 2;
    return [
      rectangle(left + 2, floor - tall, wide - 4, tall, `${name} points: ${counted(students, 'student')}`),
      students === 0 ? '' : label(middle, floor - tall - 6, grouped(students), 'middle'),
      label(middle, floor + 18, name.replace(' to ', '–'), 'middle', 'muted'),
    ].join('');
  });
  return figure({
    name: 'totals',
    title: 'Totals',
    says: 'How many students have which total, in points.',
    width,
    height,
    shapes:
      shapes.join('') +
      line(20, floor, width - 20, floor, 'axis') +
      label(width / 2, height - 4, 'points', 'middle', 'muted'),
    table: htmlTable(
      ['points', 'students'],
      bins.map(({ label: name, students }) => [name, students]),
    ),
  });
}

/** Students as bars on the left of a scale in logits, items by name on its right, the able and the difficult on top. */
export function wrightFigure(rows: readonly WrightRow[]): string {
  const [width, step, axis] = [640, 22, 250];
  const most = Math.max(1, ...rows.map(({ students }) => students));
  const bottom = 30 + rows.length * step;
  const shapes = rows.map(({ at, students, items }, row) => {
    const y = 30 + row * step;
    const wide = (students / most) * (axis - 90);
    return [
      students === 0 ? '' : rectangle(axis - 4 - wide, y + 3, wide, step - 6, counted(students, 'student')),
      students === 0 ? '' : label(axis - 10 - wide, y + 15, grouped(students), 'end'),
      label(36, y + 15, fixed(at, 1), 'end', 'muted'),
      items.length === 0 ? '' : label(axis + 12, y + 15, namesText(items)),
    ].join('');
  });
  const heads =
    label(36, 18, 'logits', 'end', 'muted') +
    label(axis - 8, 18, 'students', 'end', 'muted') +
    label(axis + 12, 18, 'items', 'start', 'muted');
  return figure({
    name: 'scale',
    title: 'Students and items on one scale',
    says: 'Wright map: abilities of the students and difficulties of the items under the Rasch model, in logits; a student has even odds with an item of the same height.',
    width,
    height: bottom + 8,
    shapes: heads + shapes.join('') + line(axis, 26, axis, bottom, 'axis'),
    table: htmlTable(
      ['logits', 'students', 'items'],
      rows.map(({ at, students, items }) => [fixed(at, 1), students, items.map(escaped).join(', ')]),
    ),
  });
}

const namesWidth = 54;

/** As many of the names as there is room for, and how many more. */
function namesText(names: readonly string[]): string {
  const shown: string[] = [];
  let length = 0;
  for (const name of names) {
    const size = Math.min(24, [...name].length) + 1;
    if (shown.length > 0 && length + size > namesWidth) break;
    shown.push(cut(name, 24));
    length += size;
  }
  const more = names.length - shown.length;
  return [...shown, ...(more === 0 ? [] : [`+${more}`])].join(' ');
}
