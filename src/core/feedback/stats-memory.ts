import type { Calibration, CalibrationBin } from '../analysis/calibration.ts';
import type { Bin, Distributions } from '../analysis/distributions.ts';
import type { RetentionOf } from '../analysis/retention.ts';
import type { Share } from '../analysis/share.ts';
import type { Aim } from '../analysis/study-statistics.ts';
import type { TargetCost } from '../analysis/target-cost.ts';
import { piece } from '../layout/line.ts';
import { percentText } from '../layout/meter.ts';
import type { Shown } from '../layout/shown.ts';
import { headingRow } from './stats-activity.ts';
import { lossText, manyText, numberText, timeText } from './stats-words.ts';

const gap: Shown = { is: 'gap' };

/** True retention as a table, and how its 95 % interval compares with what is aimed at. */
export function retentionPart(retention: readonly RetentionOf[], aim: Aim): readonly Shown[] {
  const rows = retention.map(({ days, young, mature, both }) => [
    days === null ? 'all' : `${days} days`,
    ...[young, mature, both].map(cellOf),
  ]);
  return [
    headingRow('Recalled when due', 'mature: an interval of 21 days or more'),
    gap,
    table([['', 'young', 'mature', 'both'], ...rows]),
    gap,
    ...aimRow(aim),
  ];
}

function cellOf({ share, of }: Share): string {
  return share === null ? '–' : `${percentText(share)} of ${numberText(of)}`;
}

const verdicts = { above: 'above', 'as-aimed': 'in line with', below: 'below' } as const;

function aimRow({ target, observed, verdict }: Aim): readonly Shown[] {
  const { low, high } = observed;
  if (target === null || verdict === null || low === null || high === null) return [];
  const range = `likely ${wholePercent(low)}–${wholePercent(high)} %`;
  const text = `30 days: ${range}, ${verdicts[verdict]} the target of ${percentText(target)}`;
  return [{ is: 'row', left: [piece(text)] }];
}

function wholePercent(share: number): number {
  return Math.round(share * 100);
}

/** Predicted beside observed recall, a row for each bin: the closer the two marks, the better. */
export function calibrationPart({ bins, logLoss, binnedError, reviews }: Calibration): readonly Shown[] {
  if (logLoss === null || binnedError === null) return [];
  const from = bins.some((bin) => bin.from < 0.5) ? 0 : 0.5;
  const numbers = bins.map(({ predicted, observed, reviews: of }) => [
    percentText(predicted).padStart(5),
    percentText(observed).padStart(5),
    numberText(of).padStart(6),
  ]);
  return [
    headingRow(
      'Predicted and observed recall',
      `log loss ${lossText(logLoss)} · binned error ${lossText(binnedError)}`,
    ),
    {
      is: 'plot',
      keeps: 'whole',
      rows: [
        { label: ' pred   obs  times', cells: `${`${from * 100} %`.padEnd(plotCells - 5)}100 %`, role: 'muted' },
        ...bins.map((bin, at) => ({ label: numbers[at]?.join(' ') ?? '', cells: marks(bin, from) })),
        { label: '', cells: '○ pred. ● observed', role: 'muted' as const },
      ],
      spoken: [
        ...bins.map(
          ({ predicted, observed, reviews: of }) =>
            `Predicted ${percentText(predicted)}, observed ${percentText(observed)}, ${manyText(of, 'review')}.`,
        ),
        `${manyText(reviews, 'review')} in all.`,
      ],
    },
  ];
}

/** With the numbers before them they fit into 40 columns. */
const plotCells = 18;

function marks({ predicted, observed }: CalibrationBin, from: number): string {
  const placeOf = (share: number) =>
    Math.min(plotCells - 1, Math.max(0, Math.floor(((share - from) / (1 - from)) * plotCells)));
  const cells = new Array<string>(plotCells).fill('·');
  cells[placeOf(predicted)] = '○';
  cells[placeOf(observed)] = placeOf(observed) === placeOf(predicted) ? '◉' : '●';
  return cells.join('');
}

/** How stability, difficulty and retrievability are spread, a bar for each bin. */
export function distributionParts({ stability, difficulty, retrievability }: Distributions): readonly Shown[] {
  const percent = (share: number) => `${wholePercent(share)}`;
  return [
    headingRow('Stability', 'days until recall falls to 90 %'),
    ...bars(stability, numberText, ' d'),
    gap,
    headingRow('Difficulty', 'from 1 to 10'),
    ...bars(difficulty, numberText, ''),
    gap,
    headingRow('Recall today'),
    ...bars(retrievability, percent, ' %'),
  ];
}

function bars(bins: readonly Bin[], textOf: (value: number) => string, unit: string): readonly Shown[] {
  const total = bins.reduce((sum, { cards }) => sum + cards, 0);
  const counts = bins.map(({ cards }) => numberText(cards));
  const digits = counts.reduce((most, count) => Math.max(most, count.length), 0);
  return bins.map(({ from, to, cards }, at) => ({
    is: 'meter',
    label: [piece(rangeText(from, to, textOf) + unit)],
    share: total === 0 ? 0 : cards / total,
    note: [piece(`${counts[at]?.padStart(digits)} ${cards === 1 ? 'card ' : 'cards'}`, 'muted')],
    cells: 20,
  }));
}

function rangeText(from: number, to: number | null, textOf: (value: number) => string): string {
  if (to === null) return `from ${textOf(from)}`;
  return from === 0 ? `below ${textOf(to)}` : `${textOf(from)} to ${textOf(to)}`;
}

/** What each target would cost a day, the one that is aimed at marked. */
export function costPart(costs: readonly TargetCost[], target: number | null): readonly Shown[] {
  const rows = costs.map((cost) => [
    percentText(cost.target) + (target !== null && Math.abs(target - cost.target) < 0.005 ? ' (now)' : ''),
    numberText(cost.reviewsPerDay),
    cost.timePerDayMs === null ? '–' : timeText(cost.timePerDayMs),
  ]);
  return [
    headingRow('What another target would cost', 'estimated from the memories of today'),
    gap,
    table([['target', 'reviews a day', 'time a day'], ...rows]),
  ];
}

/** Cells hold no text of a deck. */
function table([head = [], ...rows]: readonly (readonly string[])[]): Shown {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return { is: 'markdown', text: [line(head), line(head.map(() => '-')), ...rows.map(line)].join('\n') };
}
