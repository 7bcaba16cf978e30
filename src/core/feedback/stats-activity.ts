import type { Activity, DayDone } from '../analysis/activity.ts';
import type { Forecast } from '../analysis/forecast.ts';
import { piece } from '../layout/line.ts';
import type { PlotRow, Shown } from '../layout/shown.ts';
import { dayName, manyText, monthName, numberText } from './stats-words.ts';

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
const shades = ['·', '░', '▒', '▓', '█'] as const;
const heights = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;

/** The heading of a part of the statistics, a note flush right. */
export function headingRow(title: string, note = ''): Shown {
  return {
    is: 'row',
    left: [piece(title, 'heading')],
    ...(note === '' ? {} : { right: [piece(note, 'muted')] }),
  };
}

/** The 26 weeks as a column each, Monday at the top, the days from tomorrow on left blank. */
export function heatMap({ days }: Activity, today: number): readonly Shown[] {
  const past = days.filter(({ day }) => day <= today);
  const active = past.filter(({ answers }) => answers > 0);
  const total = active.reduce((sum, { answers }) => sum + answers, 0);
  const step = stepOf(active);
  const rows = weekdays.map(
    (label, weekday): PlotRow => ({
      label,
      cells: days
        .filter((_, at) => at % 7 === weekday)
        .map(({ day, answers }) => (day > today ? ' ' : shades[levelOf(answers, step)]))
        .join(''),
    }),
  );
  return [
    headingRow('The last 26 weeks', `${manyText(total, 'answer')} on ${manyText(active.length, 'day')}`),
    {
      is: 'plot',
      keeps: 'end',
      rows: [{ label: '', cells: monthsRow(days), role: 'muted' }, ...rows],
      spoken: spokenWeeks(days, active),
    },
    ...(active.length === 0 ? [] : [legend(step)]),
  ];
}

/** A shade stands for so many answers that nine in ten of the days that were used have a shade of their own. */
function stepOf(active: readonly DayDone[]): number {
  const counts = active.map(({ answers }) => answers).sort((one, other) => one - other);
  return Math.max(1, Math.ceil((counts[Math.ceil(counts.length * 0.9) - 1] ?? 1) / 4));
}

function levelOf(answers: number, step: number): 0 | 1 | 2 | 3 | 4 {
  if (answers === 0) return 0;
  if (answers <= step) return 1;
  if (answers <= 2 * step) return 2;
  return answers <= 3 * step ? 3 : 4;
}

/** Each month above the first column that begins in it; the first one only where it has room before the next. */
function monthsRow(days: readonly DayDone[]): string {
  const names = days.filter((_, at) => at % 7 === 0).map(({ day }) => monthName(day));
  const starts = names.flatMap((name, week) => (name === names[week - 1] ? [] : [{ name, week }]));
  const [, second] = starts;
  const shown = second !== undefined && second.week <= second.name.length ? starts.slice(1) : starts;
  return shown.reduce((row, { name, week }) => row.padEnd(week) + name, '');
}

function legend(step: number): Shown {
  const cells = `· 0  ░ ≤ ${step}  ▒ ≤ ${2 * step}  ▓ ≤ ${3 * step}  █ more`;
  return { is: 'plot', keeps: 'start', rows: [{ label: '', cells, role: 'muted' }], spoken: [] };
}

function spokenWeeks(days: readonly DayDone[], active: readonly DayDone[]): readonly string[] {
  const [first] = days;
  if (first === undefined || active.length === 0) return [];
  const weeks = Array.from({ length: days.length / 7 }, (_, week) =>
    days.slice(week * 7, week * 7 + 7).reduce((sum, { answers }) => sum + answers, 0),
  );
  const busiest = active.reduce((most, done) => (done.answers > most.answers ? done : most));
  return [
    `Answers a week, from ${dayName(first.day)} on: ${weeks.join(', ')}.`,
    `The busiest day: ${dayName(busiest.day)}, ${manyText(busiest.answers, 'answer')}.`,
  ];
}

/** What falls due on the next 30 days, as a bar each. */
export function forecastPlot({ overdue, days, dailyLoad }: Forecast, today: number): readonly Shown[] {
  const most = Math.max(...days);
  const cells = days.map((count) => barOf(count, most)).join('');
  const [now = 0, next = 0] = days;
  const busiest = days.indexOf(most);
  const parts = [
    ...(overdue === 0 ? [] : [`${numberText(overdue)} overdue`]),
    `${numberText(now)} today`,
    `${numberText(next)} tomorrow`,
    ...(busiest > 1 ? [`at most ${numberText(most)}, on ${dayName(today + busiest)}`] : []),
  ];
  return [
    headingRow('Due in the next 30 days', `${numberText(dailyLoad)} a day in the long run`),
    {
      is: 'plot',
      keeps: 'start',
      rows: [
        { label: '', cells },
        { label: '', cells: 'today     in 10 d   in 20 d', role: 'muted' },
      ],
      spoken: [`Due a day, from today on: ${days.join(', ')}.`],
    },
    { is: 'row', left: [piece(parts.join(' · '))] },
  ];
}

function barOf(count: number, most: number): string {
  if (count === 0) return '·';
  return heights[Math.min(7, Math.max(0, Math.ceil((count / most) * 8) - 1))] ?? '█';
}
