import type { Experiment } from '../lab/experiment.ts';
import { type Judged, judge } from '../lab/judge.ts';
import type { Measurement, Way } from '../lab/measurement.ts';
import { piece, type Role } from '../layout/line.ts';
import type { Shown } from '../layout/shown.ts';
import { labelColumns, scaleOf, timelineOf } from './lab-timeline.ts';
import { gapText, measureText, secondsText } from './lab-words.ts';

const gap: Shown = { is: 'gap' };
const row = (text: string, role: Role = 'plain', indent = 0): Shown => ({
  is: 'row',
  left: [piece(text, role)],
  indent,
});

/** The experiments that there are, each with its question. */
export function labList(experiments: readonly Experiment[]): readonly Shown[] {
  return [
    row('Experiments for your own machine', 'heading'),
    gap,
    ...experiments.flatMap(({ name, title, asks }): readonly Shown[] => [
      { is: 'row', left: [piece(`viva lab ${name}`, 'code')], right: [piece(title, 'muted')] },
      row(asks, 'plain', 2),
    ]),
  ];
}

/**
 * A measurement as a page: who did what when in each way, then each claim beside what was measured. `news` says above it
 * what the reader must know of the run. Recorded results name their machine.
 */
export function labView(
  experiment: Experiment,
  measurement: Measurement,
  isRecorded: boolean,
  news: readonly string[],
): readonly Shown[] {
  const [scale, columns] = [scaleOf(measurement), labelColumns(measurement)];
  const { machine, on } = experiment.recorded;
  const recorded = isRecorded ? [`Recorded on ${on}, not measured here: ${machine}.`] : [];
  return [
    {
      is: 'row',
      left: [piece(experiment.title, 'heading')],
      ...(measurement.python === '' ? {} : { right: [piece(machineText(measurement), 'muted')] }),
    },
    ...[...news, ...recorded].map((text) => row(text, 'warning')),
    gap,
    row(experiment.asks),
    row(experiment.job, 'muted'),
    ...measurement.ways.flatMap((way) => wayShown(way, scale, columns)),
    ...skippedRows(measurement),
    gap,
    ...claimRows(experiment, measurement, isRecorded),
  ];
}

function machineText({ python, cpus, hasGil }: Measurement): string {
  return `Python ${python} · ${cpus === 1 ? 'one CPU' : `${cpus} CPUs`} · ${hasGil ? 'with' : 'without'} a GIL`;
}

function wayShown(way: Way, scale: number, columns: number): readonly Shown[] {
  const { name, seconds, longestGapMs } = way;
  const took = seconds === undefined ? 'not finished' : secondsText(seconds);
  const measured = [took, ...(longestGapMs === undefined ? [] : [gapText(longestGapMs)])].join(' · ');
  return [
    gap,
    { is: 'row', left: [piece(name, 'strong')], right: [piece(measured)] },
    ...timelineOf(way, scale, columns),
  ];
}

function skippedRows({ skipped }: Measurement): readonly Shown[] {
  const rows = skipped.map(({ way, because }) => row(`${way}: not run, since ${because}`, 'muted'));
  return rows.length === 0 ? [] : [gap, ...rows];
}

function claimRows(experiment: Experiment, measurement: Measurement, isRecorded: boolean): readonly Shown[] {
  const judged = judge(experiment.claims, measurement);
  return [row(isRecorded ? 'measured, and said' : 'measured here, and said', 'heading'), ...judged.flatMap(claimShown)];
}

const verdicts: { readonly [Each in Judged['verdict']]: { readonly text: string; readonly role: Role } } = {
  'borne-out': { text: '✓ as said', role: 'right' },
  differs: { text: '✗ not as said', role: 'wrong' },
  unfit: { text: '○ says nothing of this machine', role: 'muted' },
  unmeasured: { text: '○ not measured', role: 'muted' },
};

function claimShown({ claim, value, verdict }: Judged): readonly Shown[] {
  const { way, measure, says, otherwise } = claim;
  const { text, role } = verdicts[verdict];
  const measured = value === undefined ? '' : `  ${measureText(measure, value)}`;
  return [
    { is: 'row', left: [piece(way), piece(measured, 'strong')], right: [piece(text, role)] },
    row(says, 'muted', 2),
    ...(verdict === 'differs' && otherwise !== undefined ? [row(otherwise, 'warning', 2)] : []),
  ];
}
